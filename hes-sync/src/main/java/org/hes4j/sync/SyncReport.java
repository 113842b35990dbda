package org.hes4j.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a run found and did, complete. Immutable and thread-safe. */
public final class SyncReport {
  private final SyncPlan plan;
  private final List<DomainReport> domains;
  private final Instant started;
  private final Map<Phase, Duration> durations;

  SyncReport(
      SyncPlan plan, List<DomainReport> domains, Instant started, Map<Phase, Duration> durations) {
    this.plan = plan;
    this.domains = List.copyOf(domains);
    this.started = started;
    this.durations = Collections.unmodifiableMap(new EnumMap<>(durations));
  }

  /** What was found, and what was planned for it. */
  public SyncPlan plan() {
    return plan;
  }

  /** What was done to each domain of the run, in order of the names. */
  public List<DomainReport> domains() {
    return domains;
  }

  /** When the run began. */
  public Instant started() {
    return started;
  }

  /** How long each phase took, in the order of the phases. */
  public Map<Phase, Duration> durations() {
    return durations;
  }

  /** How long the run took. */
  public Duration duration() {
    return durations.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** {@link Outcome#CHANGED} when the list of any domain was changed. */
  public Outcome outcome() {
    return domains.stream().anyMatch(d -> d.outcome() == Outcome.CHANGED)
        ? Outcome.CHANGED
        : Outcome.IN_STEP;
  }
}
