package org.hes4j.examples.command;

import java.time.Duration;
import org.hes4j.examples.command.Options.SourceType;
import org.hes4j.incremental.IncrementalSource;
import org.jspecify.annotations.Nullable;

/** Whether what was read is kept, and how long watch waits. */
final class IncrementalOptions {
  private static final int MOST_HOURS = 24 * 365;
  private static final int MOST_SECONDS = 3600;

  private static final Setting<Boolean> INCREMENTAL =
      Setting.ofSwitch(
              "incremental",
              "Keep what was read beside the journal, and ask the directory for changes alone (ldap).")
          .only(Use.SOURCE);

  private static final Setting<Integer> FULL_READ_AFTER =
      Setting.of(
              "full-read-after",
              "HOURS",
              Kind.number(1, MOST_HOURS),
              "With --incremental and watch: read everything after so long; 24 by default.")
          .only(
              Use.of(SourceType.ldap)
                  .with(
                      "--incremental or -a watch",
                      options ->
                          options.incremental.incremental || options.action == Action.WATCH));

  private static final Setting<Integer> GATHER =
      Setting.of(
              "gather",
              "SECONDS",
              Kind.number(1, MOST_SECONDS),
              "With watch: how long changes are gathered before a run; 5 by default.")
          .only(Use.of(Action.WATCH));

  static final Section SECTION =
      Section.of("Changes alone", INCREMENTAL, FULL_READ_AFTER, GATHER)
          .only(Use.of(SourceType.ldap));

  final boolean incremental;
  final @Nullable Integer fullReadAfterHours;
  final int gatherSeconds;

  IncrementalOptions(Given given) {
    incremental = given.value(INCREMENTAL, false);
    fullReadAfterHours = given.value(FULL_READ_AFTER);
    gatherSeconds = given.value(GATHER, 5);
  }

  Duration fullReadAfter() {
    return fullReadAfterHours == null
        ? IncrementalSource.DEFAULT_FULL_READ_AFTER
        : Duration.ofHours(fullReadAfterHours);
  }

  Duration gather() {
    return Duration.ofSeconds(gatherSeconds);
  }
}
