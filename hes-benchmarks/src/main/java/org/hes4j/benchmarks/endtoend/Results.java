package org.hes4j.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What the alternatives took in each round. */
final class Results {
  private final Map<String, List<Measured>> rounds = new LinkedHashMap<>();

  /** Makes the order of the table that of the first call for each name. */
  void expect(String name) {
    rounds.putIfAbsent(name, new ArrayList<>());
  }

  void add(String name, Measured measured) {
    of(name).add(measured);
  }

  /** Takes over alternatives of another table. */
  void addAll(Results others) {
    others.rounds.forEach(rounds::put);
  }

  Set<String> names() {
    return rounds.keySet();
  }

  double median(String name, ToDoubleFunction<Measured> figure) {
    return median(of(name).stream().mapToDouble(figure).toArray());
  }

  double least(String name, ToDoubleFunction<Measured> figure) {
    return of(name).stream().mapToDouble(figure).min().orElseThrow();
  }

  double most(String name, ToDoubleFunction<Measured> figure) {
    return of(name).stream().mapToDouble(figure).max().orElseThrow();
  }

  /** The median of the ratios of wall time, each of two runs of the same round. */
  double ratio(String name, String baseline) {
    List<Measured> ours = of(name);
    List<Measured> theirs = of(baseline);
    return median(
        IntStream.range(0, ours.size())
            .mapToDouble(i -> ours.get(i).wallSeconds() / theirs.get(i).wallSeconds())
            .toArray());
  }

  private List<Measured> of(String name) {
    List<Measured> found = rounds.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no alternative is called " + name);
    }
    return found;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
