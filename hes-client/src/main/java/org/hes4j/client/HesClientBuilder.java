package org.hes4j.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What every binding's builder can be told. Not thread-safe; the clients it builds are.
 *
 * @param <B> the binding's own builder
 */
public abstract class HesClientBuilder<B extends HesClientBuilder<B>> {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final URI endpoint;
  private final Credentials credentials;

  /** The clocks that measure in nanoseconds count to 292 years. */
  private static final Duration LONGEST = Duration.ofDays(365);

  Duration connectTimeout = Duration.ofSeconds(10);
  Duration readTimeout = Duration.ofSeconds(60);
  Duration totalTimeout = Duration.ofMinutes(5);
  long maxAnswerBytes = 64L << 20;
  int maxAttempts = 3;
  Duration retryDelay = Duration.ofSeconds(1);
  int retryBudget = 20;
  @Nullable HttpProxy proxy;
  List<X509Certificate> trustAnchors = List.of();
  boolean plainHttpAllowed;
  @Nullable SSLContext sslContext;

  /**
   * A builder with the defaults.
   *
   * @throws IllegalArgumentException when the endpoint is no absolute http or https address with a
   *     host, or holds credentials
   */
  protected HesClientBuilder(URI endpoint, Credentials credentials) {
    String scheme =
        endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
    if (!Set.of("http", "https").contains(scheme) || endpoint.getHost() == null) {
      throw new IllegalArgumentException(
          "the endpoint must be an https address with a host, such as https://hes.example.com/hes/soap");
    }
    if (endpoint.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "the endpoint holds a user name; give the account name and the key by themselves");
    }
    this.endpoint = endpoint;
    this.credentials = requireNonNull(credentials, "credentials");
  }

  /**
   * How long to wait for a connection; 10 seconds by default.
   *
   * @throws IllegalArgumentException when it is not positive, or more than 365 days
   */
  public B connectTimeout(Duration timeout) {
    connectTimeout = positive("connectTimeout", timeout);
    return self();
  }

  /**
   * How long to wait for the next byte of an answer once the request is sent; 60 seconds by
   * default.
   *
   * @throws IllegalArgumentException when it is not positive, or more than 365 days
   */
  public B readTimeout(Duration timeout) {
    readTimeout = positive("readTimeout", timeout);
    return self();
  }

  /**
   * How long one attempt of a call may take, from its start to the last byte of its answer; 5
   * minutes by default.
   *
   * @throws IllegalArgumentException when it is not positive, or more than 365 days
   */
  public B totalTimeout(Duration timeout) {
    totalTimeout = positive("totalTimeout", timeout);
    return self();
  }

  /**
   * How many bytes an answer may have; 64 MiB by default, unless the binding says otherwise.
   *
   * @throws IllegalArgumentException when it is less than 1
   */
  public B maxAnswerBytes(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("maxAnswerBytes is " + bytes + ", at least 1 is needed");
    }
    maxAnswerBytes = bytes;
    return self();
  }

  /**
   * How often a call is tried at most, the first time included; 3 by default, 1 never retries. Only
   * a refused connection and an answer that says "not now" (429, 502, 503, 504,
   * serviceUnavailableFault) are tried again, and what else the binding's wire makes safe to
   * repeat.
   *
   * @throws IllegalArgumentException when it is less than 1
   */
  public B maxAttempts(int attempts) {
    if (attempts < 1) {
      throw new IllegalArgumentException("maxAttempts is " + attempts + ", at least 1 is needed");
    }
    maxAttempts = attempts;
    return self();
  }

  /**
   * How long to wait before the second attempt; 1 second by default. It doubles with each further
   * attempt up to 30 seconds and varies by a quarter. A Retry-After of the service up to 2 minutes
   * goes before it.
   *
   * @throws IllegalArgumentException when it is not positive, or more than 365 days
   */
  public B retryDelay(Duration delay) {
    retryDelay = positive("retryDelay", delay);
    return self();
  }

  /**
   * How many retries all calls of the client have together; 20 by default, 0 never retries. Every
   * tenth call that ends well gives one back, so that a service that fails now and then is borne
   * with for ever, and one that fails all the time is soon left alone.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public B retryBudget(int retries) {
    if (retries < 0) {
      throw new IllegalArgumentException("retryBudget is " + retries + ", it must be 0 or more");
    }
    retryBudget = retries;
    return self();
  }

  /**
   * The proxy that requests go through; by default what the JVM's system properties {@code
   * https.proxyHost} and {@code http.proxyHost} with their neighbours say.
   */
  public B proxy(HttpProxy through) {
    proxy = requireNonNull(through, "through");
    return self();
  }

  /**
   * Authorities whose certificates are trusted beside those that the JVM trusts, as that of a
   * company's own proxy; none by default.
   */
  public B trustAnchors(Collection<X509Certificate> authorities) {
    trustAnchors = List.copyOf(authorities);
    return self();
  }

  /** Allows plain http, where anyone on the way can read the key, to another host than loopback. */
  public B allowPlainHttp() {
    plainHttpAllowed = true;
    return self();
  }

  /** Whose certificates are trusted, instead of the JVM's default. */
  public B sslContext(SSLContext context) {
    sslContext = requireNonNull(context, "context");
    return self();
  }

  /**
   * The client.
   *
   * @throws IllegalArgumentException when the endpoint is plain http to another host than loopback
   *     and {@link #allowPlainHttp()} was not called, or when both {@link #sslContext(SSLContext)}
   *     and {@link #trustAnchors(Collection)} were given
   */
  public HesClient build() {
    boolean plain = endpoint.getScheme().equalsIgnoreCase("http");
    if (plain
        && !plainHttpAllowed
        && !LOOPBACK.contains(endpoint.getHost().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "refusing plain http to "
              + endpoint.getHost()
              + ": the Service Authentication Key would be readable on the way; use https (in code,"
              + " allowPlainHttp() permits it)");
    }
    if (sslContext != null && !trustAnchors.isEmpty()) {
      throw new IllegalArgumentException(
          "both sslContext and trustAnchors are given; let the context trust the anchors too");
    }
    return build(endpoint, credentials, new ConnectionSettings(this));
  }

  /** Makes the binding's client. */
  protected abstract HesClient build(
      URI endpoint, Credentials credentials, ConnectionSettings settings);

  private static Duration positive(String name, Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name
              + " is "
              + value
              + ", it must be positive and at most "
              + LONGEST.toDays()
              + " days");
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private B self() {
    return (B) this;
  }
}
