package org.hes4j.client;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service said that it cannot answer at present. */
public final class ServiceUnavailableException extends HesException {
  private static final long serialVersionUID = 1L;
  private final @Nullable Duration retryAfter;

  /**
   * The service said that it cannot answer at present.
   *
   * @param message what failed and what to do next
   * @param retryAfter how long to wait before another try, or null
   * @param call the call that failed, or null
   * @param cause what brought it about, or null
   */
  public ServiceUnavailableException(
      String message,
      @Nullable Duration retryAfter,
      @Nullable CallDetails call,
      @Nullable Throwable cause) {
    super(message, call, cause);
    this.retryAfter = retryAfter;
  }

  /** How long to wait before another try, where it is known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
