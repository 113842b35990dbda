package org.hes4j.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.ServiceUnavailableException;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.Planner.Draft;
import org.hes4j.sync.Planner.Reading;
import org.hes4j.sync.journal.SeenSource;
import org.jspecify.annotations.Nullable;

/** One run through the pipeline: read, plan, guard, back up, apply, verify, report. */
final class SyncRun {
  private final Settings settings;
  private final SyncMode mode;
  private final @Nullable Set<MailDomain> domains;
  private final RemovalLimit limit;
  private final PhaseTimes times;
  private final Optional<UnchangedSource> unchanged;
  private @Nullable Scope covered;
  private @Nullable SyncPlan plan;
  private final List<MailDomain> changed = new ArrayList<>();
  private Optional<String> backup = Optional.empty();

  SyncRun(Settings settings, SyncMode mode, @Nullable Set<MailDomain> domains, RemovalLimit limit) {
    this.settings = settings;
    this.mode = mode;
    this.domains = domains;
    this.limit = limit;
    unchanged = UnchangedSource.of(settings, mode, domains);
    times = new PhaseTimes(settings.clock(), settings.listeners());
  }

  /** Reads, plans and guards; nothing is written, and no stage begun. */
  SyncPlan preview() {
    try (Crew crew = new Crew();
        EagerStages stages = new EagerStages(settings.client(), crew)) {
      return planned(crew, stages, false);
    }
  }

  /** The whole run; the listeners are told how it ended when the journal is closed. */
  SyncReport execute() {
    SyncReport report;
    try {
      report = recorded();
    } catch (Throwable e) {
      settings.listeners().failed(new FailedRun(e, mode, times, plan, changed, backup));
      throw e;
    }
    settings.listeners().finished(report);
    return report;
  }

  private SyncReport recorded() {
    try (Logbook logbook = Logbook.begin(settings, mode, times)) {
      try {
        return execute(logbook);
      } catch (RuntimeException | Error e) {
        logbook.failed(e);
        backup = logbook.hasBackup() ? logbook.runId() : Optional.empty();
        throw e;
      }
    }
  }

  private SyncReport execute(Logbook logbook) {
    RetriedCalls retried = RetriedCalls.from(settings.client());
    try (Crew crew = new Crew();
        EagerStages stages = new EagerStages(settings.client(), crew)) {
      SyncPlan plan = planned(crew, stages, mode != SyncMode.DELETE);
      this.plan = plan;
      logbook.planned(plan);
      requireHarmless(plan);
      if (logbook.isKept() && plan.hasChanges()) {
        times.during(Phase.BACK_UP, () -> logbook.backUp(plan));
      }
      List<Sent> sent =
          times.during(
              Phase.APPLY,
              () ->
                  uninterrupted(
                      SyncInterruptedException.WHILE_SENDING,
                      () -> apply(plan, stages.uploads(), logbook)));
      List<DomainReport> reports =
          times.during(
              Phase.VERIFY,
              () ->
                  uninterrupted(
                      SyncInterruptedException.WHILE_VERIFYING, () -> verify(plan, sent)));
      logbook.succeeded(reports);
      logbook.remember(toRemember(plan, logbook));
      return new SyncReport(plan, reports, times, logbook, retried.sinceThen());
    }
  }

  /** A source that is not whole comes first: it explains the others. */
  private static void requireHarmless(SyncPlan plan) {
    if (!plan.missingSentinels().isEmpty()) {
      throw new MissingSentinelException(plan);
    }
    if (plan.refused()) {
      throw new RivalWriterException(plan);
    }
    if (plan.verdict().stopped()) {
      throw new RemovalLimitException(plan);
    }
  }

  private Optional<SeenSource> toRemember(SyncPlan plan, Logbook logbook) {
    Scope scope = covered;
    return scope == null
        ? Optional.empty()
        : unchanged.flatMap(way -> way.toRemember(plan, scope, logbook.runId().orElse("")));
  }

  private SyncPlan planned(Crew crew, EagerStages stages, boolean eager) {
    return unchanged
        .flatMap(way -> plannedTheShortWay(way, crew))
        .orElseGet(() -> plannedTheLongWay(crew, stages, eager));
  }

  private Optional<SyncPlan> plannedTheShortWay(UnchangedSource way, Crew crew) {
    Optional<SyncPlan> same = times.during(Phase.READ, () -> way.plan(limit, crew));
    if (same.isPresent()) {
      return same;
    }
    Optional<Draft> few = times.during(Phase.READ, () -> way.fewChanges(crew));
    covered = few.map(Draft::scope).orElse(null);
    Planner planner = new Planner(settings, mode, limit);
    return few.map(draft -> times.during(Phase.GUARD, () -> planner.guard(draft)));
  }

  private SyncPlan plannedTheLongWay(Crew crew, EagerStages stages, boolean eager) {
    Planner planner = new Planner(settings, mode, limit);
    Reading reading = times.during(Phase.READ, () -> read(crew, stages, eager));
    Draft draft = times.during(Phase.PLAN, () -> planner.plan(reading));
    return times.during(Phase.GUARD, () -> planner.guard(draft));
  }

  private Reading read(Crew crew, EagerStages stages, boolean eager) {
    SourceFeed feed = new SourceFeed(settings.source(), settings.oneRead(), crew);
    ServiceReader service = new ServiceReader(settings.client(), domains, late(), crew);
    crew.start("source", feed);
    crew.start("service", service);
    Scope scope = service.scope();
    covered = scope;
    if (eager) {
      stages.open(scope);
    }
    Intake intake = new Intake(scope, settings.client(), stages);
    takeAll(feed, intake, crew);
    intake.ended(mode);
    stages.sourceEnded(intake);
    Reading reading = new Reading(scope, intake, service.lists(intake));
    feed.requireWhole();
    return reading;
  }

  /** Whether a list is the source's can only be told without it where it is to become just that. */
  private LateLists late() {
    return new LateLists(mode == SyncMode.REPLACE ? settings.journal() : null);
  }

  private void takeAll(SourceFeed feed, Intake intake, Crew crew) {
    RecordBatch batch = crew.attend(feed.records()::take);
    while (batch != null) {
      batch.forEach(intake);
      feed.takeBack(batch);
      times.progress(Phase.READ, intake.read());
      batch = crew.attend(feed.records()::take);
    }
  }

  /**
   * An interrupt looks like a broken connection to the call that it ends, and leaves a service that
   * was to be asked again as it was.
   */
  private static <T> T uninterrupted(String message, Supplier<T> phase) {
    try {
      return phase.get();
    } catch (ConnectionException | ServiceUnavailableException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new SyncInterruptedException(message, e);
      }
      throw e;
    }
  }

  private List<Sent> apply(
      SyncPlan plan, Map<MailDomain, Uploader.Upload> uploads, Logbook logbook) {
    Applier applier = new Applier(settings, uploads, done -> times.progress(Phase.APPLY, done));
    List<Sent> all = new ArrayList<>();
    for (DomainPlan domain : plan.domains()) {
      Instant begun = times.now();
      Sent sent = logbook.sending(domain, () -> applier.apply(domain));
      if (domain.hasChanges()) {
        changed.add(domain.domain());
      }
      all.add(sent.in(times.since(begun)));
    }
    return all;
  }

  private List<DomainReport> verify(SyncPlan plan, List<Sent> sent) {
    Verifier verifier = new Verifier(settings);
    List<DomainReport> reports = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      reports.add(verifier.verify(plan.domains().get(i), sent.get(i)));
      times.progress(Phase.VERIFY, reports.size());
    }
    return reports;
  }
}
