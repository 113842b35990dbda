package org.hes4j.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hes4j.benchmarks.SampleRecipients;
import org.hes4j.recipient.AddressNormalizer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Raw values to canonical addresses. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class NormaliseBenchmark {
  /** How many values one operation takes. */
  @Param("100000")
  public int recipients;

  private String[] plain = {};
  private String[] unusual = {};

  /** Makes the values. */
  @Setup
  public void setUp() {
    plain = IntStream.range(0, recipients).mapToObj(SampleRecipients::mail).toArray(String[]::new);
    unusual =
        IntStream.range(0, recipients)
            .mapToObj(n -> "\"" + n + " at\"@b\u00fccher.example")
            .toArray(String[]::new);
  }

  /** Addresses as nearly all are. */
  @Benchmark
  public void plain(Blackhole hole) {
    normalise(plain, hole);
  }

  /** Addresses that need the full syntax check and A-labels. */
  @Benchmark
  public void unusual(Blackhole hole) {
    normalise(unusual, hole);
  }

  private static void normalise(String[] values, Blackhole hole) {
    AddressNormalizer normalizer = new AddressNormalizer();
    for (String value : values) {
      hole.consume(normalizer.normalize(value));
    }
  }
}
