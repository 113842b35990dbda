package org.hes4j.sync;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hes4j.recipient.EmailAddress;

/** More recipients would be removed than the limit allows. Nothing was changed, in no domain. */
public final class RemovalLimitException extends SyncException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;

  private final transient SyncPlan plan;

  RemovalLimitException(SyncPlan plan) {
    super(message(plan), null);
    this.plan = plan;
  }

  /** The plan that was stopped, with the verdict. */
  public SyncPlan plan() {
    return plan;
  }

  @Override
  public Optional<SyncPlan> stoppedPlan() {
    return Optional.ofNullable(plan);
  }

  /** The first ten of those who would go from the domains that stop the run. */
  public List<EmailAddress> firstRemovals() {
    return plan.domains().stream()
        .filter(domain -> plan.verdict().stoppedBy(domain.domain()))
        .flatMap(domain -> domain.removals().stream().limit(SHOWN))
        .limit(SHOWN)
        .toList();
  }

  private static String message(SyncPlan plan) {
    GuardVerdict verdict = plan.verdict();
    return "the removal limit stopped the run before anything was changed: "
        + (verdict.allowedTogether().isPresent() ? together(verdict) : perDomain(verdict))
        + "; "
        + plan.restores().map(RemovalLimitException::ofBackup).orElse(ofSource(plan))
        + "; if these removals are meant, allow them for one run with allowRemovals("
        + verdict.removalsToAllow()
        + ")";
  }

  private static String ofSource(SyncPlan plan) {
    return plan.mode() == SyncMode.DELETE
        ? "the source names them. Check that it names only those who are to go"
        : plan.verdict().mayStemFromRejections()
            + " of them may stem from rejected records. Check that the source is complete";
  }

  /** A backup is whole, or it is refused. */
  private static String ofBackup(String run) {
    return "they were not in the lists before run "
        + run
        + ". Check that it is this run whose change is to be undone";
  }

  private static String together(GuardVerdict verdict) {
    return verdict.removals()
        + " recipients would be removed, at most "
        + verdict.allowedTogether().orElseThrow()
        + " are allowed in all domains together";
  }

  private static String perDomain(GuardVerdict verdict) {
    List<DomainVerdict> tripped =
        verdict.domains().stream().filter(DomainVerdict::tripped).toList();
    String shown =
        tripped.stream()
            .limit(SHOWN)
            .map(
                d ->
                    d.removals()
                        + " of "
                        + d.before()
                        + " recipients of "
                        + d.domain()
                        + " would be removed, at most "
                        + d.limit()
                        + " are allowed")
            .collect(Collectors.joining(", "));
    return tripped.size() > SHOWN
        ? shown + ", and " + (tripped.size() - SHOWN) + " more domains likewise"
        : shown;
  }
}
