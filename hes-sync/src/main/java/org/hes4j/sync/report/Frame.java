package org.hes4j.sync.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hes4j.sync.journal.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run beside what it found.
 *
 * @param started when it began
 * @param host the host of the service
 * @param account the account's name
 * @param action what was asked for, in the caller's words
 * @param history earlier runs, newest first; the run itself may be the newest
 * @param historyNote what is wrong with the history
 */
record Frame(
    Instant started,
    @Nullable String host,
    @Nullable String account,
    @Nullable String action,
    List<HistoryEntry> history,
    @Nullable String historyNote) {

  static Frame of(Instant started) {
    return new Frame(started, null, null, null, List.of(), null);
  }

  Frame startedAt(Instant time) {
    return new Frame(time, host, account, action, history, historyNote);
  }

  Frame at(@Nullable String serviceHost, String accountName) {
    return new Frame(started, serviceHost, accountName, action, history, historyNote);
  }

  Frame doing(String what) {
    return new Frame(started, host, account, what, history, historyNote);
  }

  Frame after(List<HistoryEntry> runs, @Nullable String note) {
    return new Frame(started, host, account, action, runs, note);
  }

  /** Whose lists these are. */
  String title() {
    String whose = account == null ? "Recipient lists" : "Recipient lists of " + account;
    return host == null ? whose : whose + " at " + host;
  }

  /** What the journal says of the run itself, when it ended in that failure. */
  Optional<HistoryEntry> recorded(Throwable failure) {
    String kind = failure.getClass().getSimpleName();
    return history.stream()
        .limit(1)
        .filter(entry -> !entry.started().isBefore(started))
        .filter(entry -> entry.failure().filter(kind::equals).isPresent())
        .findFirst();
  }
}
