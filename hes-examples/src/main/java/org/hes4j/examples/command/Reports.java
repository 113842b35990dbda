package org.hes4j.examples.command;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The report files of a run. Before it begins they are made to say that it has not ended: that they
 * cannot be written is found out before the first write to the service, and a run that is killed
 * leaves no older report in its place, which would look like its own.
 */
final class Reports {
  private static final Set<Action> RUNS =
      EnumSet.of(
          Action.ADD_USERS, Action.DELETE_USERS, Action.REPLACE_USERS, Action.PLAN, Action.RESTORE);

  private final Options options;
  private final Surroundings surroundings;
  private final List<Filed> files = new ArrayList<>();
  private boolean incomplete;

  Reports(Options options, Surroundings surroundings) {
    this.options = options;
    this.surroundings = surroundings;
  }

  private record Filed(ReportTarget target, ReportFormat format) {}

  /** Writes one kind of outcome in a format. */
  interface Outcome {
    void write(ReportFormat format, Writer writer) throws IOException;
  }

  /**
   * Does the work, and writes the files that were asked for, however it ends.
   *
   * @param work is given the printer to tell how it went
   */
  ExitStatus during(Printer printer, Function<Printer, ExitStatus> work) {
    ReportOptions asked = options.reports;
    if (options.action == null || (asked.page == null && asked.json == null)) {
      return work.apply(printer);
    }
    if (!RUNS.contains(options.action)) {
      throw new UsageException("--report and --report-json are for " + RUNS);
    }
    try {
      begin("--report", asked.page, new HtmlReports(options, surroundings, Instant.now()));
      begin("--report-json", asked.json, new JsonReports());
      ExitStatus status = work.apply(new ReportingPrinter(printer, this));
      return incomplete && status == ExitStatus.DONE ? ExitStatus.UNEXPECTED : status;
    } catch (RuntimeException e) {
      write((format, writer) -> format.failed(e, writer));
      throw e;
    }
  }

  private void begin(String option, @Nullable Path file, ReportFormat format) {
    if (file == null) {
      return;
    }
    ReportTarget target = ReportTarget.of(option, file, format.sign());
    try {
      target.write(format::unfinished);
    } catch (IOException e) {
      throw new UsageException(e.getMessage() + "; nothing was changed");
    }
    files.add(new Filed(target, format));
  }

  /** Writes the outcome into each file. One that cannot be written still says "not ended". */
  void write(Outcome outcome) {
    for (Filed file : files) {
      try {
        file.target().write(writer -> outcome.write(file.format(), writer));
      } catch (IOException e) {
        incomplete = true;
        surroundings
            .err()
            .println("imhs-cmd: " + e.getMessage() + "; it still says that the run has not ended");
      }
    }
  }
}
