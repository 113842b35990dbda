package org.hes4j.examples.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.hes4j.sync.DomainReport;
import org.hes4j.sync.SyncReport;

/** One line on standard error for each thing that happens, with its time. */
final class WatchLog {
  private final Surroundings surroundings;

  WatchLog(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  void say(String what) {
    surroundings.err().println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + what);
  }

  void report(SyncReport report) {
    long added = 0;
    long removed = 0;
    long after = 0;
    for (DomainReport domain : report.domains()) {
      added += domain.plan().additions().size();
      removed += domain.plan().removals().size();
      after += domain.plan().after();
    }
    say(
        String.format(
            Locale.ROOT,
            "in step: %,d added, %,d removed, %,d recipients, %,d rejected%s",
            added,
            removed,
            after,
            report.plan().rejections().size(),
            report.runId().map(run -> ", run " + run).orElse("")));
    report.notes().forEach(this::say);
  }
}
