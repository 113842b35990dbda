package org.hes4j.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a run came that did not end well. Immutable and thread-safe. */
public final class FailedRun {
  private final Throwable failure;
  private final SyncMode mode;
  private final Instant started;
  private final Map<Phase, Duration> durations;
  private final @Nullable SyncPlan plan;

  FailedRun(Throwable failure, SyncMode mode, PhaseTimes times, @Nullable SyncPlan plan) {
    this.failure = failure;
    this.mode = mode;
    this.started = times.started();
    this.durations = Collections.unmodifiableMap(new EnumMap<>(times.durations()));
    this.plan = plan;
  }

  /** What ended it, and what the caller gets; an {@link Error} too. */
  public Throwable failure() {
    return failure;
  }

  /**
   * Whether a safeguard stopped it, before any write of any domain: the removal limit, somebody who
   * must be kept, a rival writer, or a source without any recipient.
   */
  public boolean stopped() {
    return failure instanceof SyncException known && known.isStop();
  }

  /** What it was going to do with the source's recipients. */
  public SyncMode mode() {
    return mode;
  }

  /** When it began. */
  public Instant started() {
    return started;
  }

  /**
   * How long each phase took, in the order of the phases; the last is the one in which it ended.
   * Empty when another run had the lock.
   */
  public Map<Phase, Duration> durations() {
    return durations;
  }

  /** How long it took. */
  public Duration duration() {
    return durations.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** What was found and planned; nothing when it did not come that far. */
  public Optional<SyncPlan> plan() {
    return Optional.ofNullable(plan);
  }
}
