package org.hes4j.examples.command;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.hes4j.sync.SyncException;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;
import org.hes4j.sync.report.JsonReport;

/** For programs: one JSON object that begins with how it went. */
final class JsonReports implements ReportFormat {

  @Override
  public String sign() {
    return "{\"status\":\"";
  }

  @Override
  public void unfinished(Writer writer) throws IOException {
    JsonReport.create()
        .with("status", "running")
        .with("message", "the run has begun; if none is under way any more, it did not end")
        .write(writer);
  }

  @Override
  public void report(SyncReport report, Writer writer) throws IOException {
    begun(ExitStatus.DONE).write(report, writer);
  }

  @Override
  public void plan(SyncPlan plan, ExitStatus status, Writer writer) throws IOException {
    JsonReport report = begun(status);
    if (plan.stopped()) {
      report = report.with("message", Advice.of(plan));
    } else if (status == ExitStatus.OUT_OF_STEP) {
      report = report.with("message", "the lists are out of step");
    }
    report.write(plan, writer);
  }

  @Override
  public void failed(RuntimeException failure, Writer writer) throws IOException {
    JsonReport report = begun(ExitStatus.of(failure)).with("message", Advice.message(failure));
    Optional<SyncPlan> stopped =
        failure instanceof SyncException sync ? sync.stoppedPlan() : Optional.empty();
    if (stopped.isPresent()) {
      report.write(stopped.get(), writer);
    } else {
      report.write(writer);
    }
  }

  static JsonReport begun(ExitStatus status) {
    return JsonReport.create()
        .with("status", status == ExitStatus.DONE ? "done" : "failed")
        .with("exit", status.code());
  }
}
