package org.hes4j.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.hes4j.client.Capabilities;
import org.hes4j.client.Capability;
import org.hes4j.client.ListState;
import org.hes4j.sync.journal.AppliedList;
import org.hes4j.sync.journal.Journal;
import org.hes4j.sync.journal.ListInfo;

/**
 * Finds out whether somebody else changed lists since the last verified run. A run of ours that
 * failed or died is not taken for somebody else.
 */
final class RivalCheck {
  private final Journal journal;
  private final Rivals rivals;
  private final boolean atomic;
  private final List<ChangedByOthers> changed = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  RivalCheck(Journal journal, Rivals rivals, Capabilities capabilities) {
    this.journal = journal;
    this.rivals = rivals;
    // a change of any size is there as a whole or not at all
    atomic =
        capabilities.supports(Capability.LIST_STATE)
            && capabilities.supports(Capability.STAGED_CHANGE);
  }

  List<ChangedByOthers> changed() {
    return changed;
  }

  List<String> notes() {
    return notes;
  }

  /**
   * Looks at one list.
   *
   * @throws JournalException when that cannot be known and rivals are to be refused
   */
  void check(DomainPlan plan) {
    try {
      AppliedList last = journal.lastApplied(plan.domain()).orElse(null);
      if (last != null && !isAsLeft(plan, last.info()) && !isOurs(plan)) {
        changed.add(compare(plan, last));
      }
    } catch (IOException e) {
      if (rivals == Rivals.REFUSE) {
        throw JournalException.rivalsNotKnown(journal, plan.domain(), e);
      }
      notes.add(
          "whether somebody else changed the list of %s since the last run is not known: %s"
                  .formatted(plan.domain(), Reason.of(e))
              + "; the next run that ends well records the list anew");
    }
  }

  private static boolean isAsLeft(DomainPlan plan, ListInfo last) {
    OptionalLong now =
        plan.base().map(ListState::revision).map(OptionalLong::of).orElse(OptionalLong.empty());
    boolean comparable = now.isPresent() && last.revision().isPresent();
    return (!comparable || now.equals(last.revision()))
        && last.size().equals(plan.change().presentSize());
  }

  private boolean isOurs(DomainPlan plan) throws IOException {
    List<ListInfo> unfinished = journal.unfinished(plan.domain());
    ListInfo.Size now = plan.change().presentSize();
    if (unfinished.stream().anyMatch(run -> run.intended().filter(now::equals).isPresent())) {
      return true;
    }
    if (unfinished.isEmpty() || atomic) {
      return false;
    }
    notes.add(
        "whether somebody else changed the list of %s is not known: a run that did not end well"
                .formatted(plan.domain())
            + " may have left it as it is");
    return true;
  }

  private ChangedByOthers compare(DomainPlan plan, AppliedList last) {
    long[] kept = {0};
    try {
      last.read(address -> kept[0] += plan.change().presentContains(address) ? 1 : 0);
    } catch (IOException e) {
      notes.add(
          "how the list of %s was changed since the last run is not known: %s"
              .formatted(plan.domain(), Reason.of(e)));
      return new ChangedByOthers(
          plan.domain(), last, ChangedByOthers.UNKNOWN, ChangedByOthers.UNKNOWN);
    }
    return new ChangedByOthers(
        plan.domain(), last, plan.before() - kept[0], last.info().count() - kept[0]);
  }
}
