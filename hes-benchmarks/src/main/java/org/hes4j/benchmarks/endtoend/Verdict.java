package org.hes4j.benchmarks.endtoend;

import java.util.Locale;

/** Whether a target was met. */
record Verdict(String target, String measured, String limit, boolean met) {

  private static final int ONE_MILLION = 1_000_000;
  private static final double MOST_MIB_OF_ONE_MILLION = 256;
  private static final double MOST_MIB_OF_TEN_MILLION = 1536;

  /** How much memory a run may take at most with so many recipients. */
  static double mostMiB(int recipients) {
    return recipients <= ONE_MILLION ? MOST_MIB_OF_ONE_MILLION : MOST_MIB_OF_TEN_MILLION;
  }

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
