package org.hes4j.sync.report;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.hes4j.sync.DomainPlan;
import org.hes4j.sync.DomainReport;
import org.hes4j.sync.DomainVerdict;
import org.hes4j.sync.GuardVerdict;
import org.hes4j.sync.Outcome;
import org.hes4j.sync.SyncMode;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;

/** The sentences that all reports for people share. None of them holds text of strangers. */
final class Wording {
  private Wording() {}

  static String summary(SyncPlan plan) {
    if (!plan.missingSentinels().isEmpty()) {
      return "Stopped, for recipients that must be kept would be missing; nothing was changed.";
    }
    if (plan.refused()) {
      return "Stopped, for somebody else changed lists; nothing was changed.";
    }
    if (plan.verdict().stopped()) {
      return "Stopped by the removal limit; nothing was changed.";
    }
    return plan.hasChanges()
        ? "A run would change the lists; nothing was changed yet."
        : "Everything is in step; a run would send nothing.";
  }

  static String summary(SyncReport done) {
    String time = " (" + seconds(done.duration()) + ").";
    return done.outcome() == Outcome.IN_STEP
        ? "Everything is in step; nothing was sent" + time
        : "The lists were changed and verified" + time;
  }

  static String sent(DomainReport report) {
    return switch (report.strategy()) {
      case NONE -> "nothing sent";
      case ATOMIC_CHANGE -> "sent as one change";
      case STAGED_CHANGE -> "staged in " + report.batchesSent() + " batches and committed";
      case ONE_SHOT_REPLACE, WHOLE_LIST -> "sent as one new list";
      case SEPARATE_CHANGES -> "sent in " + report.batchesSent() + " batches";
    };
  }

  static String verified(DomainReport report) {
    return switch (report.verified()) {
      case BY_PLAN -> "as read";
      case BY_STATE -> "verified by count and digest";
      case BY_READING -> "verified address by address";
    };
  }

  static String overLimit(DomainVerdict domain) {
    return "%s: %s of %s recipients would be removed, at most %s are allowed"
        .formatted(domain.domain(), domain.removals(), domain.before(), domain.limit());
  }

  static String overCommonLimit(long removals, long allowed) {
    return "%s recipients would be removed, at most %s are allowed in all domains together."
        .formatted(removals, allowed);
  }

  static String mayStemFromRejections(GuardVerdict verdict) {
    return verdict.mayStemFromRejections() + " of these removals may stem from rejected records.";
  }

  /** What to do after a plan. */
  static Optional<String> next(SyncPlan plan) {
    if (!plan.missingSentinels().isEmpty()) {
      return Optional.of(
          plan.restores().isEmpty()
              ? "check that the source is complete."
              : "restore the backup of another run, or do not ask for these to be kept.");
    }
    if (plan.refused()) {
      return Optional.of(
          "find out who else writes these lists; then let one run report rivals instead of"
              + " refusing them.");
    }
    if (plan.verdict().stopped()) {
      return Optional.of(
          plan.restores().map(Wording::ofBackup).orElse(ofSource(plan))
              + " If these removals are meant, allow "
              + plan.verdict().removalsToAllow()
              + " removals, all domains together, for one run.");
    }
    return nextForFindings(plan);
  }

  private static String ofSource(SyncPlan plan) {
    return plan.mode() == SyncMode.DELETE
        ? "check that the source names only those who are to go."
        : "check that the source is complete.";
  }

  private static String ofBackup(String run) {
    return "check that it is the change of run "
        + run
        + " that is to be undone; who was not in the lists before it goes.";
  }

  /** What to do about what was found on the way. */
  static Optional<String> nextForFindings(SyncPlan plan) {
    if (!plan.rejections().isEmpty()) {
      return Optional.of("correct the rejected values in the source; mail to them may be refused.");
    }
    return plan.domains().stream().anyMatch(DomainPlan::keptBecauseEmpty)
        ? Optional.of(
            "check whether the source should have recipients of the domains that were left alone.")
        : Optional.empty();
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
