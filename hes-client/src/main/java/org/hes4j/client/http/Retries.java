package org.hes4j.client.http;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.event.ExecutionAttemptedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hes4j.client.CallDetails;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.ConnectionSettings;
import org.hes4j.client.HesException;
import org.hes4j.client.RetriedCall;
import org.hes4j.client.ServiceUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a call again where that is safe and may help: bounded, with exponential back-off and
 * jitter, after the service's Retry-After where it names one, and within the budget of all calls of
 * a client. Thread-safe.
 */
public final class Retries {
  /** A longer Retry-After is not waited for: the next run comes anyway. */
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(2);

  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
  private static final double JITTER = 0.25;
  private static final Duration BACK_OFF = Duration.ofNanos(-1);
  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  private final ConnectionSettings settings;
  private final RetryBudget budget;
  private final RetryLog log = new RetryLog();
  private final Clock clock = Clock.systemUTC();

  /** Those of one client, as the settings say. */
  public Retries(ConnectionSettings settings) {
    this.settings = settings;
    budget = new RetryBudget(settings.retryBudget());
  }

  /** The newest attempts that were followed by another one. */
  public List<RetriedCall> newest() {
    return log.newest();
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
            .handleIf((result, failure) -> failure != null && isWorthIt(failure, repeatable))
            .withMaxAttempts(settings.maxAttempts())
            .withBackoff(settings.retryDelay(), longestDelay())
            .withJitter(JITTER)
            .withDelayFn(context -> retryAfter(context.getLastException()))
            .onFailedAttempt(event -> earlier.add(event.getLastException()))
            .onRetry(this::retrying)
            .build();
    try {
      T result = Failsafe.with(policy).get(attempt::get);
      budget.endedWell();
      return result;
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

  private boolean isWorthIt(Throwable failure, boolean repeatable) {
    if (!mayHelp(failure, repeatable)) {
      return false;
    }
    if (budget.isSpent()) {
      LOG.warn("not tried again, for all retries of this client are spent");
      return false;
    }
    return true;
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

  private <T> void retrying(ExecutionAttemptedEvent<T> event) {
    budget.take();
    Throwable failure = event.getLastException();
    Optional<CallDetails> call =
        failure instanceof HesException hes ? hes.call() : Optional.empty();
    RetriedCall retried =
        new RetriedCall(
            clock.instant(),
            event.getAttemptCount(),
            call.map(CallDetails::operation).orElse("a call"),
            call.map(CallDetails::correlationId).orElse(""),
            String.valueOf(failure.getMessage()));
    log.add(retried);
    LOG.info(
        "attempt {} failed, trying again (correlation id {}): {}",
        retried.attempt(),
        retried.correlationId(),
        retried.reason());
  }
}
