package org.hes4j.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A pool of one connection, which sees how it comes back. */
final class Pool implements DataSource, AutoCloseable {
  private final Connection connection;
  private String before = "";
  private int out;

  Pool(Connection connection) throws SQLException {
    this.connection = connection;
    remember();
  }

  Connection connection() {
    return connection;
  }

  void remember() throws SQLException {
    before = state();
  }

  private String state() throws SQLException {
    return connection.getAutoCommit()
        + " "
        + connection.isReadOnly()
        + " "
        + connection.getTransactionIsolation();
  }

  void assertGivenBackAsItCame() throws SQLException {
    assertThat(out).as("connections not given back").isZero();
    assertThat(connection.isClosed()).isFalse();
    assertThat(state()).isEqualTo(before);
  }

  @Override
  public Connection getConnection() throws SQLException {
    out++;
    return (Connection)
        Proxy.newProxyInstance(
            Pool.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                out--;
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() {
    throw new AssertionError("nobody asks for it");
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
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Holds what no message may show. */
  @Override
  public String toString() {
    return "pool password=s3cret-word";
  }
}
