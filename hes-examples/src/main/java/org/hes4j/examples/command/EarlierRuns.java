package org.hes4j.examples.command;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.journal.HistoryEntry.Outcome;

/**
 * What the journal's history tells of the newest run that ended well.
 *
 * @param lastSuccess when it ended
 * @param recipients what each list of it held then
 */
record EarlierRuns(Optional<Instant> lastSuccess, Map<MailDomain, Long> recipients) {

  /** A journal that cannot be read, or is not known yet, tells nothing. */
  static EarlierRuns of(Options options, Surroundings surroundings) {
    try {
      return new Journals(options, surroundings)
          .history().entries().stream()
              .filter(run -> run.outcome() == Outcome.CHANGED || run.outcome() == Outcome.IN_STEP)
              .findFirst()
              .map(EarlierRuns::after)
              .orElseGet(EarlierRuns::unknown);
    } catch (RuntimeException e) {
      return unknown();
    }
  }

  private static EarlierRuns unknown() {
    return new EarlierRuns(Optional.empty(), Map.of());
  }

  private static EarlierRuns after(HistoryEntry run) {
    Map<MailDomain, Long> recipients = new TreeMap<>();
    run.domains().forEach(change -> recipients.put(change.domain(), change.after()));
    return new EarlierRuns(Optional.of(run.started().plus(run.duration())), recipients);
  }
}
