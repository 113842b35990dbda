package org.hes4j.examples.command;

import java.time.Duration;
import org.hes4j.incremental.IncrementalSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether what was read is kept, and how long watch waits. Filled by picocli. */
final class IncrementalOptions {
  private static final int MOST_HOURS = 24 * 365;
  private static final int MOST_SECONDS = 3600;

  @Option(
      names = "--incremental",
      description =
          "Keep what was read beside the journal, and ask the directory for changes alone (ldap).")
  boolean incremental;

  @Option(
      names = "--full-read-after",
      paramLabel = "HOURS",
      description = "With --incremental and watch: read everything after so long; 24 by default.")
  @Nullable Integer fullReadAfterHours;

  @Option(
      names = "--gather",
      paramLabel = "SECONDS",
      description = "With watch: how long changes are gathered before a run; 5 by default.")
  int gatherSeconds = 5;

  Duration fullReadAfter() {
    return fullReadAfterHours == null
        ? IncrementalSource.DEFAULT_FULL_READ_AFTER
        : Duration.ofHours(within("--full-read-after", fullReadAfterHours, MOST_HOURS));
  }

  Duration gather() {
    return Duration.ofSeconds(within("--gather", gatherSeconds, MOST_SECONDS));
  }

  private static int within(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new UsageException(option + " is " + value + ", it must be between 1 and " + most);
    }
    return value;
  }
}
