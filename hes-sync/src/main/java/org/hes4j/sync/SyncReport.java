package org.hes4j.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hes4j.client.RetriedCall;
import org.jspecify.annotations.Nullable;

/**
 * What a run found and did, complete. Immutable and thread-safe. It holds the lists of the run, old
 * and new, at some thirty bytes for a recipient: take out of it what is needed and let it go.
 */
public final class SyncReport {
  private final SyncPlan plan;
  private final List<DomainReport> domains;
  private final Instant started;
  private final Map<Phase, Duration> durations;

  private final @Nullable String runId;
  private final boolean backedUp;
  private final List<String> notes;

  private final List<RetriedCall> retriedCalls;

  SyncReport(
      SyncPlan plan,
      List<DomainReport> domains,
      PhaseTimes times,
      Logbook logbook,
      List<RetriedCall> retriedCalls) {
    this.plan = plan;
    this.domains = List.copyOf(domains);
    this.started = times.started();
    this.durations = Collections.unmodifiableMap(new EnumMap<>(times.durations()));
    this.runId = logbook.runId().orElse(null);
    this.backedUp = logbook.hasBackup();
    this.notes = logbook.notes();
    this.retriedCalls = retriedCalls;
  }

  /** What was found, and what was planned for it. */
  public SyncPlan plan() {
    return plan;
  }

  /** The name of the run in its journal, where there is one. */
  public Optional<String> runId() {
    return Optional.ofNullable(runId);
  }

  /** Whether the lists before the changes are kept under {@link #runId()}. */
  public boolean backedUp() {
    return backedUp;
  }

  /**
   * What else is worth knowing, each in a sentence: what was amiss with the journal and was put
   * right, and what of this run could not be recorded although the service has it.
   */
  public List<String> notes() {
    return notes;
  }

  /**
   * Attempts of remote calls that failed and were followed by another one, oldest first; the newest
   * 100 at most. Those of other users of the same client meanwhile are among them.
   */
  public List<RetriedCall> retriedCalls() {
    return retriedCalls;
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
