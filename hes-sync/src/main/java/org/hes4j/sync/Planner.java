package org.hes4j.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.journal.Journal;
import org.jspecify.annotations.Nullable;

/** Makes the plan of what was read, and holds the safeguards against it. Writes nothing. */
final class Planner {
  private final Settings settings;
  private final SyncMode mode;
  private final Safeguards safeguards;

  Planner(Settings settings, SyncMode mode, RemovalLimit limit) {
    this.settings = settings;
    this.mode = mode;
    safeguards = settings.safeguards().with(limit);
  }

  /** What was read of both sides, whole. */
  record Reading(Scope scope, Intake intake, Map<MailDomain, PresentList> lists) {}

  /** What is to become of each list, before the safeguards have seen it. */
  record Draft(
      Scope scope,
      SourceFindings findings,
      Included included,
      List<DomainPlan> plans,
      List<String> notes) {}

  Draft plan(Reading reading) {
    Intake intake = reading.intake();
    SourceFindings findings = intake.findings();
    Set<MailDomain> domains = reading.lists().keySet();
    if (!intake.hasRecipients() && domains.stream().noneMatch(safeguards.knownEmpty()::contains)) {
      throw new NoRecipientsException(findings, domains, intake.listed());
    }
    List<DomainPlan> plans = new ArrayList<>();
    reading.lists().forEach((domain, list) -> plans.add(plan(domain, intake, list)));
    return new Draft(reading.scope(), findings, intake.included(), plans, notes(intake));
  }

  private List<String> notes(Intake intake) {
    int spared = mode == SyncMode.DELETE ? intake.included().count() : 0;
    return spared == 0
        ? List.of()
        : List.of(
            "the source of this deletion names %s who are in an include list; they are kept"
                .formatted(spared));
  }

  private DomainPlan plan(MailDomain domain, Intake intake, PresentList present) {
    AddressSet all = intake.recipients(domain);
    AddressSet source = mode == SyncMode.DELETE ? intake.included().without(all) : all;
    boolean leave =
        mode == SyncMode.REPLACE && !intake.hasRecipients(domain) && !safeguards.isEmptied(domain);
    // nobody is removed; whom an include list names is added
    SyncMode effective = leave ? SyncMode.ADD : mode;
    ListChange change = ListChange.of(effective, source, present);
    return new DomainPlan(change, present.state(), leave && change.before() > 0);
  }

  SyncPlan guard(Draft draft) {
    long rejected = draft.findings().rejections().size();
    GuardVerdict verdict = safeguards.limit().evaluate(draft.plans(), rejected);
    List<EmailAddress> missing = safeguards.sentinels().missing(mode, draft);
    Checks checks = checks(verdict, missing, draft);
    return new SyncPlan(mode, draft.plans(), draft.findings(), checks, settings.restores());
  }

  private Checks checks(GuardVerdict verdict, List<EmailAddress> missing, Draft draft) {
    @Nullable Journal journal = settings.journal();
    if (journal == null) {
      return new Checks(verdict, missing, List.of(), safeguards.rivals(), draft.notes());
    }
    RivalCheck check =
        new RivalCheck(journal, safeguards.rivals(), settings.client().capabilities());
    draft.plans().forEach(check::check);
    List<String> notes = new ArrayList<>(draft.notes());
    notes.addAll(check.notes());
    return new Checks(verdict, missing, check.changed(), safeguards.rivals(), notes);
  }
}
