package org.hes4j.sync.report;

import java.io.IOException;
import org.hes4j.sync.journal.HistoryEntry;

/** Small shapes that say by their form what their colour says too. */
final class Glyph {
  private static final String BADGE = "0 0 24 24";
  private static final String MARK = "0 0 12 12";

  private Glyph() {}

  /** The large one beside the headline, whose words say the same. */
  static void badge(Html html, Tone tone) throws IOException {
    html.open("svg", "class", "badge", "viewBox", BADGE, "aria-hidden", "true");
    switch (tone) {
      case GOOD -> path(html, "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22Z", "M6.5 12.5l4 4 7-8.5");
      case NOTICE -> path(html, "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22Z", "M12 7v.5M12 11v6.5");
      case STOPPED -> path(html, "M12 1.5L23.5 22H.5Z", "M12 8.5v6M12 18v.5");
      case FAILED -> path(html, "M7 1h10l6 6v10l-6 6H7l-6-6V7Z", "M8 8l8 8M16 8l-8 8");
      case OPEN ->
          path(html, "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22Z", "M6.5 12h.5M11.7 12h.6M17 12h.5");
    }
    html.close();
  }

  private static void path(Html html, String ground, String sign) throws IOException {
    html.empty("path", "class", "ground", "d", ground);
    html.empty("path", "class", "sign", "d", sign);
  }

  /** One that stands in a line of text, whose words say the same. */
  static void mark(Html html, HistoryEntry.Outcome outcome) throws IOException {
    html.open(
        "svg",
        "class",
        "mark",
        "width",
        "12",
        "height",
        "12",
        "viewBox",
        MARK,
        "aria-hidden",
        "true");
    outcome(html, outcome);
    html.close();
  }

  /** A run's outcome in a square of twelve. */
  static void outcome(Html html, HistoryEntry.Outcome outcome) throws IOException {
    switch (outcome) {
      case IN_STEP -> html.empty("circle", "class", "ring", "cx", "6", "cy", "6", "r", "4");
      case CHANGED -> html.empty("circle", "class", "dot", "cx", "6", "cy", "6", "r", "5");
      case STOPPED -> html.empty("path", "class", "warn", "d", "M6 .5L12 11H0Z");
      case FAILED, DIED -> html.empty("path", "class", "cross", "d", "M1.5 1.5l9 9M10.5 1.5l-9 9");
    }
  }

  /** The hatching of those who go, which shows in black and white too; once in each page. */
  static void hatching(Html html) throws IOException {
    html.open("svg", "class", "defs", "aria-hidden", "true", "width", "0", "height", "0");
    html.open("defs")
        .open(
            "pattern",
            "id",
            "hatch",
            "width",
            "5",
            "height",
            "5",
            "patternUnits",
            "userSpaceOnUse",
            "patternTransform",
            "rotate(45)");
    html.empty("rect", "class", "hatch", "width", "5", "height", "5");
    html.empty("rect", "class", "line", "width", "2", "height", "5");
    html.close().close().close();
  }
}
