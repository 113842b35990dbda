package org.hes4j.benchmarks.endtoend;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The baseline of reading a database: a loop over the rows of a cursor, counting values. */
final class RawJdbcRead {
  private static final int FETCH_SIZE = 1000;

  private RawJdbcRead() {}

  /** Arguments: JDBC URL, user, query. */
  public static void main(String[] arguments) throws SQLException {
    long count = 0;
    try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], "")) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(FETCH_SIZE);
        try (ResultSet rows = statement.executeQuery(arguments[2])) {
          while (rows.next()) {
            count += rows.getString(1).isEmpty() ? 0 : 1;
          }
        }
      }
    }
    System.out.println(count);
  }
}
