package org.hes4j.sync.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.hes4j.sync.ReportFixture;
import org.hes4j.sync.SourceCheck;
import org.hes4j.sync.SyncPlan;
import org.junit.jupiter.api.Test;

class JsonReportTest {

  @Test
  void aReportIsOneObjectWithTheDocumentedFields() throws IOException {
    String json = JsonReport.create().render(ReportFixture.changing().replaceUsers());

    assertThat(JsonTree.parse(json)).containsEntry("schema", 1L);
    assertThat(json.replace("},{", "},\n{").replace("],", "],\n"))
        .isEqualTo(
            """
            {"schema":1,"kind":"report","mode":"replace","run":null,"backedUp":false,"outcome":"changed",\
            "started":"2026-11-24T07:10:00Z","durationMillis":0,\
            "phaseMillis":{"read":0,"plan":0,"guard":0,"apply":0,"verify":0},\
            "guard":{"stopped":false,"removals":1,"allowedTogether":null,\
            "mayStemFromRejections":1,"removalsToAllow":1,"domains":[\
            {"domain":"example.com","before":2,"removals":1,"limit":1,"tripped":false},
            {"domain":"example.org","before":1,"removals":0,"limit":0,"tripped":false}]},"missingSentinels":[],
            "refused":false,"changedByOthers":[],
            "notes":[],
            "retriedCalls":[],
            "domains":[\
            {"domain":"example.com","before":2,"after":2,"unchanged":1,"keptBecauseEmpty":false,\
            "revisionBefore":3,"addedCount":1,"removedCount":1,"added":["bob@example.com"],
            "removed":["old@example.com"],
            "outcome":"changed","strategy":"atomic_change","additionsSent":1,"removalsSent":1,\
            "batchesSent":1,"sendingMillis":0,"verified":"by_state","revisionAfter":4,\
            "digestAfter":"9e5d0b6de23f69e68e5065a5000409690470ff26e1b2b85d3e251ddb9c65dea1"},
            {"domain":"example.org","before":1,"after":1,"unchanged":1,"keptBecauseEmpty":true,\
            "revisionBefore":2,"addedCount":0,"removedCount":0,"added":[],
            "removed":[],
            "outcome":"in_step","strategy":"none","additionsSent":0,"removalsSent":0,\
            "batchesSent":0,"sendingMillis":0,"verified":"by_plan","revisionAfter":2,\
            "digestAfter":"58fe36bd1d0a3e179cb0163de7bc814b8bc7d8b18adbed277f3d659f49fe3e40"}],
            "source":{"recordsRead":8,"duplicates":1,"rejected":[\
            {"value":"evil\\u202Egpj\\u001B[31m@",\
            "reason":"U+202E as character 5 of the local part: it cannot be seen, \
            or means nothing to others","origin":"line 4"},
            {"value":"@X@","reason":"no @","origin":"line 5"}],
            "leftOut":{"comment line":1},"notSelected":{"example.edu":1},\
            "outOfScope":{"count":1,"byDomain":{"example.net":1},"inFurtherDomains":0,\
            "samples":["zoe@example.net"]}}}"""
                .replace("@X@", "x".repeat(1000)));
  }

  @Test
  @SuppressWarnings("unchecked")
  void aPlanNamesEveryoneWhoWouldGoAndEverythingRejected() throws IOException {
    SyncPlan plan = ReportFixture.stopped().plan();

    Map<String, Object> json = JsonTree.parse(JsonReport.create().render(plan));

    assertThat(json).containsEntry("kind", "plan").containsEntry("mode", "replace");
    Map<String, Object> com = ((List<Map<String, Object>>) json.get("domains")).get(0);
    assertThat((List<String>) com.get("removed")).hasSize(30).contains("user000029@example.com");
    assertThat((Map<String, Object>) json.get("guard"))
        .containsEntry("stopped", true)
        .containsEntry("removalsToAllow", 31L)
        .containsEntry("allowedTogether", "null");
    assertThat((Map<String, Object>) json.get("source"))
        .extracting("rejected")
        .asString()
        .isEqualTo("[{value=broken@, reason=no domain after the @, origin=line 71}]");
  }

  @Test
  void theCallersFieldsComeFirstAndCanStandAlone() throws IOException {
    StringWriter alone = new StringWriter();
    JsonReport renderer =
        JsonReport.create().with("status", "failed").with("exit", 4).with("message", "a\nb");

    renderer.write(alone);

    assertThat(alone).hasToString("{\"status\":\"failed\",\"exit\":4,\"message\":\"a\\nb\"}");
    assertThat(renderer.render(ReportFixture.inStep().plan()))
        .startsWith(
            "{\"status\":\"failed\",\"exit\":4,\"message\":\"a\\nb\",\"schema\":1,\"kind\":\"plan\"");
    assertThat(JsonReport.create().render(ReportFixture.inStep().plan())).startsWith("{\"schema\"");
  }

  @Test
  void theReportsOwnFieldsAreNoneOfTheCallers() throws IOException {
    SourceCheck check = SourceCheck.of(consumer -> {});
    for (String json :
        List.of(
            JsonReport.create().render(ReportFixture.changing().plan()),
            JsonReport.create().render(ReportFixture.changing().replaceUsers()),
            JsonReport.create().render(check))) {
      for (String field : JsonTree.parse(json).keySet()) {
        assertThatThrownBy(() -> JsonReport.create().with(field, 1))
            .as(field)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(field);
        assertThatThrownBy(() -> JsonReport.create().with(field, "text"))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void whatWasCutShortByAFailureDoesNotLookWhole() {
    StringBuilder received = new StringBuilder();
    Writer full =
        new Writer() {
          private int writes;

          @Override
          public void write(char[] buffer, int offset, int length) throws IOException {
            writes++;
            if (writes == 2) {
              throw new IOException("disk full");
            }
            received.append(buffer, offset, length);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };

    JsonReport longOne = JsonReport.create().with("message", "x".repeat(20_000));

    assertThatThrownBy(() -> longOne.write(ReportFixture.changing().plan(), full))
        .isInstanceOf(IOException.class);
    assertThat(received.toString()).startsWith("{").doesNotEndWith("}");
  }
}
