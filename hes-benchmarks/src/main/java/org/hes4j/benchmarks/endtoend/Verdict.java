package org.hes4j.benchmarks.endtoend;

import java.util.Locale;

/** Whether a target was met. */
record Verdict(String target, String measured, String limit, boolean met) {

  static Verdict ratio(String target, double measured, double limit) {
    return of(target, "%.2f ×", measured, limit);
  }

  static Verdict memory(String target, double measuredMiB, double limitMiB) {
    return of(target, "%.0f MiB", measuredMiB, limitMiB);
  }

  static Verdict seconds(String target, double measured, double limit) {
    return of(target, "%.2f s", measured, limit);
  }

  private static Verdict of(String target, String format, double measured, double limit) {
    return new Verdict(
        target,
        String.format(Locale.ROOT, format, measured),
        "≤ " + String.format(Locale.ROOT, format, limit),
        measured <= limit);
  }
}
