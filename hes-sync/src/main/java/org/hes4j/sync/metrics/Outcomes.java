package org.hes4j.sync.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hes4j.sync.FailedRun;
import org.hes4j.sync.MissingSentinelException;
import org.hes4j.sync.NoRecipientsException;
import org.hes4j.sync.RemovalLimitException;
import org.hes4j.sync.RivalWriterException;
import org.hes4j.sync.SyncReport;

/** The words for how runs end. */
final class Outcomes {
  static final List<String> ALL = List.of("changed", "in_step", "stopped", "failed");
  static final List<String> GUARDS =
      List.of("removal_limit", "must_keep", "rivals", "no_recipients");

  private Outcomes() {}

  static String of(SyncReport report) {
    return report.outcome().name().toLowerCase(Locale.ROOT);
  }

  static String of(FailedRun run) {
    return run.stopped() ? "stopped" : "failed";
  }

  /** The safeguard that stopped a run. */
  static Optional<String> guard(Throwable failure) {
    if (failure instanceof RemovalLimitException) {
      return Optional.of("removal_limit");
    }
    if (failure instanceof MissingSentinelException) {
      return Optional.of("must_keep");
    }
    if (failure instanceof RivalWriterException) {
      return Optional.of("rivals");
    }
    return failure instanceof NoRecipientsException
        ? Optional.of("no_recipients")
        : Optional.empty();
  }
}
