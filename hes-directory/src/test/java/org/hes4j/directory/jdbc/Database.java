package org.hes4j.directory.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of a test. */
interface Database extends AutoCloseable {
  int port();

  /** The URL without a login. */
  String url();

  /** A connection that may do everything. */
  Connection connect() throws SQLException;

  default void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** A source with the login of a reader. */
  JdbcRecipientSourceBuilder source(String query);

  /** A query that makes up so many addresses, p1@example.com and on. */
  String addresses(int count);

  /** Kills the server as a crash would. Returns when it has ended. */
  void kill() throws IOException, SQLException;

  @Override
  void close() throws IOException;
}
