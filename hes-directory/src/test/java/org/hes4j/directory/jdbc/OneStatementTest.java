package org.hes4j.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneStatementTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT mail FROM people",
        "SELECT mail FROM people;",
        "SELECT mail FROM people ; ;\n -- that was all; really\n/* yes; it was */ ",
        "-- first; this\n;WITH p AS (SELECT 1) SELECT * FROM p",
        "SELECT ';', 'it''s; x', \"a;b\", `c` FROM people",
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
    assertThat(OneStatement.of(query, OneStatement.Dialect.ANY)).isEqualTo(query);
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
    assertRefused(query, OneStatement.Dialect.ANY);
  }

  private static void assertRefused(String query, List<OneStatement.Dialect> dialects) {
    assertThatThrownBy(() -> OneStatement.of(query, dialects))
        .as(query)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the query holds a second statement behind a semicolon; expected one SELECT, and for"
                + " each further one a source of its own");
  }

  /** One has a second statement to one database and not to another. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT 1 -- x\r; DELETE FROM p     | postgresql",
        "SELECT 1 --x\r; DELETE FROM p      | postgresql mariadb",
        "SELECT E'\\'', '\\'; DELETE FROM p --'| postgresql",
        "SELECT 'e\\'; DELETE FROM p --'    | postgresql",
        "SELECT 1 /* /* */ ; */ + 2; SELECT 3| postgresql mariadb",
        "SELECT 1 /* /* */ ; DELETE FROM p | mariadb",
        "SELECT fe'\\'; DELETE FROM p --'   | postgresql",
        "SELECT `';` ; DELETE FROM p --'   | mariadb",
        "SELECT 'it\\'; x', 2             | postgresql",
        "SELECT 'it\\'s'; DELETE FROM p -- ' | mariadb",
        "SELECT 1 /*! ; DELETE FROM p */   | mariadb",
        "SELECT 1 /*M! ; DELETE FROM p */  | mariadb",
        "SELECT 5--1; DELETE FROM p         | mariadb",
        "SELECT 5 -- 1; DELETE FROM p       | neither",
        "SELECT 1 --                        | neither",
        "SELECT 1 # ; two                  | postgresql",
        "SELECT e'\\';', E'it\\'s; x'       | neither",
      })
  void whatStringsAndCommentsAreIsTheDatabases(String query, String refusedBy) {
    for (String database : List.of("postgresql", "mariadb")) {
      List<OneStatement.Dialect> dialects =
          OneStatement.Dialect.of("jdbc:" + database + "://db.example.com/mail");
      assertThat(dialects).hasSize(1);
      if (List.of(refusedBy.split(" ", -1)).contains(database)) {
        assertRefused(query, dialects);
      } else {
        assertThat(OneStatement.of(query, dialects)).isEqualTo(query);
      }
    }
  }
}
