package org.hes4j.directory.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL for a test: on a free port of 127.0.0.1, its data in a temporary folder. */
final class PostgresServer implements AutoCloseable {
  static final String USER = "reader";
  static final String PASSWORD = "s3cret-word";

  private final EmbeddedPostgres postgres;

  private PostgresServer(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static PostgresServer start() throws IOException, SQLException {
    PostgresServer server = new PostgresServer(EmbeddedPostgres.builder().start());
    server.execute(
        "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'",
        "ALTER ROLE postgres PASSWORD 'admin-word'");
    return server;
  }

  int port() {
    return postgres.getPort();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), "postgres", "admin-word");
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  JdbcRecipientSourceBuilder source(String query) {
    return JdbcRecipientSource.builder(url(), query).login(USER, () -> PASSWORD);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
