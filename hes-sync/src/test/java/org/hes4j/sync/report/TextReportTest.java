package org.hes4j.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.hes4j.sync.ReportFixture;
import org.junit.jupiter.api.Test;

class TextReportTest {

  @Test
  void tellsWhatARunDid() {
    assertThat(TextReport.of(ReportFixture.changing().replaceUsers()))
        .isEqualTo(
            """
            The lists were changed and verified (0.0 s).
              example.com: 2 before, 2 after; 1 added, 1 removed, 1 unchanged; \
            sent as one change, verified by count and digest
              example.org: 1 before, 1 after; 0 added, 0 removed, 1 unchanged; \
            left alone, for the source has no recipient of it
            Records read: 8; duplicates: 1
            Rejected: 2
              "evil\\u{202e}gpj\\u{1b}[31m@" (line 4): U+202E as character 5 of the local part: \
            it cannot be seen, or means nothing to others
              "@X@…" (line 5): no @
            Left out: comment line 1
            In domains this run does not cover: example.edu 1
            In domains the account does not have: 1
              zoe@example.net
              by domain: example.net 1
            Removed: 1
              old@example.com
            Next: correct the rejected values in the source; mail to them may be refused.
            """
                .replace("@X@", "x".repeat(120)));
  }

  @Test
  void tellsWhatARunWouldDo() {
    assertThat(TextReport.of(ReportFixture.changing().plan()))
        .isEqualTo(
            """
            A run would change the lists; nothing was changed yet.
              example.com: 2 before, 2 after; 1 added, 1 removed, 1 unchanged
              example.org: 1 before, 1 after; 0 added, 0 removed, 1 unchanged; \
            left alone, for the source has no recipient of it
            Records read: 8; duplicates: 1
            Rejected: 2
              "evil\\u{202e}gpj\\u{1b}[31m@" (line 4): U+202E as character 5 of the local part: \
            it cannot be seen, or means nothing to others
              "@X@…" (line 5): no @
            Left out: comment line 1
            In domains this run does not cover: example.edu 1
            In domains the account does not have: 1
              zoe@example.net
              by domain: example.net 1
            Would be removed: 1
              old@example.com
            Next: correct the rejected values in the source; mail to them may be refused.
            """
                .replace("@X@", "x".repeat(120)));
  }

  @Test
  void tellsWhoWouldGoWhenTheLimitStopsARunAndWhatToDo() {
    assertThat(TextReport.of(ReportFixture.stopped().plan()))
        .isEqualTo(
            """
            Stopped by the removal limit; nothing was changed.
              example.com: 100 before, 70 after; 0 added, 30 removed, 70 unchanged
              example.org: 2 before, 1 after; 0 added, 1 removed, 1 unchanged
            Domains over the limit: 1
              example.com: 30 of 100 recipients would be removed, at most 10 are allowed
            1 of these removals may stem from rejected records.
            Records read: 72; duplicates: 0
            Rejected: 1
              "broken@" (line 71): no domain after the @
            Would be removed: 30
              user000000@example.com
              user000001@example.com
              user000002@example.com
              user000003@example.com
              user000004@example.com
              user000005@example.com
              user000006@example.com
              user000007@example.com
              user000008@example.com
              user000009@example.com
              and 20 more
            Next: check that the source is complete. If these removals are meant, \
            allow 31 removals, all domains together, for one run.
            """);
  }

  @Test
  void isShortWhenNothingHadToBeDone() {
    assertThat(TextReport.of(ReportFixture.inStep().replaceUsers()))
        .isEqualTo(
            """
            Everything is in step; nothing was sent (0.0 s).
              example.com: 1 before, 1 after; 0 added, 0 removed, 1 unchanged
            Records read: 1; duplicates: 0
            """);
  }
}
