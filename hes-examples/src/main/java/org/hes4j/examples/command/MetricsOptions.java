package org.hes4j.examples.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the monitoring is told. Filled by picocli. */
final class MetricsOptions {
  @Option(
      names = "--metrics-file",
      paramLabel = "FILE",
      description =
          "After each run that writes, however it ended, replace this file with its figures, for"
              + " the textfile collector of the Prometheus node exporter (name it *.prom).")
  @Nullable Path file;

  @Option(
      names = "--metrics-label",
      paramLabel = "NAME=VALUE",
      description =
          "A label of all figures, where several accounts are kept in step from one machine; may"
              + " be given several times.")
  Map<String, String> labels = new LinkedHashMap<>();
}
