package org.hes4j.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hes4j.directory.KeptApart;
import org.hes4j.directory.Outcome;
import org.hes4j.directory.Records;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JdbcPropertyTest {

  @Property(tries = 200)
  void anyListOfAddressesComesBackAsTheSameSet(@ForAll("addresses") List<String> addresses)
      throws SQLException {
    try (H2Database database = new H2Database();
        var connection = database.connect()) {
      database.execute("CREATE TABLE people (mail VARCHAR(200))");
      try (var insert = connection.prepareStatement("INSERT INTO people VALUES (?)")) {
        for (String address : addresses) {
          insert.setString(1, address);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      List<String> read =
          Records.of(database.source("SELECT mail FROM people").fetchSize(3).build()).values();
      assertThat(read).hasSameSizeAs(addresses);
      assertThat(new HashSet<>(read)).isEqualTo(new HashSet<>(addresses));
    }
  }

  /** A value that only looks plain as bytes would be another person's address. */
  @Property(tries = 300)
  void aConsumerThatTakesBytesGetsTheSameRecords(
      @ForAll("rows") List<Row> rows, @ForAll boolean named) throws SQLException {
    try (H2Database database = new H2Database();
        var connection = database.connect()) {
      database.execute("CREATE TABLE people (mail VARCHAR, alias VARCHAR, name VARCHAR)");
      try (var insert = connection.prepareStatement("INSERT INTO people VALUES (?, ?, ?)")) {
        for (Row row : rows) {
          insert.setString(1, row.mail());
          insert.setString(2, row.alias());
          insert.setString(3, row.name());
          insert.executeUpdate();
        }
      }
      JdbcRecipientSourceBuilder builder =
          database.source("SELECT * FROM people").addressColumns("mail", "alias");
      JdbcRecipientSource source =
          named ? builder.displayNameColumn("name").build() : builder.build();
      assertThat(Outcome.asBytes(source)).isEqualTo(Outcome.asText(source));
    }
  }

  record Row(@Nullable String mail, @Nullable String alias, @Nullable String name) {}

  @Provide
  Arbitrary<List<Row>> rows() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.strings().withChars("ab.? @\t~\u007Fé漢\uD83D\uDE00").ofMaxLength(12),
                Arbitraries.strings()
                    .withCharRange('a', 'z')
                    .ofMaxLength(30)
                    .map(s -> s + "@example.com"))
            .injectNull(0.1);
    return Combinators.combine(texts, texts, texts).as(Row::new).list().ofMaxSize(20);
  }

  @Test
  void plainRowsComeAsBytesAndOthersDoNot() throws SQLException {
    try (H2Database database = new H2Database()) {
      KeptApart kept =
          KeptApart.of(
              database
                  .source(
                      "SELECT * FROM (VALUES ('a@example.com', 'Ann'), ('b@example.com', NULL),"
                          + " ('c@example.com', 'Zoë'), ('é@example.com', 'E'),"
                          + " ('d?@example.com', 'D'), (' e@example.com ', '')) AS t(mail, name)")
                  .addressColumns("mail")
                  .displayNameColumn("name")
                  .build());
      assertThat(kept.asBytes)
          .containsExactly(
              "row 1: a@example.com (Ann)", "row 2: b@example.com", "row 6:  e@example.com  ()");
      assertThat(kept.asRecords)
          .containsExactly("c@example.com", "é@example.com", "d?@example.com");
    }
  }

  @Provide
  Arbitrary<List<String>> addresses() {
    return Arbitraries.strings()
        .withChars("abcxyz0189.!#$%&'*+-/=?^_`{|}~\"\\é漢")
        .ofMinLength(1)
        .ofMaxLength(64)
        .map(local -> local + "@example.com")
        .list();
  }
}
