package org.hes4j.sync.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.journal.HistoryEntry.Outcome;
import org.hes4j.sync.journal.HistoryEntry.Written;

/** The last runs: a chart, and the same in a table. */
final class HistorySection {
  static final int MOST = 30;
  private static final int UNFOLDED = 10;

  private final Html html;
  private final String run;

  private HistorySection(Html html, String run) {
    this.html = html;
    this.run = run;
  }

  /**
   * Writes the section; nothing where there is no history.
   *
   * @param run the name of the run that the page is about
   */
  static void write(Html html, Frame frame, String run) throws IOException {
    if (frame.history().isEmpty() && frame.historyNote() == null) {
      return;
    }
    html.open("section", "aria-labelledby", "history");
    html.element("h2", "The last runs", "id", "history");
    if (frame.historyNote() != null) {
      html.element("p", frame.historyNote());
    }
    List<HistoryEntry> newest = frame.history().stream().limit(MOST).toList();
    if (!newest.isEmpty()) {
      new HistoryChart(html, newest).write();
      new HistorySection(html, run).table(newest);
    }
    ValueList.more(html, frame.history().size() - newest.size(), "older runs");
    html.close();
  }

  private void table(List<HistoryEntry> entries) throws IOException {
    PeopleLists.open(html, entries.size() <= UNFOLDED);
    html.element("summary", "The same as a table, the newest first");
    html.element(
        "p", "In brackets: planned, and not done or not known to be done.", "class", "more");
    html.open("table", "class", "history", "role", "table");
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    for (String title : List.of("Begun", "Outcome", "Added", "Removed", "Recipients")) {
      html.element("th", title, "role", "columnheader", "scope", "col");
    }
    html.close().close();
    for (HistoryEntry entry : entries) {
      html.open("tbody", "role", "rowgroup");
      row(entry);
      message(entry);
      html.close();
    }
    html.close().close();
  }

  private void row(HistoryEntry entry) throws IOException {
    html.open("tr", "role", "row").open("th", "role", "rowheader", "scope", "row");
    html.element("time", Shown.minute(entry.started()), "datetime", entry.started().toString());
    html.close().open("td", "role", "cell");
    Glyph.mark(html, entry.outcome());
    html.text(" ").value(words(entry));
    if (entry.run().equals(run)) {
      html.element("b", " this run");
    }
    html.close();
    number(change(entry, HistoryEntry.Change::added));
    number(change(entry, HistoryEntry.Change::removed));
    number(recipients(entry));
    html.close();
  }

  private void number(String number) throws IOException {
    html.element("td", number, "role", "cell", "class", "number");
  }

  /** In brackets what was planned alone. */
  private static String change(HistoryEntry entry, ToLongFunction<HistoryEntry.Change> number) {
    String shown = Shown.number(sum(entry, number));
    boolean planned = entry.written() != Written.YES && entry.outcome() != Outcome.IN_STEP;
    return entry.domains().isEmpty() ? "–" : planned ? "[" + shown + "]" : shown;
  }

  /** How many there were afterwards, as far as it is known. */
  private static String recipients(HistoryEntry entry) {
    if (entry.domains().isEmpty() || entry.written() == Written.PERHAPS) {
      return "–";
    }
    return Shown.number(
        entry.written() == Written.YES
            ? sum(entry, HistoryEntry.Change::after)
            : sum(entry, HistoryEntry.Change::before));
  }

  private void message(HistoryEntry entry) throws IOException {
    if (entry.message().isPresent()) {
      html.open("tr", "class", "said", "role", "row").open("td", "role", "cell", "colspan", "5");
      html.sentence(entry.message().get()).close().close();
    }
  }

  static long sum(HistoryEntry entry, ToLongFunction<HistoryEntry.Change> number) {
    return entry.domains().stream().mapToLong(number).sum();
  }

  /** What was done and how it ended. */
  static String words(HistoryEntry entry) {
    String outcome = entry.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String mode = entry.mode().isEmpty() ? "" : entry.mode() + ": ";
    String what = entry.restores().map(of -> "restore of " + of + ": ").orElse(mode);
    String rejected =
        entry.rejected() == 0 ? "" : ", " + Shown.number(entry.rejected()) + " rejected";
    return what + outcome + rejected;
  }
}
