package org.hes4j.examples.command;

import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hes4j.sync.FailedRun;
import org.hes4j.sync.SyncListener;
import org.hes4j.sync.SyncReport;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the figures of a run in the file that the monitoring reads, where one is named. That this
 * cannot be done changes nothing about the run: the monitoring sees that the figures grow old.
 */
final class Monitored implements SyncListener {
  private static final Pattern LABEL = Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]*");

  private final Options options;
  private final Surroundings surroundings;
  private @Nullable SyncReport report;
  private @Nullable FailedRun failed;

  Monitored(Options options, Surroundings surroundings) {
    this.options = options;
    this.surroundings = surroundings;
  }

  @Override
  public void finished(SyncReport report) {
    this.report = report;
  }

  @Override
  public void failed(FailedRun run) {
    failed = run;
  }

  /** The run that failed, where one did. */
  Optional<FailedRun> failedRun() {
    return Optional.ofNullable(failed);
  }

  /** Does that, and writes the figures however it ends. */
  ExitStatus run(Supplier<ExitStatus> action) {
    Path asked = options.metrics.file;
    if (asked == null) {
      return action.get();
    }
    Path file = ReportTarget.of("--metrics-file", asked, RunFigures.SIGN).file();
    Labels labels = labels(options.metrics.labels);
    long begun = System.nanoTime();
    try {
      ExitStatus status = action.get();
      write(new MetricsFile(file), labels, status, begun);
      return status;
    } catch (RuntimeException | Error e) {
      write(new MetricsFile(file), labels, ExitStatus.of(e), begun);
      throw e;
    }
  }

  private static Labels labels(Map<String, String> given) {
    for (String name : given.keySet()) {
      if (!LABEL.matcher(name).matches() || name.equals(RunFigures.DOMAIN)) {
        throw new UsageException(
            "--metrics-label: '"
                + name
                + "' cannot be the name of a label; take letters, digits and underscores, not"
                + " '__' or a digit first, and not '"
                + RunFigures.DOMAIN
                + "'");
      }
    }
    return Labels.of(given.keySet().toArray(String[]::new), given.values().toArray(String[]::new));
  }

  private void write(MetricsFile file, Labels labels, ExitStatus status, long begun) {
    try {
      Instant now = Instant.now();
      Duration duration = Duration.ofNanos(System.nanoTime() - begun);
      RunFigures figures = new RunFigures(labels).ended(now, duration, status, failed);
      if (report != null) {
        figures.done(report, now);
      } else {
        figures.notDone(EarlierRuns.of(options, surroundings), file.lastSuccess());
      }
      file.write(figures.all());
    } catch (IOException | RuntimeException e) {
      surroundings
          .err()
          .println(
              "imhs-cmd: warning: the figures of this run were not written, the monitoring still"
                  + " sees earlier ones; "
                  + MetricsFile.reason(file, e)
                  + ". The run itself is not affected");
    }
  }
}
