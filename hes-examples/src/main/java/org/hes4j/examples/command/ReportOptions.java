package org.hes4j.examples.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is told of a run beside what is printed. Filled by picocli. */
final class ReportOptions {
  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "With add-users, delete-users, replace-users, plan and restore: write a page for people"
              + " into this file, however the run ends.")
  @Nullable Path page;

  @Option(
      names = "--report-json",
      paramLabel = "FILE",
      description = "The same for programs: what --output json prints.")
  @Nullable Path json;
}
