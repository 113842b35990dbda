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
  record Draft(Scope scope, SourceFindings findings, List<DomainPlan> plans, List<String> notes) {}

  Draft plan(Reading reading) {
    Intake intake = reading.intake();
    SourceFindings findings = intake.findings();
    Set<MailDomain> domains = reading.lists().keySet();
    if (!intake.hasRecipients() && domains.stream().noneMatch(safeguards.knownEmpty()::contains)) {
      throw new NoRecipientsException(findings, domains);
    }
    List<DomainPlan> plans = new ArrayList<>();
    reading.lists().forEach((domain, list) -> plans.add(plan(intake.recipients(domain), list)));
    return new Draft(reading.scope(), findings, plans, List.of());
  }

  private DomainPlan plan(AddressSet source, PresentList present) {
    boolean leave =
        mode == SyncMode.REPLACE && source.size() == 0 && !safeguards.isEmptied(source.domain());
    // adding nobody leaves a list as it is
    SyncMode effective = leave ? SyncMode.ADD : mode;
    ListChange change = ListChange.of(effective, source, present);
    return new DomainPlan(change, present.state(), leave && change.before() > 0);
  }

  SyncPlan guard(Draft draft) {
    long rejected = draft.findings().rejections().size();
    GuardVerdict verdict = safeguards.limit().evaluate(draft.plans(), rejected);
    List<EmailAddress> missing =
        safeguards.sentinels().missing(mode, draft.plans(), draft.scope()::isOfAccount);
    Checks checks = checks(verdict, missing, draft);
    return new SyncPlan(mode, draft.plans(), draft.findings(), checks, settings.restores());
  }

  private Checks checks(GuardVerdict verdict, List<EmailAddress> missing, Draft draft) {
    @Nullable Journal journal = settings.journal();
    if (journal == null) {
      return new Checks(verdict, missing, List.of(), safeguards.rivals(), draft.notes());
    }
    RivalCheck check = new RivalCheck(journal, settings.client().capabilities());
    draft.plans().forEach(check::check);
    List<String> notes = new ArrayList<>(draft.notes());
    notes.addAll(check.notes());
    return new Checks(verdict, missing, check.changed(), safeguards.rivals(), notes);
  }
}
