package org.hes4j.sync.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import org.hes4j.sync.DomainPlan;
import org.hes4j.sync.DomainReport;
import org.hes4j.sync.FailedRun;
import org.hes4j.sync.SyncListener;
import org.hes4j.sync.SyncReport;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times runs in a Micrometer registry. Given to {@link
 * org.hes4j.sync.RecipientSync.Builder#listener}:
 *
 * <ul>
 *   <li>{@code hes.sync.runs}: timer of runs, tagged {@code outcome} ({@code changed}, {@code
 *       in_step}, {@code stopped} by a safeguard, {@code failed}); its count is the number of runs.
 *   <li>{@code hes.sync.phases}: timer of phases, tagged {@code phase} (as {@link
 *       org.hes4j.sync.Phase}, in lower case), of runs that failed too.
 *   <li>{@code hes.sync.added}, {@code hes.sync.removed}: counters of recipients, of runs that
 *       ended well.
 *   <li>{@code hes.sync.rejected}: gauge of the records that the last run rejected. The same record
 *       is rejected in each run, so a counter of them would tell nothing.
 *   <li>{@code hes.sync.guard.trips}: counter of the runs that a safeguard stopped, tagged {@code
 *       guard} ({@code removal_limit}, {@code must_keep}, {@code rivals}, {@code no_recipients}).
 *   <li>{@code hes.sync.last.success.age}: gauge of the seconds since a run ended well, since
 *       {@link Builder#lastSuccess} or, where that was not said, since this object was made: never
 *       without a value, so that an alert goes off for an application whose runs never succeed.
 *   <li>{@code hes.sync.recipients}: gauge of the recipients at the service, tagged {@code domain}:
 *       one series for each domain that a run covered.
 * </ul>
 *
 * <p>All but the last are there from the beginning, with zero. Time is the registry's clock.
 *
 * <p>A registry holds one gauge of a name and its tags, the first: make one object for each account
 * and keep it, and give each tags of its own where there are several. Thread-safe.
 */
public final class SyncMetrics implements SyncListener {
  private final Totals totals;
  private final Gauges gauges;

  private SyncMetrics(Builder builder) {
    totals = new Totals(builder.registry, builder.tags);
    gauges = new Gauges(builder.registry, builder.tags, builder.lastSuccess);
  }

  /** A builder without further tags. */
  public static Builder builder(MeterRegistry registry) {
    return new Builder(registry);
  }

  @Override
  public void finished(SyncReport report) {
    totals.run(Outcomes.of(report), report.duration(), report.durations());
    for (DomainReport domain : report.domains()) {
      DomainPlan plan = domain.plan();
      totals.changed(plan.additions().size(), plan.removals().size());
      gauges.recipients(plan);
    }
    gauges.rejected(report.plan());
    gauges.succeeded();
  }

  @Override
  public void failed(FailedRun run) {
    totals.run(Outcomes.of(run), run.duration(), run.durations());
    Outcomes.guard(run.failure()).ifPresent(totals::tripped);
    run.plan().ifPresent(gauges::rejected);
  }

  /** Says where and how runs are measured. Not thread-safe. */
  public static final class Builder {
    private final MeterRegistry registry;
    private Tags tags = Tags.empty();
    private @Nullable Instant lastSuccess;

    private Builder(MeterRegistry registry) {
      this.registry = requireNonNull(registry, "registry");
    }

    /** Further tags of all meters; by default none. */
    public Builder tags(Iterable<Tag> tags) {
      this.tags = Tags.of(tags);
      return this;
    }

    /**
     * When a run last ended well before this process, such as the journal's history tells; by
     * default not known.
     */
    public Builder lastSuccess(Instant lastSuccess) {
      this.lastSuccess = requireNonNull(lastSuccess, "lastSuccess");
      return this;
    }

    /** The listener, with its meters registered. */
    public SyncMetrics build() {
      return new SyncMetrics(this);
    }
  }
}
