package org.hes4j.sync.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.hes4j.sync.NoRecipientsException;
import org.hes4j.sync.SyncException;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;
import org.hes4j.sync.journal.History;

/**
 * Reports for people who were not there: one HTML file that needs nothing else, neither network nor
 * script, for the screen of a desk or a telephone, light or dark, and for print.
 *
 * <p>Every value of strangers is escaped and cut after 120 characters, sentences after 500. At most
 * {@value #MOST_PEOPLE} recipients are named as added and as many as removed in each domain, and
 * 20,000 in all; at most 100 rejected values for each of the 50 most frequent reasons; at most 500
 * domains; the newest 30 runs of the history. Where there are more, the page says how many. {@link
 * JsonReport} has all of them.
 *
 * <p>The page names recipients: {@link ReportFile} writes it for the eyes of its owner alone. Times
 * are UTC. Immutable and thread-safe.
 */
public final class HtmlReport {
  /** Most recipients that are named as added, and as removed, in each domain. */
  public static final int MOST_PEOPLE = 1_000;

  private final Frame frame;

  private HtmlReport(Frame frame) {
    this.frame = frame;
  }

  /**
   * A renderer that knows neither service nor history.
   *
   * @param started when the run began; a {@link SyncReport} knows better and is believed
   */
  public static HtmlReport of(Instant started) {
    return new HtmlReport(Frame.of(requireNonNull(started, "started")));
  }

  /**
   * A renderer that says whose lists these are.
   *
   * @param endpoint the service; its host alone is shown
   * @param account the account's name
   */
  public HtmlReport service(URI endpoint, String account) {
    return new HtmlReport(frame.at(endpoint.getHost(), account));
  }

  /** A renderer that says what was asked for, such as {@code replace-users}. */
  public HtmlReport action(String action) {
    return new HtmlReport(frame.doing(action));
  }

  /**
   * A renderer that shows earlier runs too; this one may be among them, as it is when the history
   * is read after it has ended.
   */
  public HtmlReport history(History history) {
    int unreadable = history.unreadableLines();
    String note =
        unreadable == 0
            ? null
            : Shown.count(unreadable, "line", "lines")
                + " of the history cannot be read; the rest is shown.";
    return new HtmlReport(frame.after(history.entries(), note));
  }

  /**
   * Writes what a run did, and leaves the writer open.
   *
   * @throws IOException when the writer does
   */
  public void write(SyncReport report, Writer writer) throws IOException {
    Frame told = frame.startedAt(report.started());
    HtmlPage.begin(writer, told, Headline.of(report)).report(report).end();
  }

  /**
   * Writes a preview, and leaves the writer open.
   *
   * @throws IOException when the writer does
   */
  public void write(SyncPlan plan, Writer writer) throws IOException {
    HtmlPage.begin(writer, frame, Headline.ofPreview(plan)).plan(plan, plan.notes()).end();
  }

  /**
   * Writes that a run failed, or was stopped by a safeguard, and leaves the writer open. An old
   * report that is left in the place of a failed run would look like success.
   *
   * @param message what is said of it, as the caller words it; such as the exception's message
   * @throws IOException when the writer does
   */
  public void write(RuntimeException failure, String message, Writer writer) throws IOException {
    Optional<SyncPlan> stopped =
        failure instanceof SyncException sync ? sync.stoppedPlan() : Optional.empty();
    Headline headline =
        stopped
            .map(Headline::ofStopped)
            .orElseGet(() -> Headline.ofFailure(frame.recorded(failure).orElse(null)));
    HtmlPage page = HtmlPage.begin(writer, frame, headline).message(message);
    if (stopped.isPresent()) {
      page.plan(stopped.get(), stopped.get().notes());
    } else if (failure instanceof NoRecipientsException nobody) {
      page.rejected(nobody.rejections());
    }
    page.end();
  }

  /**
   * Writes that a run has begun, for the time until it ends and for the case that it never does,
   * and leaves the writer open.
   *
   * @throws IOException when the writer does
   */
  public void writeUnfinished(Writer writer) throws IOException {
    HtmlPage.begin(writer, frame, Headline.ofUnfinished()).end();
  }

  /** What a run did as text. */
  public String render(SyncReport report) {
    return text(writer -> write(report, writer));
  }

  /** A preview as text. */
  public String render(SyncPlan plan) {
    return text(writer -> write(plan, writer));
  }

  private static String text(ReportFile.Content content) {
    StringWriter writer = new StringWriter();
    try {
      content.write(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toString();
  }
}
