package org.hes4j.examples.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is told of a run beside what is printed. */
final class ReportOptions {
  private static final Setting<Path> REPORT =
      Setting.of(
          "report",
          "FILE.html",
          Kind.FILE,
          "With add-users, delete-users, replace-users, plan and restore: write a page for people"
              + " into this file, however the run ends.");

  private static final Setting<Path> REPORT_JSON =
      Setting.of(
          "report-json", "FILE", Kind.FILE, "The same for programs: what --output json prints.");

  static final Section SECTION = Section.of("Reports", REPORT, REPORT_JSON);

  final @Nullable Path page;
  final @Nullable Path json;

  ReportOptions(Given given) {
    page = given.value(REPORT);
    json = given.value(REPORT_JSON);
  }
}
