package org.hes4j.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.hes4j.directory.SourcesPage;
import org.junit.jupiter.api.Test;

/** Every failure's message in full, as a user sees it. */
class JdbcFailureMessagesTest {
  private static final String POSTGRES = "JDBC jdbc:postgresql://127.0.0.1:PORT/postgres: ";
  private static final String MARIADB = "JDBC jdbc:mariadb://127.0.0.1:PORT/mail: ";

  private static final String LOGIN =
      "Check user and password, and that the user may log in from this machine.";
  private static final String QUERY =
      "Correct the query, and see that the user may read what it names.";
  private static final String UP = "Is the server up, and are host and port right?";
  private static final String LOST =
      "The connection was lost. Is the server up? Does something cut connections that wait, such as"
          + " a firewall or, with MariaDB and MySQL, net_write_timeout? Nothing of it was used.";
  private static final String SLOW =
      "the database gave no answer within 100 ms, after 0 rows. Raise the query timeout (of imhs-cmd: --response-timeout), or find out"
          + " what is slow: a missing index, a lock, the network. Nothing of it was used.";
  private static final String COLUMN =
      "the query gives no column \"mail\". It gives \"id\", \"address\". Correct the name of"
          + " the address column, or name a column so in the query (AS).";

  private static final Pattern CONNECTION_NUMBER = Pattern.compile("conn=[0-9]+");

  private static JdbcSourceException failure(JdbcRecipientSource source) {
    return catchThrowableOfType(JdbcSourceException.class, () -> source.read(record -> {}));
  }

  private static String message(JdbcRecipientSource source, int port) {
    return listed(shown(failure(source), port));
  }

  private static String shown(JdbcSourceException e, int port) {
    return CONNECTION_NUMBER
        .matcher(e.getMessage().replace(":" + port, ":PORT"))
        .replaceAll("conn=N");
  }

  private static String listed(String message) {
    SourcesPage.assertListed(message);
    return message;
  }

  private static String withWrongPassword(Database database) {
    return message(
        JdbcRecipientSource.builder(database.url(), "SELECT 1")
            .login("reader", () -> "wr0ng-word")
            .build(),
        database.port());
  }

  private static String whenQueried(Database database, String query) {
    return message(
        database
            .source(query)
            .addressColumns("mail")
            .queryTimeout(Duration.ofMillis(query.contains("9") ? 100 : 60_000))
            .build(),
        database.port());
  }

  private static String killedInTheMiddle(Database database) {
    int[] rows = new int[1];
    JdbcRecipientSource source =
        database.source(database.addresses(1_000_000)).fetchSize(10).build();
    JdbcSourceException e =
        catchThrowableOfType(
            JdbcSourceException.class,
            () ->
                source.read(
                    record -> {
                      if (++rows[0] == 25) {
                        kill(database);
                      }
                    }));
    assertThat(e.rowsRead()).isEqualTo(rows[0]).isBetween(25L, 999_999L);
    assertThat(e.sqlState()).hasValueSatisfying(state -> assertThat(state).startsWith("08"));
    return listed(shown(e, database.port()).replace(" " + e.rowsRead() + " rows", " N rows"));
  }

  private static void kill(Database database) {
    try {
      database.kill();
    } catch (IOException | SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void postgres() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      assertThat(withWrongPassword(server))
          .isEqualTo(
              POSTGRES
                  + "cannot connect: login refused (SQLState 28P01), \"FATAL: password"
                  + " authentication failed for user \"reader\"\". "
                  + LOGIN);
      assertThat(whenQueried(server, "SELECT mail FORM people"))
          .isEqualTo(
              POSTGRES
                  + "the query failed: the query is not accepted (SQLState 42601), \"ERROR: syntax"
                  + " error at or near \"people\" Position: 18\". "
                  + QUERY);
      assertThat(whenQueried(server, "SELECT mail FROM nowhere"))
          .isEqualTo(
              POSTGRES
                  + "the query failed: the query is not accepted (SQLState 42P01), \"ERROR:"
                  + " relation \"nowhere\" does not exist Position: 18\". "
                  + QUERY);
      assertThat(whenQueried(server, "SELECT 1 AS id, 'x' AS address"))
          .isEqualTo(POSTGRES + COLUMN);
      assertThat(whenQueried(server, "SELECT pg_sleep(9)")).isEqualTo(POSTGRES + SLOW);
      assertThat(whenQueried(server, "SELECT 1/0 AS mail"))
          .isEqualTo(
              POSTGRES
                  + "the query failed: an error of the database or the data (SQLState 22012). What"
                  + " the database said may hold data and is not shown. Run the query in the"
                  + " database's own client.");
      assertThat(killedInTheMiddle(server))
          .isEqualTo(
              POSTGRES
                  + "the read broke off after N rows: connection failure (SQLState 08006), \"An I/O"
                  + " error occurred while sending to the backend.\". "
                  + LOST);
    }
  }

