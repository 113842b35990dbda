package org.hes4j.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Tells the listener of each phase and measures how long it takes. */
final class PhaseTimes {
  private final Clock clock;
  private final SyncListener listener;
  private final Instant started;
  private final Map<Phase, Duration> durations = new EnumMap<>(Phase.class);

  PhaseTimes(Clock clock, SyncListener listener) {
    this.clock = clock;
    this.listener = listener;
    started = clock.instant();
  }

  Instant started() {
    return started;
  }

  Map<Phase, Duration> durations() {
    return durations;
  }

  /** How long all phases took that have ended, well or not. */
  Duration total() {
    return durations.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  <T> T during(Phase phase, Supplier<T> work) {
    listener.phaseStarted(phase);
    Instant begun = now();
    try {
      return work.get();
    } finally {
      durations.merge(phase, since(begun), Duration::plus);
    }
  }

  void during(Phase phase, Runnable work) {
    during(
        phase,
        () -> {
          work.run();
          return phase;
        });
  }

  void progress(Phase phase, long done) {
    listener.progress(phase, done);
  }

  Instant now() {
    return clock.instant();
  }

  Duration since(Instant begun) {
    Duration elapsed = Duration.between(begun, now());
    // a machine's clock can be set back
    return elapsed.isNegative() ? Duration.ZERO : elapsed;
  }
}
