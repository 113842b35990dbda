package org.hes4j.sync.report;

import java.util.Optional;
import org.hes4j.sync.Outcome;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;
import org.hes4j.sync.journal.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * How it went, in one glance.
 *
 * @param tone what kind of news it is
 * @param word the outcome in a few words
 * @param sentence the same in a sentence
 * @param next what to do, where there is something to do
 */
record Headline(Tone tone, String word, String sentence, Optional<String> next) {

  static Headline of(SyncReport done) {
    String word = done.outcome() == Outcome.IN_STEP ? "In step" : "Changed and verified";
    return new Headline(
        Tone.GOOD, word, Wording.summary(done), Wording.nextForFindings(done.plan()));
  }

  static Headline ofPreview(SyncPlan plan) {
    if (plan.stopped()) {
      return of(plan, "Preview: would be stopped");
    }
    return plan.hasChanges()
        ? of(plan, Tone.NOTICE, "Preview: out of step")
        : of(plan, Tone.GOOD, "Preview: in step");
  }

  /** A run that a safeguard stopped. */
  static Headline ofStopped(SyncPlan plan) {
    return of(plan, "Stopped before any change");
  }

  private static Headline of(SyncPlan plan, String word) {
    return of(plan, Tone.STOPPED, word);
  }

  private static Headline of(SyncPlan plan, Tone tone, String word) {
    return new Headline(tone, word, Wording.summary(plan), Wording.next(plan));
  }

  /**
   * A run that failed.
   *
   * @param recorded what the journal says of it, where it does
   */
  static Headline ofFailure(@Nullable HistoryEntry recorded) {
    boolean harmless = recorded != null && recorded.written() == HistoryEntry.Written.NO;
    String changed =
        harmless
            ? "No list was changed."
            : recorded == null
                ? "The message below says what is known of it."
                : "It had begun to write: some lists may be the new ones, others the old ones.";
    return new Headline(
        Tone.FAILED, "Failed", "The run did not end well. " + changed, Optional.empty());
  }

  /** A run that has begun. */
  static Headline ofUnfinished() {
    return new Headline(
        Tone.OPEN,
        "Not finished",
        "This run has begun, and takes the place of this page when it ends. If none is under way any"
            + " more, it was killed or its machine stopped, and what it changed is not known here.",
        Optional.of("look into the history, and make a preview, which tells what differs now."));
  }
}
