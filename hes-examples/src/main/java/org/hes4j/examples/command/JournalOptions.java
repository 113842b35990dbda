package org.hes4j.examples.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of runs, and what must not go. */
final class JournalOptions {
  private static final Setting<Path> JOURNAL =
      Setting.of(
          "journal",
          "DIR",
          Kind.FILE,
          "Where locks, backups and the history of runs are kept (or HES_JOURNAL); by default the"
              + " state folder of the user.");

  private static final Setting<String> RUN =
      Setting.of(
              "run",
              "ID",
              Kind.TEXT,
              "The run before whose change restore puts the lists back; the newest by default.")
          .only(Use.of(Action.RESTORE));

  private static final Setting<Boolean> CHECK =
      Setting.ofSwitch("check", "With plan: exit status 8 when the lists are out of step.")
          .only(Use.of(Action.PLAN));

  private static final Setting<String> MUST_KEEP =
      Setting.of(
              "must-keep",
              "RECIPIENT",
              Kind.TEXT,
              "A recipient that the source must have, as postmaster@ (in each domain) or"
                  + " info@example.com; may be given several times.")
          .only(Use.CHANGES.except(Action.ADD_USERS));

  private static final Setting<RivalsType> RIVALS =
      Setting.of(
              "rivals",
              "WHAT",
              new Words<>(RivalsType.class),
              "When somebody else has changed a list since the last run: {words};"
                  + " report by default.")
          .only(Use.CHANGES);

  static final Section SECTION =
      Section.of("Journal and safeguards", JOURNAL, RUN, CHECK, MUST_KEEP, RIVALS);

  final @Nullable Path directory;
  final @Nullable String run;
  final boolean check;
  final List<String> mustKeep;
  final RivalsType rivals;

  JournalOptions(Given given) {
    directory = given.value(JOURNAL);
    run = given.value(RUN);
    check = given.value(CHECK, false);
    mustKeep = given.values(MUST_KEEP);
    rivals = given.value(RIVALS, RivalsType.report);
  }

  /** What to do about somebody else's changes. */
  enum RivalsType {
    report,
    refuse
  }
}
