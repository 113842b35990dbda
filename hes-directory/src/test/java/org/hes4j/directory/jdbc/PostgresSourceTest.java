package org.hes4j.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hes4j.directory.Records;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
  void aProcedureCannotLeaveTheTransaction() throws Exception {
    server.execute(
        "CREATE TABLE untouched AS SELECT 'ann@example.com' AS mail",
        "GRANT ALL ON untouched TO " + PostgresServer.USER,
        "CREATE PROCEDURE leave(INOUT mail TEXT) LANGUAGE plpgsql AS"
            + " $$ BEGIN COMMIT; DELETE FROM untouched; END $$");
    assertThat(failure(server.source("CALL leave('x@example.com')").build())).isNotNull();
    assertThat(Records.of(server.source("SELECT mail FROM untouched").build()).values())
        .containsExactly("ann@example.com");
  }

  @Test
  @Timeout(60)
  void aTransactionThatWaitedTooLongIsNotSaidToWrite() {
    JdbcRecipientSource source =
        JdbcRecipientSource.builder(
                server.url()
                    + "?ApplicationName=waiting&options=-c%20idle_in_transaction_session_timeout=50",
                server.addresses(1000))
            .login(PostgresServer.USER, () -> PostgresServer.PASSWORD)
            .fetchSize(1)
            .build();
    JdbcSourceException e =
        catchThrowableOfType(
            JdbcSourceException.class, () -> source.read(record -> waitUntilNobodyReads()));
    assertThat(e.sqlState()).contains("25P03");
    assertThat(e)
        .hasMessageContaining(
            "the read broke off after 1 row: the server ended a transaction that waited too long"
                + " (SQLState 25P03)")
        .hasMessageContaining("Raise idle_in_transaction_session_timeout for this user")
        .hasMessageNotContaining("writes");
  }

  private static void waitUntilNobodyReads() {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      boolean reading = true;
      while (reading && !Thread.currentThread().isInterrupted()) {
        try (ResultSet result =
            statement.executeQuery(
                "SELECT 1 FROM pg_stat_activity WHERE application_name = 'waiting'")) {
          reading = result.next();
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
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
