package org.hes4j.examples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is kept of runs, and what must not go. Filled by picocli. */
final class JournalOptions {
  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description =
          "Where locks, backups and the history of runs are kept (or HES_JOURNAL); by default the"
              + " state folder of the user.")
  @Nullable Path directory;

  @Option(
      names = "--run",
      paramLabel = "ID",
      description =
          "The run before whose change restore puts the lists back; the newest by default.")
  @Nullable String run;

  @Option(
      names = "--check",
      description = "With plan: exit status 8 when the lists are out of step.")
  boolean check;

  @Option(
      names = "--must-keep",
      paramLabel = "RECIPIENT",
      description =
          "A recipient that the source must have, as postmaster@ (in each domain) or"
              + " info@example.com; may be given several times.")
  List<String> mustKeep = new ArrayList<>();

  @Option(
      names = "--rivals",
      paramLabel = "WHAT",
      description =
          "When somebody else has changed a list since the last run: ${COMPLETION-CANDIDATES};"
              + " report by default.")
  RivalsType rivals = RivalsType.report;

  /** What to do about somebody else's changes. */
  enum RivalsType {
    report,
    refuse
  }
}
