package org.hes4j.directory.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens a connection by URL. */
final class UrlOpener implements ConnectionOpener {
  /** The SQLState that {@link DriverManager} gives too. */
  private static final String NO_CONNECTION = "08001";

  private final String url;
  private final @Nullable Driver driver;
  private final @Nullable String user;
  private final String password;
  private final Duration connectTimeout;

  /**
   * Asks for the password, so that each read asks once.
   *
   * @param driver the driver to take, or null for one that {@link DriverManager} knows
   */
  UrlOpener(String url, @Nullable Driver driver, @Nullable Login login, Duration connectTimeout) {
    this.url = url;
    this.driver = driver;
    this.user = login == null ? null : login.user();
    this.password = login == null ? "" : login.secret();
    this.connectTimeout = connectTimeout;
  }

  @Override
  public Connection open() throws SQLException {
    Driver given = driver;
    if (given == null) {
      // Fails without showing the URL where no driver takes it; getConnection would show it.
      DriverManager.getDriver(url);
      return DriverManager.getConnection(url, properties());
    }
    Connection connection = given.connect(url, properties());
    if (connection == null) {
      throw new SQLException(JdbcFailures.NO_DRIVER, NO_CONNECTION);
    }
    return connection;
  }

  private Properties properties() {
    Properties properties = DriverProfile.connectProperties(url, connectTimeout);
    if (user != null) {
      properties.setProperty("user", user);
      properties.setProperty("password", password);
    }
    return properties;
  }

  @Override
  public List<String> secrets() {
    List<String> secrets = new ArrayList<>(UrlSecrets.of(url));
    if (!password.isEmpty()) {
      secrets.add(password);
    }
    return secrets;
  }

  /** Who logs in. */
  record Login(String user, Supplier<String> password) {
    /** The password; nothing where the supplier has none. */
    String secret() {
      return Objects.requireNonNullElse(password.get(), "");
    }

    /** The user alone. */
    @Override
    public String toString() {
      return user;
    }
  }
}
