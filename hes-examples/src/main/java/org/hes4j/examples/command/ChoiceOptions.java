package org.hes4j.examples.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What of a source counts, and who counts beside or in spite of it. */
final class ChoiceOptions {
  private static final Setting<Path> INCLUDE =
      Setting.of(
          "include",
          "FILE",
          Kind.FILE,
          "Addresses that are recipients whatever the source says, one a line, perhaps with a comma"
              + " and a name. delete-users leaves them.");

  private static final Setting<Path> EXCLUDE =
      Setting.of(
          "exclude",
          "FILE",
          Kind.FILE,
          "Addresses, domains (@example.com) and patterns (test-*@example.com) that are none, one a"
              + " line.");

  private static final Setting<Boolean> WITHOUT_NAMES =
      Setting.ofSwitch(
          "without-names",
          "Read and send addresses alone, whatever else is said of names. Names that the service"
              + " has stay.");

  static final Section SECTION =
      Section.of("Who counts", INCLUDE, EXCLUDE, WITHOUT_NAMES).only(Use.SOURCE);

  final @Nullable Path include;
  final @Nullable Path exclude;
  final boolean withoutNames;

  ChoiceOptions(Given given) {
    include = given.value(INCLUDE);
    exclude = given.value(EXCLUDE);
    withoutNames = given.value(WITHOUT_NAMES, false);
  }
}
