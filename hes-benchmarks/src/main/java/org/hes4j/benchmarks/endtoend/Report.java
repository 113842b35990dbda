package org.hes4j.benchmarks.endtoend;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints Markdown as results come, and the targets at the end. */
final class Report {
  private final PrintWriter out;
  private final List<Verdict> verdicts = new ArrayList<>();

  Report(PrintWriter out) {
    this.out = out;
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }

  /** One table, all its ratios to the same alternative. */
  void results(String title, Results results, String baseline) {
    line("\n### " + title + "\n");
    line("| | wall s (least – most) | ratio | CPU s | peak MiB |");
    line("|---|---|---|---|---|");
    for (String name : results.names()) {
      line(
          String.format(
              Locale.ROOT,
              "| %s | %.2f (%.2f – %.2f) | %.2f | %.2f | %.0f |",
              name,
              results.median(name, Measured::wallSeconds),
              results.least(name, Measured::wallSeconds),
              results.most(name, Measured::wallSeconds),
              results.ratio(name, baseline),
              results.median(name, Measured::cpuSeconds),
              results.median(name, Measured::peakMiB)));
    }
  }

  void verdict(Verdict verdict) {
    verdicts.add(verdict);
  }

  /**
   * Prints the targets.
   *
   * @return how many were missed
   */
  long targets() {
    line("\n### Targets\n");
    line("| target | measured | limit | |");
    line("|---|---|---|---|");
    for (Verdict verdict : verdicts) {
      String met = verdict.met() ? "met" : "**missed**";
      line(
          "| %s | %s | %s | %s |"
              .formatted(verdict.target(), verdict.measured(), verdict.limit(), met));
    }
    return verdicts.stream().filter(verdict -> !verdict.met()).count();
  }
}
