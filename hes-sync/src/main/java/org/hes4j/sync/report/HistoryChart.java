package org.hes4j.sync.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.journal.HistoryEntry.Outcome;

/**
 * The last runs as bars, the oldest to the left: upwards who was added, downwards who was removed,
 * and below each a shape for its outcome. Heights are logarithmic, or a first run of thousands
 * would leave the others flat.
 */
final class HistoryChart {
  private static final double LEAST_SLOT = 14;
  private static final int BAR = 9;
  private static final double LEAST_WIDTH = 224;
  private static final double HIGHEST = 50;
  private static final double LOWEST = 4;
  private static final double MIDDLE = HIGHEST + 2;
  private static final double ENLARGED = 1.6;
  private static final double HEIGHT = 2 * MIDDLE + 18;

  private final Html html;
  private final List<HistoryEntry> newestFirst;
  private final long largest;
  private final double slot;

  HistoryChart(Html html, List<HistoryEntry> newestFirst) {
    this.html = html;
    this.newestFirst = newestFirst;
    slot = Math.max(LEAST_SLOT, LEAST_WIDTH / newestFirst.size());
    largest =
        newestFirst.stream()
            .mapToLong(entry -> Math.max(added(entry), removed(entry)))
            .max()
            .orElse(0);
  }

  private static long added(HistoryEntry entry) {
    return HistorySection.sum(entry, HistoryEntry.Change::added);
  }

  private static long removed(HistoryEntry entry) {
    return HistorySection.sum(entry, HistoryEntry.Change::removed);
  }

  void write() throws IOException {
    double width = slot * newestFirst.size();
    html.open("figure", "class", "chart").open("div", "class", "plot");
    html.open(
        "svg",
        "role",
        "img",
        "aria-labelledby",
        "chart-title chart-words",
        "width",
        decimal(ENLARGED * width),
        "viewBox",
        "0 0 " + decimal(width) + " " + (int) HEIGHT);
    html.element("title", "Added and removed in the last " + runs(), "id", "chart-title");
    html.element("desc", "The table below the chart has its numbers.", "id", "chart-words");
    html.empty("path", "class", "axis", "d", "M0 " + decimal(MIDDLE) + "H" + decimal(width));
    for (int i = 0; i < newestFirst.size(); i++) {
      slot(newestFirst.get(newestFirst.size() - 1 - i), i * slot);
    }
    html.close();
    ends();
    html.close();
    caption();
    html.close();
  }

  private String runs() {
    return Shown.count(newestFirst.size(), "run", "runs");
  }

  private void slot(HistoryEntry entry, double x) throws IOException {
    html.open("g", "transform", "translate(" + decimal(x + (slot - BAR) / 2) + " 0)");
    html.element(
        "title",
        "%s, %s, %s added, %s removed"
            .formatted(
                Shown.time(entry.started()),
                Printable.of(HistorySection.words(entry)),
                Shown.number(added(entry)),
                Shown.number(removed(entry))));
    boolean done = entry.written() == HistoryEntry.Written.YES;
    double up = height(added(entry));
    bar(done ? "added" : "added planned", MIDDLE - up, up);
    bar(done ? "removed" : "removed planned", MIDDLE, height(removed(entry)));
    html.open(
        "g",
        "transform",
        "translate(" + decimal((BAR - 12) / 2.0) + " " + decimal(2 * MIDDLE + 4) + ")");
    Glyph.outcome(html, entry.outcome());
    html.close().close();
  }

  private void bar(String style, double y, double height) throws IOException {
    if (height > 0) {
      html.empty(
          "rect",
          "class",
          style,
          "y",
          decimal(y),
          "width",
          Integer.toString(BAR),
          "height",
          decimal(height));
    }
  }

  private double height(long number) {
    if (number == 0) {
      return 0;
    }
    return LOWEST + (HIGHEST - LOWEST) * Math.log1p((double) number) / Math.log1p((double) largest);
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private void ends() throws IOException {
    html.open("p", "class", "ends");
    html.element("span", Shown.minute(newestFirst.get(newestFirst.size() - 1).started()));
    html.element("span", Shown.minute(newestFirst.get(0).started())).close();
  }

  private void caption() throws IOException {
    html.open("figcaption").open("p", "class", "legend");
    key(Outcome.CHANGED, "changed");
    key(Outcome.IN_STEP, "in step");
    key(Outcome.STOPPED, "stopped");
    key(Outcome.FAILED, "failed or died");
    html.close();
    html.element(
        "p",
        "Upwards: added, at most "
            + Shown.number(largest)
            + ". Downwards: removed. Heights are logarithmic. Outlined: planned, and not done or not"
            + " known to be done.");
    html.close();
  }

  private void key(Outcome outcome, String word) throws IOException {
    html.open("span");
    Glyph.mark(html, outcome);
    html.text(" " + word).close().text(" ");
  }
}
