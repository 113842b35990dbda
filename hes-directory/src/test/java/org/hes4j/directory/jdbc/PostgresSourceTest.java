package org.hes4j.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.hes4j.directory.Records;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresSourceTest extends DatabaseSourceTests {
  private static PostgresServer server;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Override
  Database database() {
    return server;
  }

  @Override
  String stuck() {
    return "SELECT 'p' || n || '@example.com' AS mail,"
        + " CASE WHEN n > 3 THEN pg_sleep(3600) END FROM generate_series(1, 5) AS n";
  }

  @Override
  void grant(String table) throws SQLException {
    server.execute("GRANT ALL ON " + table + " TO " + PostgresServer.USER);
  }

  @Test
  void theTransactionIsReadOnlyAndSeesOneState() {
    String query =
        "SELECT current_setting('transaction_isolation') || ', read only '"
            + " || current_setting('transaction_read_only')";
    assertThat(Records.of(server.source(query).build()).values())
        .containsExactly("repeatable read, read only on");
  }

  @Test
  void aQueryThatWritesIsRefused() throws Exception {
    server.execute("CREATE TABLE written (mail TEXT)");
    grant("written");
    JdbcSourceException e =
        failure(
            server.source("INSERT INTO written VALUES ('ann@example.com') RETURNING mail").build());
    assertThat(e.sqlState()).contains("25006");
    assertThat(e).hasMessageContaining("the query failed: the query writes (SQLState 25006)");
  }

  @Test
  void anArrayOfAddressesIsRefusedWithTheRemedyAndTheRemedyWorks() {
    assertThat(failure(server.source("SELECT ARRAY['ann@example.com'] AS mail").build()))
        .hasMessageEndingWith(
            ": column \"mail\" holds arrays, not text. Give each address a row of its own in the"
                + " query (unnest).");
    assertThat(
            Records.of(
                    server
                        .source("SELECT unnest(ARRAY['ann@example.com', 'b@example.com']) AS mail")
                        .build())
                .values())
        .hasSize(2);
  }

  @Test
  void twoQueriesInOneAreRefused() {
    assertThat(failure(server.source("SELECT 'a@example.com'; SELECT 'b@example.com'").build()))
        .hasMessageContaining("the query gives more than one result, and only the first was read");
  }

  @Test
  void valuesOfRowsAreNotShown() {
    JdbcSourceException e =
        failure(
            server
                .source(
                    "SELECT CAST('ann' || n || '@example.com' AS INTEGER) AS mail"
                        + " FROM generate_series(1, 2) AS n")
                .build());
    assertThat(e).hasNoCause().hasMessageNotContaining("ann");
    assertThat(e.sqlState()).contains("22P02");
  }
}
