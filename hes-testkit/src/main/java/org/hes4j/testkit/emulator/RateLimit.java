package org.hes4j.testkit.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** So many requests in a span of time. Thread-safe. */
final class RateLimit {
  private final int requests;
  private final Duration window;
  private final Clock clock;
  private Instant end = Instant.MIN;
  private int served;

  RateLimit(int requests, Duration window, Clock clock) {
    this.requests = requests;
    this.window = window;
    this.clock = clock;
  }

  /** Lets a request in, or says after how many seconds it may come again. */
  synchronized OptionalLong retryAfterSeconds() {
    Instant now = clock.instant();
    if (!now.isBefore(end)) {
      end = now.plus(window);
      served = 0;
    }
    if (served < requests) {
      served++;
      return OptionalLong.empty();
    }
    // Rounded up: a client that comes back then is let in.
    return OptionalLong.of(Duration.between(now, end).plusNanos(999_999_999).toSeconds());
  }
}
