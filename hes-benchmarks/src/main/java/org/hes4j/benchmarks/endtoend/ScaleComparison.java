package org.hes4j.benchmarks.endtoend;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.hes4j.testkit.SlapdServer;

/**
 * First full runs through the launcher of ever larger directories. What starts a JVM weighs on the
 * small ones and would hide a cost that grows, so what is judged is the cost of each recipient more
 * than the size before had.
 *
 * <p>Of time that is our CPU time. On the clock a hundred thousand recipients are read while the
 * SOAP stack is still being loaded; what they add is less than what two starts differ by, so there
 * only sizes are judged beside which that counts for nothing.
 */
final class ScaleComparison {
  private static final double MOST_GROWTH = 1.3;

  /** From there on a run takes several times as long as its start. */
  private static final int LARGE = 1_000_000;

  private static final double MICROSECONDS = 1e6;
  private static final double BYTES_PER_MIB = 1 << 20;

  private final Bench bench;
  private final int[] sizes;

  ScaleComparison(Bench bench, int... sizes) {
    this.bench = bench;
    this.sizes = sizes.clone();
  }

  void run() {
    Results results = new Results();
    for (int size : sizes) {
      measure(size, results);
    }
    bench.report().results("First full runs by size", results, name(sizes[0]));
    bench
        .report()
        .line(
            "\n| recipients | µs each | µs each further | CPU µs each further | B each"
                + " | B each further |");
    bench.report().line("|---|---|---|---|---|---|");
    for (int i = 0; i < sizes.length; i++) {
      line(i, results);
    }
    judge("CPU time", Measured::cpuSeconds, results);
    judge("memory", Measured::peakMiB, results);
    judgeWall(results);
    judgePeak(results);
  }

  private void measure(int size, Results all) {
    People people = new People(size);
    try (SlapdServer slapd = Directory.of(people, bench.folder());
        Service service = Service.start(bench.settings().jars().emulator())) {
      List<String> source = LdapComparison.inOneAnswer(slapd);
      OurRuns ours = new OurRuns(bench, people, ImhsCmd.launcher(bench));
      all.addAll(bench.rounds().run(List.of(ours.firstAgain(name(size), service, source))));
    }
  }

  private void line(int i, Results results) {
    bench
        .report()
        .line(
            String.format(
                Locale.ROOT,
                "| %d | %.1f | %s | %s | %.0f | %s |",
                sizes[i],
                MICROSECONDS * each(i, Measured::wallSeconds, results),
                further(i, MICROSECONDS, Measured::wallSeconds, results),
                further(i, MICROSECONDS, Measured::cpuSeconds, results),
                BYTES_PER_MIB * each(i, Measured::peakMiB, results),
                further(i, BYTES_PER_MIB, Measured::peakMiB, results)));
  }

  private double each(int i, ToDoubleFunction<Measured> figure, Results results) {
    return results.median(name(sizes[i]), figure) / sizes[i];
  }

  private String further(int i, double unit, ToDoubleFunction<Measured> figure, Results results) {
    return i == 0
        ? "–"
        : String.format(Locale.ROOT, "%.1f", unit * eachFurther(i - 1, i, figure, results));
  }

  private double eachFurther(int from, int to, ToDoubleFunction<Measured> figure, Results results) {
    double more =
        results.median(name(sizes[to]), figure) - results.median(name(sizes[from]), figure);
    return more / (sizes[to] - sizes[from]);
  }

  private void judge(String what, ToDoubleFunction<Measured> figure, Results results) {
    for (int i = 2; i < sizes.length; i++) {
      bench
          .report()
          .verdict(
              Verdict.ratio(
                  "%s for each further recipient, up to %s / up to %s"
                      .formatted(what, sizes[i], sizes[i - 1]),
                  eachFurther(i - 1, i, figure, results)
                      / eachFurther(i - 2, i - 1, figure, results),
                  MOST_GROWTH));
    }
  }

  private void judgeWall(Results results) {
    for (int i = 2; i < sizes.length; i++) {
      if (sizes[i - 1] >= LARGE) {
        bench
            .report()
            .verdict(
                Verdict.ratio(
                    "time for each further recipient, from %s to %s / from %s on"
                        .formatted(sizes[i - 1], sizes[i], sizes[0]),
                    eachFurther(i - 1, i, Measured::wallSeconds, results)
                        / eachFurther(0, i - 1, Measured::wallSeconds, results),
                    MOST_GROWTH));
      }
    }
  }

  private void judgePeak(Results results) {
    int largest = sizes[sizes.length - 1];
    bench
        .report()
        .verdict(
            Verdict.memory(
                "peak resident memory with " + largest,
                results.most(name(largest), Measured::peakMiB),
                Verdict.mostMiB(largest)));
  }

  private static String name(int size) {
    return size + " recipients";
  }
}
