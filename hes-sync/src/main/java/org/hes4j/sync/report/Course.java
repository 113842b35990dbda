package org.hes4j.sync.report;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.hes4j.sync.DomainReport;
import org.hes4j.sync.Phase;
import org.hes4j.sync.SyncReport;

/** How the run went: its phases, what was sent, and what is kept of it. */
final class Course {
  private final Html html;

  private Course(Html html) {
    this.html = html;
  }

  static void write(Html html, SyncReport report) throws IOException {
    html.open("section").element("h2", "The run");
    html.open("dl", "class", "facts");
    new Course(html).write(report);
    html.close().close();
  }

  private void write(SyncReport report) throws IOException {
    fact("Took", Shown.duration(report.duration()));
    for (Map.Entry<Phase, Duration> phase : report.durations().entrySet()) {
      fact(words(phase.getKey()), Shown.duration(phase.getValue()));
    }
    fact(
        "Sent to be added",
        sent(report.domains().stream().mapToLong(DomainReport::additionsSent).sum()));
    fact(
        "Sent to be removed",
        sent(report.domains().stream().mapToLong(DomainReport::removalsSent).sum()));
    fact(
        "In batches",
        Shown.number(report.domains().stream().mapToLong(DomainReport::batchesSent).sum()));
    if (report.runId().isPresent()) {
      fact("Name in the journal", report.runId().get());
      fact("Lists before it", report.backedUp() ? "kept, and can be restored" : "not kept");
    }
  }

  private static String sent(long addresses) {
    return Shown.count(addresses, "address", "addresses");
  }

  private static String words(Phase phase) {
    return switch (phase) {
      case READ -> "Reading source and lists";
      case PLAN -> "Comparing them";
      case GUARD -> "Holding the limit against it";
      case BACK_UP -> "Keeping the lists before";
      case APPLY -> "Sending";
      case VERIFY -> "Verifying";
    };
  }

  private void fact(String name, String value) throws IOException {
    html.open("div").element("dt", name).element("dd", value).close();
  }
}
