package org.hes4j.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneStatementTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT mail FROM people",
        "SELECT mail FROM people;",
        "SELECT mail FROM people ; ;\n -- that was all; really\n/* yes; it was */ ",
        "-- first; this\n;WITH p AS (SELECT 1) SELECT * FROM p",
        "SELECT ';', 'it''s; x', \"a;b\", `c;d` FROM people",
        "SELECT 1 /* ; SELECT 2 */ + 1 -- ; SELECT 3",
        "SELECT /* 'one */ 1 -- it's",
        "SELECT $$ ; ' $$, $a_1$ ; $$ ; $a_1$ FROM people",
        "SELECT '; never closed",
        "SELECT 1 /* ; never closed",
        "SELECT $a$ ; never closed",
        "SELECT a - b / c * $1 FROM people",
        "SELECT '\\\\' FROM people;",
      })
  void oneStatementIsTaken(String query) {
    assertThat(OneStatement.of(query)).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'x@example.com' AS email; COMMIT; DELETE FROM person",
        "SELECT 1;SELECT 2",
        "SELECT 1;;SELECT 2",
        "SELECT ';';DELETE FROM person",
        "SELECT 'it''s'; DELETE FROM person",
        "SELECT \"'\"; DELETE FROM person",
        "SELECT 1 -- note\n; DELETE FROM person",
        "SELECT 1; -- note\nDELETE FROM person",
        "SELECT 1 /* a */; /* b */ DELETE FROM person",
        "SELECT $$'$$; DELETE FROM person",
        "SELECT a$b, c$d; DELETE FROM person",
        "SELECT a$b$, 1; DELETE FROM person",
        "SELECT $1; DELETE FROM person",
        // with escapes, or without them, there is a second one
        "SELECT '\\'; DELETE FROM person; --'",
        "SELECT 'it\\'s'; DELETE FROM person",
      })
  void aSecondStatementIsRefused(String query) {
    assertThatThrownBy(() -> OneStatement.of(query))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the query holds a second statement behind a semicolon; expected one SELECT, and for"
                + " each further one a source of its own");
  }
}
