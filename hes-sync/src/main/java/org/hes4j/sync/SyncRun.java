package org.hes4j.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/** One run through the pipeline: read, plan, guard, apply, verify, report. */
final class SyncRun {
  private final Settings settings;
  private final SyncMode mode;
  private final @Nullable Set<MailDomain> domains;
  private final RemovalLimit limit;
  private final PhaseTimes times;

  SyncRun(Settings settings, SyncMode mode, @Nullable Set<MailDomain> domains, RemovalLimit limit) {
    this.settings = settings;
    this.mode = mode;
    this.domains = domains;
    this.limit = limit;
    times = new PhaseTimes(settings.clock(), settings.listener());
  }

  /** Reads, plans and guards; nothing is written, and no stage begun. */
  SyncPlan preview() {
    try (Crew crew = new Crew();
        EagerStages stages = new EagerStages(settings.client(), crew)) {
      return planned(crew, stages, false);
    }
  }

  /** The whole run. */
  SyncReport execute() {
    try (Crew crew = new Crew();
        EagerStages stages = new EagerStages(settings.client(), crew)) {
      SyncPlan plan = planned(crew, stages, mode != SyncMode.DELETE);
      if (plan.verdict().stopped()) {
        throw new RemovalLimitException(plan);
      }
      // Backing up the lists belongs here: all domains may change, and nothing is written yet.
      List<Sent> sent = times.during(Phase.APPLY, () -> apply(plan, stages.uploads()));
      List<DomainReport> reports = times.during(Phase.VERIFY, () -> verify(plan, sent));
      return new SyncReport(plan, reports, times.started(), times.durations());
    }
  }

  private SyncPlan planned(Crew crew, EagerStages stages, boolean eager) {
    Reading reading = times.during(Phase.READ, () -> read(crew, stages, eager));
    Draft draft = times.during(Phase.PLAN, () -> plan(reading));
    return times.during(Phase.GUARD, () -> guard(draft));
  }

  /** What was read of both sides, whole. */
  private record Reading(Intake intake, Map<MailDomain, PresentList> lists) {}

  /** What is to become of each list, before the guard has seen it. */
  private record Draft(SourceFindings findings, List<DomainPlan> plans) {}

  private Reading read(Crew crew, EagerStages stages, boolean eager) {
    SourceFeed feed = new SourceFeed(settings.source(), crew);
    ServiceReader service = new ServiceReader(settings.client(), domains, crew);
    crew.start("source", feed);
    crew.start("service", service);
    Scope scope = service.scope();
    if (eager) {
      stages.open(scope);
    }
    Intake intake = new Intake(scope, settings.client(), stages);
    takeAll(feed, intake, crew);
    stages.sourceEnded(intake);
    return new Reading(intake, service.lists());
  }

  private void takeAll(SourceFeed feed, Intake intake, Crew crew) {
    List<SourceRecord> batch = crew.attend(feed.records()::take);
    while (batch != null) {
      batch.forEach(intake::take);
      times.progress(Phase.READ, intake.read());
      batch = crew.attend(feed.records()::take);
    }
  }

  private Draft plan(Reading reading) {
    Intake intake = reading.intake();
    SourceFindings findings = intake.findings();
    if (!intake.hasRecipients()) {
      throw new NoRecipientsException(findings, reading.lists().keySet());
    }
    List<DomainPlan> plans = new ArrayList<>();
    reading.lists().forEach((domain, list) -> plans.add(plan(intake.recipients(domain), list)));
    return new Draft(findings, plans);
  }

  private DomainPlan plan(AddressSet source, PresentList present) {
    boolean leave =
        mode == SyncMode.REPLACE
            && source.size() == 0
            && settings.emptyDomains() == EmptyDomains.LEAVE;
    // adding nobody leaves a list as it is
    SyncMode effective = leave ? SyncMode.ADD : mode;
    ListChange change = new ListChange(effective, source, present.recipients());
    return new DomainPlan(change, present.state(), leave && change.before() > 0);
  }

  private SyncPlan guard(Draft draft) {
    long rejected = draft.findings().rejections().size();
    GuardVerdict verdict = limit.evaluate(draft.plans(), rejected);
    return new SyncPlan(mode, draft.plans(), draft.findings(), verdict);
  }

  private List<Sent> apply(SyncPlan plan, Map<MailDomain, Uploader.Upload> uploads) {
    Applier applier =
        new Applier(settings.client(), uploads, done -> times.progress(Phase.APPLY, done));
    List<Sent> all = new ArrayList<>();
    for (DomainPlan domain : plan.domains()) {
      Instant begun = times.now();
      Sent sent = applier.apply(domain);
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
