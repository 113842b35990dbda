package org.hes4j.examples.command;

import org.hes4j.sync.RemovalLimitException;
import org.hes4j.sync.SourceCheck;
import org.hes4j.sync.SyncException;
import org.hes4j.sync.SyncPlan;

/** The libraries' messages in the words of the command line. */
final class Advice {
  private Advice() {}

  static String message(RuntimeException failure) {
    if (failure instanceof UnfinishedRun || failure instanceof Exhausted) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof RemovalLimitException stopped) {
      return of(stopped.plan());
    }
    if (ExitStatus.of(failure) == ExitStatus.UNEXPECTED && !(failure instanceof SyncException)) {
      return "something unexpected happened: "
          + failure
          + "; --debug shows where, please report it";
    }
    return String.valueOf(failure.getMessage());
  }

  /** A source that was read whole and has nobody. */
  static String ofNobody(SourceCheck check) {
    return check.source()
        + " was read whole and has no recipient; check the file, or base, filter and attributes, or"
        + " the query";
  }

  /** What a safeguard stops, and what to do. */
  static String of(SyncPlan plan) {
    if (!plan.missingSentinels().isEmpty()) {
      int missing = plan.missingSentinels().size();
      return plan.restores().isPresent()
          ? "the backup lacks "
              + missing
              + " of the recipients that must be kept; nothing was changed"
          : "the source lacks "
              + missing
              + " of the recipients that must be kept, so it may not be whole; nothing was changed";
    }
    if (plan.verdict().stopped()) {
      return "the removal limit stops this: "
          + plan.verdict().removals()
          + " recipients would go, nothing was changed. If they are meant to go, run once with"
          + " --allow-removals "
          + plan.verdict().removalsToAllow();
    }
    return "somebody else has changed "
        + plan.changedByOthers().size()
        + " of the lists since the last run, and --rivals refuse stops that; nothing was changed."
        + " Only one tool may write an account's lists";
  }
}
