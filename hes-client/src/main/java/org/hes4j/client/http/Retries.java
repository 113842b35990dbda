package org.hes4j.client.http;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.event.ExecutionAttemptedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.ConnectionSettings;
import org.hes4j.client.HesException;
import org.hes4j.client.ServiceUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a call again where that is safe and may help: bounded, with exponential back-off and
 * jitter, after the service's Retry-After where it names one. Immutable and thread-safe.
 */
public final class Retries {
  /** A longer Retry-After is not waited for: the next run comes anyway. */
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(2);

  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
  private static final double JITTER = 0.25;
  private static final Duration BACK_OFF = Duration.ofNanos(-1);
  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  private final ConnectionSettings settings;

  /** As the settings say. */
  public Retries(ConnectionSettings settings) {
    this.settings = settings;
  }

  /**
   * Does the call, and again while it fails in a way that a repetition can mend.
   *
   * @param repeatable whether the wire makes the call safe to repeat when it may have been done
   *     already
   * @throws HesException of the last attempt, with the earlier ones as suppressed
   */
  public <T> T call(boolean repeatable, Supplier<T> attempt) {
    List<Throwable> earlier = new ArrayList<>();
    RetryPolicy<T> policy =
        RetryPolicy.<T>builder()
            .handleIf((result, failure) -> failure != null && mayHelp(failure, repeatable))
            .withMaxAttempts(settings.maxAttempts())
            .withBackoff(settings.retryDelay(), longestDelay())
            .withJitter(JITTER)
            .withDelayFn(context -> retryAfter(context.getLastException()))
            .onFailedAttempt(event -> earlier.add(event.getLastException()))
            .onRetry(Retries::log)
            .build();
    try {
      return Failsafe.with(policy).get(attempt::get);
    } catch (HesException e) {
      earlier.stream().filter(failure -> failure != e).forEach(e::addSuppressed);
      throw e;
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw earlier.isEmpty() || !(earlier.get(earlier.size() - 1) instanceof HesException last)
          ? e
          : last;
    }
  }

  /**
   * What the service asked for; a negative duration where it did not, which means the back-off's
   * own.
   */
  private static Duration retryAfter(@Nullable Throwable failure) {
    return failure instanceof ServiceUnavailableException unavailable
        ? unavailable.retryAfter().orElse(BACK_OFF)
        : BACK_OFF;
  }

  private Duration longestDelay() {
    Duration atLeast = settings.retryDelay().plusMillis(1);
    return atLeast.compareTo(LONGEST_DELAY) > 0 ? atLeast : LONGEST_DELAY;
  }

  private static boolean mayHelp(Throwable failure, boolean repeatable) {
    if (failure instanceof ServiceUnavailableException unavailable) {
      return unavailable
          .retryAfter()
          .map(wait -> wait.compareTo(LONGEST_RETRY_AFTER) <= 0)
          .orElse(true);
    }
    return failure instanceof ConnectionException broken
        && !Thread.currentThread().isInterrupted()
        && (repeatable || !broken.sent());
  }

  private static <T> void log(ExecutionAttemptedEvent<T> event) {
    LOG.info(
        "attempt {} failed, trying again: {}",
        event.getAttemptCount(),
        event.getLastException().getMessage());
  }
}
