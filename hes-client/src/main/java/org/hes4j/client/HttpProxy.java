package org.hes4j.client;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy that requests go through.
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows no password.
 */
public final class HttpProxy {
  private static final int LAST_PORT = 65_535;

  private final String host;
  private final int port;
  private final @Nullable Login login;

  private HttpProxy(String host, int port, @Nullable Login login) {
    this.host = host;
    this.port = port;
    this.login = login;
  }

  /**
   * Who the proxy is told to be asking.
   *
   * @param username the name, without a colon (RFC 7617)
   * @param password the password
   */
  public record Login(String username, String password) {
    /** Checks the name. */
    public Login {
      if (username.isEmpty() || username.contains(":")) {
        throw new IllegalArgumentException("a proxy's user name is not empty and has no colon");
      }
      requireNonNull(password, "password");
    }

    /** The name alone. */
    @Override
    public String toString() {
      return username;
    }
  }

  /**
   * A proxy that lets everybody through.
   *
   * @param host its name or address
   * @param port its port, between 1 and 65535
   * @throws IllegalArgumentException when there is no host, or no such port
   */
  public static HttpProxy of(String host, int port) {
    if (host.isBlank()) {
      throw new IllegalArgumentException("the proxy has no host");
    }
    if (port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException(
          "the proxy's port is " + port + ", it must be between 1 and " + LAST_PORT);
    }
    return new HttpProxy(host, port, null);
  }

  /**
   * The same proxy, told who asks by HTTP Basic (RFC 7617). For an https service the JDK sends that
   * only where the system property {@code jdk.http.auth.tunneling.disabledSchemes} was set to
   * nothing before the JVM's first request; by default it names {@code Basic}.
   *
   * @throws IllegalArgumentException when the name is empty or holds a colon
   */
  public HttpProxy withLogin(String username, String password) {
    return new HttpProxy(host, port, new Login(username, password));
  }

  /** Its name or address. */
  public String host() {
    return host;
  }

  /** Its port. */
  public int port() {
    return port;
  }

  /** Who it is told to be asking, where it wants to know. */
  public Optional<Login> login() {
    return Optional.ofNullable(login);
  }

  /** Host and port. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
