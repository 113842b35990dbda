package org.hes4j.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** So that they do not rot. What they measure here means nothing. */
class BenchmarksRunTest {
  @Test
  void everyBenchmarkRuns() throws Exception {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("org\\.hes4j\\..*")
                    .param("recipients", "100")
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(1))
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();

    assertThat(results)
        .extracting(result -> result.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.)", "$1"))
        .containsExactlyInAnyOrder(
            "NormaliseBenchmark.plain",
            "NormaliseBenchmark.unusual",
            "ParseBenchmark.csv",
            "ParseBenchmark.ldif",
            "MarshalBenchmark.soap",
            "MarshalBenchmark.rest",
            "DedupeBenchmark.distinct",
            "DedupeBenchmark.duplicates",
            "DedupeBenchmark.digest",
            "DedupeBenchmark.values");
  }
}
