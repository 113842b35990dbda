package org.hes4j.examples.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the monitoring is told. */
final class MetricsOptions {
  private static final Setting<Path> METRICS_FILE =
      Setting.of(
              "metrics-file",
              "FILE",
              Kind.FILE,
              "After each run that writes, however it ended, replace this file with its figures, for"
                  + " the textfile collector of the Prometheus node exporter (name it *.prom).")
          .only(Use.WRITES);

  private static final Setting<Map.Entry<String, String>> METRICS_LABEL =
      Setting.of(
              "metrics-label",
              "NAME=VALUE",
              Kind.PAIR,
              "A label of all figures, where several accounts are kept in step from one machine; may"
                  + " be given several times.")
          .only(Use.WRITES.with("--metrics-file", options -> options.metrics.file != null));

  static final Section SECTION = Section.of("Monitoring", METRICS_FILE, METRICS_LABEL);

  final @Nullable Path file;
  final Map<String, String> labels;

  MetricsOptions(Given given) {
    file = given.value(METRICS_FILE);
    labels = new LinkedHashMap<>();
    for (Map.Entry<String, String> label : given.values(METRICS_LABEL)) {
      if (labels.put(label.getKey(), label.getValue()) != null) {
        throw new UsageException(METRICS_LABEL + " gives '" + label.getKey() + "' two values");
      }
    }
  }
}
