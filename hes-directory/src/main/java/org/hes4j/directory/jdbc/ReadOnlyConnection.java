package org.hes4j.directory.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection in a read-only transaction that sees one state of the data, and that goes back as it
 * came. One whose former state cannot be restored is cut, so that no pool hands it out again.
 */
final class ReadOnlyConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReadOnlyConnection.class);

  private final Connection connection;
  private final boolean autoCommit;
  private final boolean readOnly;
  private final int isolation;
  private final DriverProfile profile;
  private boolean unusable;

  private ReadOnlyConnection(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.readOnly = connection.isReadOnly();
    this.isolation = connection.getTransactionIsolation();
    this.profile = DriverProfile.ofDriver(connection.getMetaData().getDriverName());
  }

  /** Takes over the connection: it is closed when this fails. */
  static ReadOnlyConnection begin(Connection connection) throws SQLException {
    ReadOnlyConnection begun = null;
    try {
      begun = new ReadOnlyConnection(connection);
      begun.begin();
      return begun;
    } catch (SQLException | RuntimeException e) {
      if (begun == null) {
        cut(connection);
      } else {
        begun.close();
      }
      throw e;
    }
  }

  private void begin() throws SQLException {
    execute(profile.before());
    DatabaseMetaData database = connection.getMetaData();
    int repeatable = Connection.TRANSACTION_REPEATABLE_READ;
    if (isolation != repeatable && database.supportsTransactionIsolationLevel(repeatable)) {
      connection.setTransactionIsolation(repeatable);
    }
    try {
      connection.setReadOnly(true);
    } catch (SQLException e) {
      // By JDBC a hint; a driver that cannot take it on an open connection reads all the same.
      LOG.debug("the driver takes no read-only transaction: {}", JdbcFailures.kind(e));
    }
    connection.setAutoCommit(false);
  }

  private void execute(List<String> statements) throws SQLException {
    for (String sql : statements) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  Connection connection() {
    return connection;
  }

  DriverProfile profile() {
    return profile;
  }

  /** Says that it must not be used again, whatever state it seems to have. */
  void giveUp() {
    unusable = true;
  }

  /** Ends the transaction; never throws, for what was read is decided by then. */
  @Override
  public void close() {
    try {
      if (!unusable) {
        restore();
        connection.close();
        return;
      }
    } catch (SQLException | RuntimeException e) {
      LOG.debug("the connection could not be given back as it came: {}", JdbcFailures.kind(e));
    }
    cut(connection);
  }

  private void restore() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
    connection.setAutoCommit(autoCommit);
    connection.setReadOnly(readOnly);
    if (connection.getTransactionIsolation() != isolation) {
      connection.setTransactionIsolation(isolation);
    }
    execute(profile.after());
    if (!autoCommit) {
      connection.rollback();
    }
  }

  private static void cut(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException | RuntimeException e) {
      LOG.debug("the connection could not be cut: {}", JdbcFailures.kind(e));
    }
    try {
      connection.close();
    } catch (SQLException | RuntimeException e) {
      LOG.debug("the connection could not be closed: {}", JdbcFailures.kind(e));
    }
  }
}
