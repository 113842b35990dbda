package org.hes4j.client;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a binding talks to its service: time limits, byte limits, proxy, trust, retries. Made by
 * {@link HesClientBuilder}.
 *
 * <p>Immutable and thread-safe.
 */
public final class ConnectionSettings {
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final Duration totalTimeout;
  private final long maxAnswerBytes;
  private final int maxAttempts;
  private final Duration retryDelay;
  private final int retryBudget;
  private final @Nullable HttpProxy proxy;
  private final List<X509Certificate> trustAnchors;
  private final @Nullable SSLContext sslContext;

  ConnectionSettings(HesClientBuilder<?> builder) {
    connectTimeout = builder.connectTimeout;
    readTimeout = builder.readTimeout;
    totalTimeout = builder.totalTimeout;
    maxAnswerBytes = builder.maxAnswerBytes;
    maxAttempts = builder.maxAttempts;
    retryDelay = builder.retryDelay;
    retryBudget = builder.retryBudget;
    proxy = builder.proxy;
    trustAnchors = builder.trustAnchors;
    sslContext = builder.sslContext;
  }

  /** How long to wait for a connection. */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** How long to wait for the next byte of an answer once the request is sent. */
  public Duration readTimeout() {
    return readTimeout;
  }

  /** How long one attempt of a call may take, from its start to the last byte of its answer. */
  public Duration totalTimeout() {
    return totalTimeout;
  }

  /** How many bytes an answer may have. */
  public long maxAnswerBytes() {
    return maxAnswerBytes;
  }

  /** How often a call is tried at most, the first time included. */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** How long to wait before the second attempt; it doubles from there. */
  public Duration retryDelay() {
    return retryDelay;
  }

  /** How many retries all calls of a client have together. */
  public int retryBudget() {
    return retryBudget;
  }

  /** The proxy that requests go through; the JVM's default where nothing is said. */
  public Optional<HttpProxy> proxy() {
    return Optional.ofNullable(proxy);
  }

  /** Authorities that are trusted beside those of the JVM. */
  public List<X509Certificate> trustAnchors() {
    return trustAnchors;
  }

  /** Whose certificates are trusted; the JVM's default where nothing is said. */
  public Optional<SSLContext> sslContext() {
    return Optional.ofNullable(sslContext);
  }
}
