package org.hes4j.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/** How far a run came that did not end well. Immutable and thread-safe. */
public final class FailedRun {
  private final Throwable failure;
  private final SyncMode mode;
  private final Instant started;
  private final Map<Phase, Duration> durations;
  private final @Nullable SyncPlan plan;
  private final List<MailDomain> changed;
  private final Optional<String> backup;

  FailedRun(
      Throwable failure,
      SyncMode mode,
      PhaseTimes times,
      @Nullable SyncPlan plan,
      List<MailDomain> changed,
      Optional<String> backup) {
    this.failure = failure;
    this.mode = mode;
    this.started = times.started();
    this.durations = Collections.unmodifiableMap(new EnumMap<>(times.durations()));
    this.plan = plan;
    this.changed = List.copyOf(changed);
    this.backup = backup;
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

  /**
   * The domains whose lists it had changed, as the service said, in the order in which it did. They
   * are verified only after the last one, so not all need be.
   */
  public List<MailDomain> changed() {
    return changed;
  }

  /**
   * The domains whose lists it was going to change and did not, or of which it is not known whether
   * the service did. Empty when it came to no plan.
   */
  public List<MailDomain> notChanged() {
    return plan().stream()
        .flatMap(known -> known.domains().stream())
        .filter(domain -> domain.hasChanges() && !changed.contains(domain.domain()))
        .map(DomainPlan::domain)
        .toList();
  }

  /**
   * The name of the run under which the lists are kept as they were before it, to be restored;
   * empty where it changed nothing, came to no backup, or has no journal.
   */
  public Optional<String> backup() {
    return backup;
  }

  /** What was found and planned; nothing when it did not come that far. */
  public Optional<SyncPlan> plan() {
    return Optional.ofNullable(plan);
  }
}
