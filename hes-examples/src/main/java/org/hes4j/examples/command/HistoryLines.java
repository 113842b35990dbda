package org.hes4j.examples.command;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.hes4j.sync.journal.HistoryEntry;

/** The history of runs, a line each. */
final class HistoryLines {
  private HistoryLines() {}

  /**
   * The line of a run.
   *
   * @param backup whether its backup is there now; the entry tells whether it was there once
   */
  static String line(HistoryEntry entry, boolean backup) {
    String started =
        DateTimeFormatter.ISO_INSTANT.format(
            entry.started().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
    StringBuilder line = new StringBuilder(entry.run());
    line.append("  ").append(started);
    line.append("  ").append(entry.restores().map(run -> "restore of " + run).orElse(mode(entry)));
    line.append("  ").append(entry.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    entry.failure().ifPresent(failure -> line.append(" (").append(failure).append(')'));
    for (HistoryEntry.Change change : entry.domains()) {
      line.append("  ").append(change.domain()).append(" +").append(change.added());
      line.append(" -").append(change.removed()).append(" = ").append(change.after());
    }
    return line.append(backup ? "  backup" : "").toString();
  }

  /** Nobody knows what a run was about that died before it could say so. */
  private static String mode(HistoryEntry entry) {
    return entry.mode().isEmpty() ? "-" : entry.mode().toLowerCase(Locale.ROOT);
  }
}
