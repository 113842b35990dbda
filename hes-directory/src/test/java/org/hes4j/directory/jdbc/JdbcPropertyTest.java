package org.hes4j.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hes4j.directory.Records;

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
