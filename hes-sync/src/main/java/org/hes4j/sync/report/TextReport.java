package org.hes4j.sync.report;

import java.util.List;
import java.util.Optional;
import org.hes4j.client.RetriedCall;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.sync.ChangedByOthers;
import org.hes4j.sync.DomainPlan;
import org.hes4j.sync.DomainReport;
import org.hes4j.sync.DomainVerdict;
import org.hes4j.sync.GuardVerdict;
import org.hes4j.sync.Rejection;
import org.hes4j.sync.Rejections;
import org.hes4j.sync.SourceCheck;
import org.hes4j.sync.Strategy;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;

/**
 * Reports for people: a short summary, the counts of each domain, at most ten values of each kind,
 * and what to do next. Values of the source are escaped and cut after 120 characters. Lines end
 * with a line feed.
 */
public final class TextReport {
  private final Lines out = new Lines();

  private TextReport() {}

  /** A preview: what a run would do. Also fit for a run that the removal limit stopped. */
  public static String of(SyncPlan plan) {
    TextReport report = new TextReport();
    report.out.line(Wording.summary(plan));
    plan.domains().forEach(report::planned);
    report.safeguards(plan);
    report.findings(plan);
    report.people(plan, "Would be removed: ");
    report.notes(plan.notes());
    report.next(Wording.next(plan));
    return report.out.toString();
  }

  /** What a source holds. */
  public static String of(SourceCheck check) {
    TextReport report = new TextReport();
    report.out.line("Read whole: " + Printable.of(check.source()));
    check
        .recipients()
        .forEach((domain, count) -> report.out.line("  " + domain + ": " + count + " recipients"));
    if (check.inFurtherDomains() > 0) {
      report.out.line("  further domains: " + check.inFurtherDomains() + " records");
    }
    report.records(check.recordsRead(), check.duplicates());
    report.rejected(check.rejections());
    report.out.counts("Left out", check.leftOut());
    return report.out.toString();
  }

  /** What a run did. */
  public static String of(SyncReport done) {
    TextReport report = new TextReport();
    report.out.line(Wording.summary(done));
    done.domains().forEach(report::changed);
    report.safeguards(done.plan());
    report.findings(done.plan());
    report.people(done.plan(), "Removed: ");
    report.retried(done.retriedCalls());
    report.notes(done.notes());
    report.kept(done);
    report.next(Wording.nextForFindings(done.plan()));
    return report.out.toString();
  }

  private void planned(DomainPlan plan) {
    out.line("  " + counts(plan));
  }

  private void changed(DomainReport report) {
    out.line(
        "  "
            + counts(report.plan())
            + (hasSent(report)
                ? "; " + Wording.sent(report) + ", " + Wording.verified(report)
                : ""));
  }

  private static boolean hasSent(DomainReport report) {
    return report.strategy() != Strategy.NONE;
  }

  private static String counts(DomainPlan plan) {
    String counts =
        "%s: %s before, %s after; %s added, %s removed, %s unchanged"
            .formatted(
                plan.domain(),
                plan.before(),
                plan.after(),
                plan.additions().size(),
                plan.removals().size(),
                plan.unchanged());
    return plan.keptBecauseEmpty()
        ? counts
            + (plan.hasChanges() ? "; nobody removed" : "; left alone")
            + ", for the source has no recipient of it"
        : counts;
  }

  private void safeguards(SyncPlan plan) {
    out.values(
        "Must be kept, and would be missing: " + plan.missingSentinels().size(),
        plan.missingSentinels(),
        TextReport::shown);
    out.values(
        "Changed by somebody else: " + plan.changedByOthers().size(),
        plan.changedByOthers(),
        ChangedByOthers::toString);
    verdict(plan);
  }

  private void notes(List<String> notes) {
    notes.forEach(note -> out.line("Note: " + Printable.sentence(note)));
  }

  private void retried(List<RetriedCall> calls) {
    out.values(
        "Calls that failed and were tried again: " + calls.size(),
        calls,
        call -> Printable.sentence(call.reason()) + " (attempt " + call.attempt() + ")");
  }

  private void kept(SyncReport done) {
    if (done.backedUp()) {
      done.runId().ifPresent(run -> out.line("The lists before are kept as run " + run + "."));
    }
  }

  private void verdict(SyncPlan plan) {
    GuardVerdict verdict = plan.verdict();
    if (!verdict.stopped()) {
      return;
    }
    verdict
        .allowedTogether()
        .ifPresent(allowed -> out.line(Wording.overCommonLimit(verdict.removals(), allowed)));
    List<DomainVerdict> tripped =
        verdict.domains().stream().filter(DomainVerdict::tripped).toList();
    out.values("Domains over the limit: " + tripped.size(), tripped, Wording::overLimit);
    out.line(Wording.mayStemFromRejections(verdict));
  }

  private void findings(SyncPlan plan) {
    records(plan.recordsRead(), plan.duplicates());
    rejected(plan.rejections());
    out.counts("Left out", plan.leftOut());
    out.counts("In domains this run does not cover", plan.notSelected());
    if (plan.outOfScope().count() > 0) {
      out.values(
          "In domains the account does not have: " + plan.outOfScope().count(),
          plan.outOfScope().samples(),
          TextReport::shown);
      out.counts("  by domain", plan.outOfScope().byDomain());
    }
  }

  private void records(long read, long duplicates) {
    out.line("Records read: %s; duplicates: %s".formatted(read, duplicates));
  }

  private void rejected(Rejections rejections) {
    out.values("Rejected: " + rejections.size(), rejections, TextReport::rejection);
  }

  private static String rejection(Rejection rejection) {
    return "\"%s\" (%s): %s"
        .formatted(
            Printable.of(rejection.value()),
            Printable.of(rejection.origin().toString()),
            Printable.sentence(rejection.reason()));
  }

  private void people(SyncPlan plan, String heading) {
    GuardVerdict verdict = plan.verdict();
    List<DomainPlan> losing =
        plan.domains().stream()
            .filter(domain -> !verdict.stopped() || verdict.stoppedBy(domain.domain()))
            .toList();
    long count = losing.stream().mapToLong(domain -> domain.removals().size()).sum();
    List<EmailAddress> first =
        losing.stream()
            .flatMap(domain -> domain.removals().stream().limit(Lines.SHOWN))
            .limit(Lines.SHOWN)
            .toList();
    out.values(heading + count, first, TextReport::shown);
    if (count > first.size()) {
      out.line("  and " + (count - first.size()) + " more");
    }
  }

  private static String shown(EmailAddress address) {
    return Printable.of(address.toString());
  }

  private void next(Optional<String> advice) {
    advice.ifPresent(sentence -> out.line("Next: " + sentence));
  }
}
