package org.hes4j.client.http;

import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hes4j.client.CallDetails;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.ConnectionSettings;
import org.hes4j.client.HesException;
import org.hes4j.client.RetriedCall;
import org.hes4j.client.ServiceUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a call again where that is safe and may help: bounded, with exponential back-off and
 * jitter, after the service's Retry-After where it names one, and within the budget of all calls of
 * a client. Thread-safe.
 */
public final class Retries implements AutoCloseable {
  /** A longer Retry-After is not waited for: the next run comes anyway. */
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(2);

  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
  private static final double JITTER = 0.25;
  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  private final ConnectionSettings settings;
  private final RetryBudget budget;
  private final RetryLog log = new RetryLog();
  private final Clock clock = Clock.systemUTC();
  private final CountDownLatch closed = new CountDownLatch(1);

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
   * Does the call, and again while it fails in a way that a repetition can mend; {@link #close()}
   * ends the pause before a repetition, and the call with it.
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
            .onFailedAttempt(event -> earlier.add(event.getLastException()))
            .build();
    try {
      T result = Failsafe.with(policy).get(context -> attempt(context, attempt));
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

  /** One attempt, after a pause where it is not the first. */
  private <T> T attempt(ExecutionContext<T> context, Supplier<T> attempt)
      throws InterruptedException {
    // nothing else is tried again
    if (context.getLastException() instanceof HesException last) {
      // Failsafe's own pause could be ended by an interrupt only, which might hit anything else.
      if (closed.await(pause(last, context.getAttemptCount()).toNanos(), TimeUnit.NANOSECONDS)) {
        throw closed(last);
      }
      retrying(last, context.getAttemptCount());
    }
    return attempt.get();
  }

  /** What the service asked for, or else the back-off. */
  Duration pause(HesException last, int attempts) {
    return last instanceof ServiceUnavailableException unavailable
        ? unavailable.retryAfter().orElseGet(() -> backOff(attempts))
        : backOff(attempts);
  }

  private Duration backOff(int attempts) {
    double doubled = settings.retryDelay().toNanos() * Math.pow(2, attempts - 1);
    double longest = Math.max(settings.retryDelay().toNanos(), LONGEST_DELAY.toNanos());
    double jitter = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
    return Duration.ofNanos((long) (Math.min(doubled, longest) * jitter));
  }

  /** The error for a call that was to be tried again; in the words of the transport. */
  private static HesException closed(HesException last) {
    return last.call()
        .map(call -> new TransportErrors(call).of(new ClientClosedException(null)))
        .orElse(last);
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
        && !TransportErrors.has(broken, ClientClosedException.class)
        && !Thread.currentThread().isInterrupted()
        && (repeatable || !broken.sent());
  }

  private void retrying(HesException failure, int attempts) {
    budget.take();
    Optional<CallDetails> call = failure.call();
    RetriedCall retried =
        new RetriedCall(
            clock.instant(),
            attempts,
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

  /** Ends the pauses of all calls; those that are closed with the transport are not repeated. */
  @Override
  public void close() {
    closed.countDown();
  }
}
