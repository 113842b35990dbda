package org.hes4j.sync.report;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.LongStream;
import org.hes4j.sync.DomainPlan;

/** A bar of who stays, comes and goes. What there is shows, however small its share. */
final class DomainBar {
  private static final double LEAST_PERCENT = 1.5;

  private final Html html;
  private final double room;
  private double at;

  private DomainBar(Html html, double room) {
    this.html = html;
    this.room = room;
  }

  static void write(Html html, DomainPlan plan) throws IOException {
    long added = plan.additions().size();
    long removed = plan.removals().size();
    String words =
        "%s kept, %s added, %s removed"
            .formatted(Shown.number(plan.unchanged()), Shown.number(added), Shown.number(removed));
    html.open("svg", "class", "bar", "role", "img", "aria-label", words);
    html.element("title", words);
    long total = plan.unchanged() + added + removed;
    long parts = LongStream.of(plan.unchanged(), added, removed).filter(n -> n > 0).count();
    DomainBar bar = new DomainBar(html, 100 - parts * LEAST_PERCENT);
    bar.part("kept", plan.unchanged(), total);
    bar.part("added", added, total);
    bar.part("removed", removed, total);
    html.close();
  }

  private void part(String style, long number, long total) throws IOException {
    if (number == 0) {
      return;
    }
    double width = LEAST_PERCENT + room * number / total;
    html.empty("rect", "class", style, "x", percent(at), "width", percent(width), "height", "100%");
    at += width;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", share);
  }

  /** What the parts mean. */
  static void legend(Html html, Tense tense) throws IOException {
    html.open("p", "class", "legend");
    key(html, "kept", DomainTable.KEPT);
    key(html, "added", tense.added());
    key(html, "removed", tense.removed());
    html.close();
  }

  private static void key(Html html, String style, String word) throws IOException {
    html.open("span");
    html.open("svg", "class", "key", "width", "12", "height", "12", "aria-hidden", "true");
    html.empty("rect", "class", style, "width", "12", "height", "12");
    html.close().text(" " + word).close().text(" ");
  }
}
