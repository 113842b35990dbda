package org.hes4j.examples.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of a source counts, and who counts beside or in spite of it. Filled by picocli. */
final class ChoiceOptions {
  @Option(
      names = "--include",
      paramLabel = "FILE",
      description =
          "Addresses that are recipients whatever the source says, one a line, perhaps with a comma"
              + " and a name.")
  @Nullable Path include;

  @Option(
      names = "--exclude",
      paramLabel = "FILE",
      description =
          "Addresses, domains (@example.com) and patterns (test-*@example.com) that are none, one a"
              + " line.")
  @Nullable Path exclude;

  @Option(
      names = "--without-names",
      description =
          "Read and send addresses alone, whatever else is said of names. Names that the service"
              + " has stay.")
  boolean withoutNames;
}
