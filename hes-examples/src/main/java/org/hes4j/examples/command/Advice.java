package org.hes4j.examples.command;

import org.hes4j.sync.RemovalLimitException;
import org.hes4j.sync.SourceCheck;
import org.hes4j.sync.SyncPlan;

/** The libraries' messages in the words of the command line. */
final class Advice {
  private Advice() {}

  static String message(RuntimeException failure) {
    if (failure instanceof RemovalLimitException stopped) {
      return of(stopped.plan());
    }
    if (ExitStatus.of(failure) == ExitStatus.UNEXPECTED) {
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

  /** What the removal limit stopped, and the one option that lets it through. */
  static String of(SyncPlan plan) {
    return "the removal limit stops this: "
        + plan.verdict().removals()
        + " recipients would go, nothing was changed. If they are meant to go, run once with --allow-removals "
        + plan.verdict().removalsToAllow();
  }
}
