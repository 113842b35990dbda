package org.hes4j.examples.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who counts beside, or in spite of, what the source says. Filled by picocli. */
final class ChoiceOptions {
  @Option(
      names = "--include",
      paramLabel = "FILE",
      description = "Addresses that are recipients whatever the source says, one a line.")
  @Nullable Path include;

  @Option(
      names = "--exclude",
      paramLabel = "FILE",
      description =
          "Addresses, domains (@example.com) and patterns (test-*@example.com) that are none, one a"
              + " line.")
  @Nullable Path exclude;
}