  @Test
  @RequiresMariaDb
  void mariaDb() throws Exception {
    try (MariaDbServer server = MariaDbServer.start()) {
      assertThat(withWrongPassword(server))
          .isEqualTo(
              MARIADB
                  + "cannot connect: login refused (SQLState 28000, code 1045), \"(conn=N) Access"
                  + " denied for user 'reader'@'127.0.0.1' (using password: YES)\". "
                  + LOGIN);
      assertThat(whenQueried(server, "SELECT mail FORM people"))
          .isEqualTo(
              MARIADB
                  + "the query failed: the query is not accepted (SQLState 42000, code 1064),"
                  + " \"(conn=N) You have an error in your SQL syntax; check the manual that"
                  + " corresponds to your MariaDB server version for the right syntax to use near"
                  + " 'people' at line 1\". "
                  + QUERY);
      assertThat(whenQueried(server, "SELECT mail FROM nowhere"))
          .isEqualTo(
              MARIADB
                  + "the query failed: the query is not accepted (SQLState 42S02, code 1146),"
                  + " \"(conn=N) Table 'mail.nowhere' doesn't exist\". "
                  + QUERY);
      assertThat(whenQueried(server, "SELECT 1 AS id, 'x' AS address")).isEqualTo(MARIADB + COLUMN);
      assertThat(whenQueried(server, "SELECT SLEEP(9)")).isEqualTo(MARIADB + SLOW);
      assertThat(killedInTheMiddle(server))
          .isEqualTo(
              MARIADB
                  + "the read broke off after N rows: connection failure (SQLState 08000, code -1),"
                  + " \"(conn=N) Error while streaming resultSet data\". "
                  + LOST);
    }
  }

  private static String withoutLogin(String start, int port, String more) {
    return message(
        JdbcRecipientSource.builder(start + port + more, "SELECT 1")
            .connectTimeout(Duration.ofSeconds(1))
            .build(),
        port);
  }

  @Test
  void down() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(withoutLogin("jdbc:postgresql://127.0.0.1:", port, "/postgres?password=s3cret"))
        .isEqualTo(
            POSTGRES
                + "cannot connect: connection failure (SQLState 08001), \"Connection to"
                + " 127.0.0.1:PORT refused. Check that the hostname and port are correct and that"
                + " the postmaster is accepting TCP/IP connections.\". "
                + UP);
    assertThat(withoutLogin("jdbc:mariadb://127.0.0.1:", port, "/mail?password=s3cret"))
        .isEqualTo(
            MARIADB
                + "cannot connect: connection failure (SQLState 08000), \"Socket fail to connect to"
                + " 127.0.0.1:PORT. Connection refused\". "
                + UP);
  }

  @Test
  void silent() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      assertThat(withoutLogin("jdbc:postgresql://127.0.0.1:", port, "/postgres"))
          .isEqualTo(
              POSTGRES
                  + "cannot connect: connection failure (SQLState 08001), \"Connection attempt"
                  + " timed out.\". "
                  + UP);
      assertThat(withoutLogin("jdbc:mariadb://127.0.0.1:", port, "/mail"))
          .isEqualTo(
              MARIADB
                  + "cannot connect: connection failure (SQLState 08000), \"Socket timeout when"
                  + " connecting to 127.0.0.1:PORT. Read timed out\". "
                  + UP);
    }
  }

  @Test
  void noDriver() {
    JdbcSourceException e =
        failure(JdbcRecipientSource.builder("jdbc:none:mail?password=s3cret", "SELECT 1").build());
    assertThat(e)
        .hasNoCause()
        .hasMessage(
            "JDBC jdbc:none:mail: no JDBC driver takes this URL. Put the database's driver on the"
                + " class path or name its jar (--jdbc-driver), and check how the URL begins.");
  }
}
