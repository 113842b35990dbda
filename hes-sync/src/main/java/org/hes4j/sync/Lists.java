package org.hes4j.sync;

import java.util.List;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.journal.KeptList;
import org.hes4j.sync.journal.ListInfo;

/** Shows the lists of a plan to the journal. Nothing is copied: they are views. */
final class Lists {
  private Lists() {}

  /** The lists that will change, as they are. */
  static List<KeptList> before(SyncPlan plan) {
    return plan.domains().stream().filter(DomainPlan::hasChanges).map(Lists::before).toList();
  }

  private static KeptList before(DomainPlan plan) {
    ListChange change = plan.change();
    ListInfo info =
        ListInfo.of(plan.domain(), change.presentSize(), plan.base().orElse(null))
            .becoming(resultSize(change));
    return new KeptList(info, change.keptPresent()).readFrom(change.presentFile().orElse(null));
  }

  /** The list that was verified. */
  static KeptList after(DomainReport report) {
    ListChange change = report.plan().change();
    ListInfo info = ListInfo.of(report.domain(), resultSize(change), report.state().orElse(null));
    return new KeptList(info, change.keptResult());
  }

  private static ListInfo.Size resultSize(ListChange change) {
    return new ListInfo.Size(change.after(), change.resultDigest());
  }

  static List<HistoryEntry.Change> changes(SyncPlan plan) {
    return plan.domains().stream()
        .map(
            domain ->
                new HistoryEntry.Change(
                    domain.domain(),
                    domain.before(),
                    domain.after(),
                    domain.additions().size(),
                    domain.removals().size()))
        .toList();
  }
}
