package org.hes4j.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hes4j.sync.ReportFixture;
import org.hes4j.sync.SyncReport;
import org.hes4j.sync.journal.History;
import org.hes4j.sync.journal.HistoryEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the page says, and that it stays a page whatever the values are. */
class HtmlReportTest {

  static Stream<String> pages() {
    return Stream.of(
        Pages.changed(),
        Pages.inStep(),
        Pages.preview(),
        Pages.previewStopped(),
        Pages.stopped(),
        Pages.large(),
        Pages.hostile(),
        Pages.unfinished(),
        Pages.failed(() -> ReportFixture.nobody().replaceUsers()));
  }

  @Test
  void saysWhoseListsTheyAreAndHowItWent() {
    String page = Pages.changed();

    assertThat(Pages.parse(page).getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Changed and verified: Recipient lists of admin@example.com at hes.example.com");
    assertThat(Pages.words(page))
        .startsWith(
            "Recipient lists of admin@example.com at hes.example.com · replace-users · begun"
                + " 2026-11-24 07:10 UTC Changed and verified The lists were changed and verified"
                + " (0.0 s). Next: correct the rejected values in the source");
  }

  @Test
  void hasTheNumbersOfTheRunInItsSummary() {
    assertThat(Pages.words(Pages.changed()))
        .contains("Recipients before 3", "Added 1", "Removed 1", "Recipients after 3")
        .contains("Domains 2", "Records read 8", "Rejected 2", "Duplicates 1", "Left out 1")
        .contains("Out of scope 1", "Not covered 1")
        .contains("Sent to be added 1 address", "Sent to be removed 1 address", "In batches 1");
  }

  @Test
  void tellsWhichCallsWereTriedAgain(@TempDir Path folder) throws IOException {
    SyncReport report = ReportFixture.everything(folder).replaceUsers();
    StringWriter page = new StringWriter();
    HtmlReport.of(report.started()).write(report, page);

    assertThat(Pages.words(page.toString()))
        .contains("Calls that failed and were tried again the connection broke (attempt 1)");
  }

  @Test
  void hasARowForEachDomain() {
    assertThat(Pages.words(Pages.changed()))
        .contains("Domain Before Added Removed Kept After Share")
        .contains("example.com 2 1 1 1 2 1 kept, 1 added, 1 removed sent as one change")
        .contains("example.org 1 0 0 1 1 1 kept, 0 added, 0 removed left alone")
        .contains("Domains without recipients in the source");
  }

  @Test
  void namesWhoCameAndWhoWent() {
    assertThat(Pages.words(Pages.changed()))
        .contains("Who was removed example.com: 1 old@example.com")
        .contains("Who was added example.com: 1 bob@example.com");
  }

  @Test
  void groupsRejectionsByReasonTheMostFrequentFirst() {
    String words = Pages.words(Pages.large());

    assertThat(words)
        .contains("Rejected: 151")
        .contains("no domain after the @: 150 Value Where broken0@ line 3001")
        .contains("and 50 more no @: 1 Value Where nobody line 3151");
  }

  @Test
  void namesAThousandInEachDomainAndSaysHowManyMoreThereAre() {
    String words = Pages.words(Pages.large());

    assertThat(words)
        .contains("user000999@example.com and 500 more")
        .doesNotContain("user001000@example.com");
    assertThat(words.split("user00[0-9]{4}@")).hasSize(1 + 2 * HtmlReport.MOST_PEOPLE);
  }

  @Test
  void aPreviewSaysThatNothingWasChanged() {
    assertThat(Pages.words(Pages.preview()))
        .contains("Preview: out of step A run would change the lists; nothing was changed yet.")
        .contains("Would add 1", "Would remove 1")
        .doesNotContain("Added 1");
  }

  @Test
  void aPlanThatTheLimitStopsSaysWhatWouldGoAndWhatToDo() {
    for (String page : List.of(Pages.previewStopped(), Pages.stopped())) {
      assertThat(Pages.words(page))
          .contains("Stopped by the removal limit; nothing was changed.")
          .contains("example.com: 30 of 100 recipients would be removed, at most 10 are allowed")
          .contains("1 of these removals may stem from rejected records.")
          .contains("allow 31 removals")
          .contains("user000029@example.com");
    }
    assertThat(Pages.words(Pages.previewStopped())).contains("Preview: would be stopped");
    assertThat(Pages.words(Pages.stopped())).contains("Stopped before any change");
  }

  @Test
  void aFailedRunLooksFailedAndSaysWhy() {
    String page = Pages.failed(new IllegalStateException(), "no answer\nfrom the <service>");

    assertThat(Pages.words(page))
        .contains("Failed The run did not end well. The message below says what is known of it.")
        .contains("Message no answer\\u{a}from the <service>")
        .doesNotContain("Summary");
    assertThat(page).contains("class=\"headline failed\"");
  }

  @Test
  void aFailedRunSaysWhetherItHadBegunToWriteWhereTheJournalKnows() {
    assertThat(failure(HistoryEntry.Written.NO, "IllegalStateException", 1))
        .contains("No list was changed.");
    assertThat(failure(HistoryEntry.Written.PERHAPS, "IllegalStateException", 1))
        .contains("It had begun to write");
    assertThat(failure(HistoryEntry.Written.NO, "OtherException", 1))
        .contains("The message below says what is known of it.");
    assertThat(failure(HistoryEntry.Written.NO, "IllegalStateException", -1))
        .contains("The message below says what is known of it.");
  }

  private static String failure(HistoryEntry.Written written, String kind, int secondsLater) {
    HistoryEntry entry =
        HistoryEntry.builder("000001-20261124T071000Z", Pages.STARTED.plusSeconds(secondsLater))
            .ended(HistoryEntry.Outcome.FAILED, written)
            .failure(kind, "broken")
            .build();
    HtmlReport report = HtmlReport.of(Pages.STARTED).history(new History(List.of(entry), 0));
    return Pages.words(
        Pages.text(writer -> report.write(new IllegalStateException(), "broken", writer)));
  }

  @Test
  void aRunWithoutAnyRecipientShowsWhatWasRejected() {
    assertThat(Pages.words(Pages.failed(() -> ReportFixture.nobody().replaceUsers())))
        .contains("Failed")
        .contains("the source holds no valid recipient of example.com")
        .contains("no domain after the @: 1 Value Where broken@ line 1");
  }

  @Test
  void aRunUnderWaySaysThatItMayHaveDied() {
    assertThat(Pages.words(Pages.unfinished()))
        .contains("Not finished This run has begun")
        .contains("it was killed or its machine stopped");
  }

  @Test
  void showsTheNewestThirtyRunsAsAChartAndAsATable() {
    Document page = Pages.parse(Pages.inStep());

    assertThat(elements(page, "g", "transform")).hasSize(2 * 30);
    assertThat(elements(page, "tr", "role")).hasSize(1 + 1 + 1 + 30 + 3);
    assertThat(Pages.words(Pages.inStep()))
        .contains("Added and removed in the last 30 runs")
        .contains("Upwards: added, at most 89. Downwards: removed.")
        .contains("2026-11-24 06:10 replace: changed 0 0 900")
        .contains("replace: failed [42] [14] 900 no answer within 30 s")
        .contains("and 4 older runs");
  }

  @Test
  void saysOfARunThatDiedNoMore() {
    HistoryEntry entry =
        HistoryEntry.builder("000001-20261124T071000Z", Instant.parse("2026-11-24T07:10:00Z"))
            .build();
    assertThat(HistorySection.words(entry)).isEqualTo("died");
  }

  @Test
  void saysWhichLinesOfTheHistoryCannotBeRead() {
    HtmlReport report = HtmlReport.of(Pages.STARTED).history(new History(List.of(), 2));

    assertThat(Pages.words(report.render(ReportFixture.inStep().plan())))
        .contains("2 lines of the history cannot be read");
  }

  @Test
  void neverShowsMoreOfTheEndpointThanItsHost() {
    assertThat(Pages.changed()).contains("hes.example.com").doesNotContain("secret");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isWellFormedAndSelfContained(String page) {
    Document document = Pages.parse(page);

    assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("style").item(0).getTextContent())
        .doesNotContain("@import", "url(http");
    for (Element element : elements(document, "*", "*")) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        assertThat(element.getAttributes().item(i).getNodeName())
            .doesNotStartWith("on")
            .isNotIn("href", "src", "srcset", "style", "action");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasHeadingsInOrderHeadersForItsTablesAndNamesForItsPictures(String page) {
    Document document = Pages.parse(page);

    assertThat(document.getElementsByTagName("h1").getLength()).isOne();
    assertThat(document.getElementsByTagName("main").getLength()).isOne();
    for (Element table : elements(document, "table", "*")) {
      assertThat(elements(table, "th", "scope")).isNotEmpty();
    }
    for (Element picture : elements(document, "svg", "*")) {
      boolean hidden = picture.getAttribute("aria-hidden").equals("true");
      assertThat(hidden || !elements(picture, "title", "*").isEmpty()).isTrue();
    }
    assertThat(elements(document, "pattern", "id")).as("what the style fills with").hasSize(1);
    Set<String> ids = new HashSet<>();
    for (Element named : elements(document, "*", "id")) {
      assertThat(ids.add(named.getAttribute("id"))).as(named.getAttribute("id")).isTrue();
    }
  }

  @Test
  void showsHostileValuesAsTextThatStaysWhatItIs() {
    String page = Pages.hostile();
    String words = Pages.words(page);

    assertThat(words)
        .contains("<script>document.title='owned'</script>")
        .contains("evil\\u{202e}gpj\\u{0}\\u{1b}[31m\\u{2028}\\u{feff}")
        .contains("<img src=http://127.0.0.1:9/beacon>")
        .contains("w".repeat(120) + "…")
        .doesNotContain("w".repeat(121));
    assertThat(page).doesNotContain("<img", "<iframe", "<link", "<script", "\u202e", "\u0000");
  }

  @Test
  void cutsValuesAndSaysHowManyItLeavesOut() {
    StringBuilder message = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      message.append("<b>");
    }
    String page = Pages.failed(new IllegalStateException(), message.toString());

    assertThat(Pages.words(page)).contains("<b><…");
    assertThat(page.length()).isLessThan(100_000);
  }

  private static List<Element> elements(Document document, String tag, String attribute) {
    return elements(document.getDocumentElement(), tag, attribute);
  }

  private static List<Element> elements(Element parent, String tag, String attribute) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getElementsByTagName(tag);
    for (int i = 0; i < nodes.getLength(); i++) {
      Element element = (Element) nodes.item(i);
      if (attribute.equals("*") || element.hasAttribute(attribute)) {
        found.add(element);
      }
    }
    return found;
  }
}
