package org.hes4j.sync;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hes4j.recipient.EmailAddress;

/**
 * The source lacks recipients that must be kept ({@link RecipientSync.Builder#mustKeep}), so it is
 * not the whole directory; or a deletion would remove them. Nothing was changed, in no domain.
 */
public final class MissingSentinelException extends SyncException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;

  private final transient SyncPlan plan;

  MissingSentinelException(SyncPlan plan) {
    super(message(plan), null);
    this.plan = plan;
  }

  /** The plan that was stopped. */
  public SyncPlan plan() {
    return plan;
  }

  @Override
  public Optional<SyncPlan> stoppedPlan() {
    return Optional.ofNullable(plan);
  }

  /** Who would be missing, in order of the addresses. */
  public List<EmailAddress> missing() {
    return plan.missingSentinels();
  }

  private static String message(SyncPlan plan) {
    List<EmailAddress> missing = plan.missingSentinels();
    String shown =
        missing.stream().limit(SHOWN).map(EmailAddress::toString).collect(Collectors.joining(", "));
    String names =
        missing.size() > SHOWN ? shown + " and " + (missing.size() - SHOWN) + " more" : shown;
    if (plan.restores().isPresent()) {
      return "the lists before run "
          + plan.restores().get()
          + " lack recipients that must be kept: "
          + names
          + "; nothing was changed. Restore the backup of another run; if they are not meant to be"
          + " kept any more, take them out of those to keep";
    }
    return plan.mode() == SyncMode.DELETE
        ? "recipients that must be kept would be removed: "
            + names
            + "; nothing was changed. Take them out of the source of this deletion"
        : "the source lacks recipients that must be kept: "
            + names
            + "; nothing was changed. Check that the source is complete; if they are not meant to"
            + " be kept any more, take them out of those to keep";
  }
}
