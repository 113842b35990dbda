package org.hes4j.sync;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Somebody else has changed lists since the last run, and {@link Rivals#REFUSE} was said. Nothing
 * was changed, in no domain.
 */
public final class RivalWriterException extends SyncException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;

  private final transient SyncPlan plan;

  RivalWriterException(SyncPlan plan) {
    super(message(plan.changedByOthers()), null);
    this.plan = plan;
  }

  /** The plan that was stopped, with the lists that were changed. */
  public SyncPlan plan() {
    return plan;
  }

  @Override
  public Optional<SyncPlan> stoppedPlan() {
    return Optional.ofNullable(plan);
  }

  private static String message(List<ChangedByOthers> changed) {
    String shown =
        changed.stream()
            .limit(SHOWN)
            .map(ChangedByOthers::toString)
            .collect(Collectors.joining("; "));
    int more = changed.size() - SHOWN;
    return "somebody else changed lists: "
        + (more > 0 ? shown + "; and " + more + " more domains" : shown)
        + ". This run changed nothing. Find out who else writes them: one tool alone may; then let"
        + " one run report rivals instead of refusing them, which takes the lists over";
  }
}
