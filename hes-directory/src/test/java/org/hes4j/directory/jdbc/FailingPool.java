package org.hes4j.directory.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that has no connection to give. */
record FailingPool(SQLException failure) implements DataSource {
  @Override
  public Connection getConnection() throws SQLException {
    throw failure;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw failure;
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw failure;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw failure;
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
