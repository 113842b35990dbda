package org.hes4j.directory.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** An H2 in memory that lives as long as this. */
final class H2Database implements Database {
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
  private final Connection keeper;

  H2Database() throws SQLException {
    keeper = connect();
  }

  @Override
  public int port() {
    return 0;
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "sa", "");
  }

  @Override
  public JdbcRecipientSourceBuilder source(String query) {
    return JdbcRecipientSource.builder(url, query).login("sa", () -> "");
  }

  @Override
  public String addresses(int count) {
    return "SELECT 'p' || x || '@example.com' AS mail FROM SYSTEM_RANGE(1, " + count + ")";
  }

  @Override
  public void kill() {
    throw new AssertionError("a database in memory cannot be killed");
  }

  /** How many connections are open, the one that keeps it alive included. */
  int sessions() {
    try (var statement = keeper.createStatement();
        var result = statement.executeQuery("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS")) {
      result.next();
      return result.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      keeper.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
