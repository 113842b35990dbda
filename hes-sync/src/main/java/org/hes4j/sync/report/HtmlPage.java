package org.hes4j.sync.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.hes4j.client.RetriedCall;
import org.hes4j.sync.DomainPlan;
import org.hes4j.sync.Rejections;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;

/** The page from its head to its foot: which sections it has, and in which order. */
final class HtmlPage {
  private final Html html;
  private final Frame frame;
  private String run = "";

  private HtmlPage(Html html, Frame frame) {
    this.html = html;
    this.frame = frame;
  }

  static HtmlPage begin(Writer writer, Frame frame, Headline headline) throws IOException {
    HtmlPage page = new HtmlPage(new Html(writer), frame);
    page.head(headline);
    page.masthead();
    page.headline(headline);
    return page;
  }

  private void head(Headline headline) throws IOException {
    Stylesheet style = Stylesheet.load();
    html.markup("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").line();
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", style.policy());
    meta("viewport", "width=device-width, initial-scale=1");
    meta("color-scheme", "light dark");
    meta("generator", "HES SDK for Java");
    meta("referrer", "no-referrer");
    meta("robots", "noindex");
    meta("format-detection", "telephone=no, date=no, address=no, email=no");
    html.line();
    html.element("title", headline.word() + ": " + Printable.sentence(frame.title()));
    html.open("style").markup(style.css()).close();
    html.close().open("body").line();
    Glyph.hatching(html);
  }

  private void meta(String name, String content) throws IOException {
    html.empty("meta", "name", name, "content", content);
  }

  private void masthead() throws IOException {
    html.open("header");
    html.open("h1").text("Recipient lists");
    if (frame.account() != null) {
      html.text(" of ").value(frame.account());
    }
    html.close();
    html.open("p", "class", "about");
    if (frame.host() != null) {
      html.open("span").text("at ").value(frame.host()).close().text(" · ");
    }
    if (frame.action() != null) {
      html.open("span").value(frame.action()).close().text(" · ");
    }
    html.open("span").text("begun ");
    html.element("time", Shown.time(frame.started()), "datetime", frame.started().toString());
    html.close().close().close();
    html.open("main").line();
  }

  private void headline(Headline headline) throws IOException {
    html.open("section", "class", "headline " + headline.tone().style(), "aria-label", "Outcome");
    Glyph.badge(html, headline.tone());
    html.open("div");
    html.element("h2", headline.word());
    html.element("p", headline.sentence());
    if (headline.next().isPresent()) {
      html.open("p").element("b", "Next: ").text(headline.next().get()).close();
    }
    html.close().close();
  }

  HtmlPage message(String message) throws IOException {
    html.open("section").element("h2", "Message");
    html.open("p", "class", "message").element("bdi", Printable.message(message)).close().close();
    return this;
  }

  HtmlPage report(SyncReport report) throws IOException {
    run = report.runId().orElse("");
    plan(report.plan(), Tense.DONE, DomainTable.of(report));
    sentences("Notes", report.notes());
    sentences(
        "Calls that failed and were tried again",
        report.retriedCalls().stream().map(HtmlPage::retried).toList());
    Course.write(html, report);
    return this;
  }

  HtmlPage plan(SyncPlan plan, List<String> notes) throws IOException {
    plan(plan, Tense.PLANNED, DomainTable.of(plan));
    sentences("Notes", notes);
    return this;
  }

  private void plan(SyncPlan plan, Tense tense, DomainTable domains) throws IOException {
    Tiles.write(html, plan, tense);
    SafeguardList.write(html, plan);
    domains.write(html);
    leftAlone(plan);
    new PeopleLists(html, tense).write(plan);
    RejectionGroups.write(html, plan.rejections());
    OtherFindings.write(html, plan);
  }

  HtmlPage rejected(Rejections rejections) throws IOException {
    RejectionGroups.write(html, rejections);
    return this;
  }

  private void leftAlone(SyncPlan plan) throws IOException {
    List<DomainPlan> domains =
        plan.domains().stream().filter(DomainPlan::keptBecauseEmpty).toList();
    if (domains.isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Domains without recipients in the source");
    html.element("p", "The source has nobody of them, so nobody is removed from their lists.");
    ValueList.write(html, domains.stream().map(domain -> domain.domain().name()).toList(), 100);
    html.close();
  }

  private static String retried(RetriedCall call) {
    return call.reason() + " (attempt " + call.attempt() + ")";
  }

  private void sentences(String heading, List<String> sentences) throws IOException {
    if (sentences.isEmpty()) {
      return;
    }
    html.open("section").element("h2", heading);
    ValueList.sentences(html, sentences, 100);
    html.close();
  }

  void end() throws IOException {
    HistorySection.write(html, frame, run);
    html.close();
    html.open("footer").open("p");
    html.text(
        "This page names recipients: treat it as confidential. Times are UTC. Long lists are cut"
            + " and say so; the JSON report has all of them. What is unfolded is printed.");
    html.close().close().close().close();
  }
}
