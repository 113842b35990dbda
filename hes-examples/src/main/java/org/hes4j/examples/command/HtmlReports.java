package org.hes4j.examples.command;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;
import org.hes4j.sync.journal.History;
import org.hes4j.sync.report.HtmlReport;

/** For people: a page that says whose lists these are, and shows the runs before. */
final class HtmlReports implements ReportFormat {
  private final Options options;
  private final Surroundings surroundings;
  private final Instant started;

  /**
   * A page for a run.
   *
   * @param started when it began
   */
  HtmlReports(Options options, Surroundings surroundings, Instant started) {
    this.options = options;
    this.surroundings = surroundings;
    this.started = started;
  }

  @Override
  public String sign() {
    return "<meta name=\"generator\" content=\"HES SDK for Java\"/>";
  }

  @Override
  public void unfinished(Writer writer) throws IOException {
    page().writeUnfinished(writer);
  }

  @Override
  public void report(SyncReport report, Writer writer) throws IOException {
    page().write(report, writer);
  }

  @Override
  public void plan(SyncPlan plan, ExitStatus status, Writer writer) throws IOException {
    page().write(plan, writer);
  }

  @Override
  public void failed(RuntimeException failure, Writer writer) throws IOException {
    page().write(failure, Advice.message(failure), writer);
  }

  private HtmlReport page() {
    String action = String.valueOf(options.action);
    HtmlReport page = HtmlReport.of(started).action(action);
    URI endpoint = options.service.address().orElse(null);
    // what is missing is said by the run, not by its report
    return endpoint == null || endpoint.getHost() == null || options.service.username == null
        ? page
        : history().map(page::history).orElse(page).service(endpoint, options.service.username);
  }

  private Optional<History> history() {
    try {
      return Optional.of(new Journals(options, surroundings).history());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
