package org.hes4j.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.Statement;
import org.hes4j.directory.Records;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@RequiresMariaDb
class MariaDbSourceTest extends DatabaseSourceTests {
  private static MariaDbServer server;

  @BeforeAll
  static void start() throws Exception {
    server = MariaDbServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  Database database() {
    return server;
  }

  @Override
  String stuck() {
    return "SELECT CONCAT('p', seq, '@example.com') AS mail, IF(seq > 3, SLEEP(3600), 0)"
        + " FROM seq_1_to_5";
  }

  @Test
  void valuesThatTheServerCutShortAreAFailure() {
    String query = "SELECT GROUP_CONCAT(CONCAT('p', seq, '@example.com')) AS mail FROM seq_1_to_9";
    JdbcRecipientSource source =
        JdbcRecipientSource.builder(
                server.url() + "?sessionVariables=group_concat_max_len=40", query)
            .login(MariaDbServer.USER, () -> MariaDbServer.PASSWORD)
            .build();
    JdbcSourceException e = failure(source);
    assertThat(e)
        .hasMessageContaining("the database warns that it cut values short")
        .hasMessageContaining("group_concat_max_len");
    assertThat(e.vendorCode()).isEqualTo(1260);
  }

  @Test
  void aProcedureIsReadToo() throws Exception {
    server.execute("CREATE PROCEDURE everybody() SELECT 'ann@example.com' AS mail");
    assertThat(Records.of(server.source("CALL everybody()").build()).values()).hasSize(1);
  }

  @Test
  void aProcedureThatGivesMoreThanOneResultIsRefused() throws Exception {
    server.execute(
        "CREATE PROCEDURE twice() BEGIN SELECT 'a@example.com' AS mail; SELECT 'b' AS mail; END");
    assertThat(failure(server.source("CALL twice()").build()))
        .hasMessageContaining("the query gives more than one result, and only the first was read");
  }

  @Test
  void aProcedureThatLeavesTheTransactionCannotWrite() throws Exception {
    server.execute(
        "CREATE TABLE untouched (mail VARCHAR(100))",
        "INSERT INTO untouched VALUES ('ann@example.com')",
        "CREATE PROCEDURE leaving()"
            + " BEGIN SELECT 'x@example.com' AS mail; COMMIT; DELETE FROM untouched; COMMIT; END");
    JdbcSourceException e = failure(server.source("CALL leaving()").build());
    assertThat(e.sqlState()).contains("25006");
    assertThat(e).hasMessageContaining("the query writes");
    assertThat(Records.of(server.source("SELECT mail FROM untouched").build()).values())
        .containsExactly("ann@example.com");
  }

  @Test
  void theSessionIsReadOnlyWhileItIsReadAndThenAsItWas() throws Exception {
    try (Pool pool = new Pool(server.connect());
        Statement statement = pool.connection().createStatement()) {
      JdbcRecipientSource source =
          JdbcRecipientSource.builder(pool, "SELECT CONCAT(@@session.tx_read_only + 0, '@b.c')")
              .build();
      assertThat(Records.of(source).values()).containsExactly("1@b.c");
      try (ResultSet result = statement.executeQuery("SELECT @@session.tx_read_only")) {
        result.next();
        assertThat(result.getInt(1)).isZero();
      }
    }
  }

  @Test
  void aSettingThatDropsRowsWithoutAWordIsOverruled() {
    JdbcRecipientSource source =
        JdbcRecipientSource.builder(
                server.url() + "?sessionVariables=sql_select_limit=5", server.addresses(20))
            .login(MariaDbServer.USER, () -> MariaDbServer.PASSWORD)
            .build();
    assertThat(Records.of(source).values()).hasSize(20);
  }
}
