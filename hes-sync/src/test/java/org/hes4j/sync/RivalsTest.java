package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.hes4j.client.Capability;
import org.hes4j.client.HesTimeoutException;
import org.hes4j.sync.journal.HookedDisk;
import org.hes4j.sync.report.JsonReport;
import org.hes4j.sync.report.TextReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RivalsTest {
  @TempDir Path directory;

  private RecipientSync.Builder sync(FakeHes hes, String... values) {
    return RecipientSync.builder(Sources.of(values), hes)
        .journal(HookedDisk.journal(directory, point -> {}));
  }

  private static FakeHes hes() {
    return new FakeHes("example.com", "example.org").holding("ann@example.com", "cid@example.org");
  }

  private FakeHes withoutState() {
    return hes().capable(100, Capability.CONSISTENT_READS);
  }

  @Test
  void nothingIsRefusedWithoutAJournalSoThatIsRefusedItself() {
    RecipientSync.Builder builder =
        RecipientSync.builder(Sources.of("ann@example.com"), hes()).rivals(Rivals.REFUSE);

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("journal()");
    assertThat(builder.rivals(Rivals.REPORT).build()).isNotNull();
  }

  private void shouldSeeWhoElseWrote(FakeHes hes) {
    sync(hes, "ann@example.com", "bob@example.com", "cid@example.org").build().replaceUsers();
    hes.holding("rival1@example.com", "rival2@example.com");

    SyncReport report =
        sync(hes, "ann@example.com", "bob@example.com", "cid@example.org").build().replaceUsers();

    assertThat(report.plan().changedByOthers())
        .singleElement()
        .satisfies(
            changed -> {
              assertThat(changed.domain().name()).isEqualTo("example.com");
              assertThat(changed.added()).hasValue(2);
              assertThat(changed.removed()).hasValue(0);
              assertThat(changed.sinceRun()).startsWith("000001-");
            });
    SyncReport next =
        sync(hes, "ann@example.com", "bob@example.com", "cid@example.org").build().replaceUsers();
    assertThat(next.plan().changedByOthers()).as("taken over since").isEmpty();
  }

  @Test
  void aListThatSomebodyElseChangedIsReported() {
    shouldSeeWhoElseWrote(hes());
  }

  @Test
  void aListThatSomebodyElseChangedIsReportedWithoutRevisions() {
    shouldSeeWhoElseWrote(withoutState());
  }

  @Test
  void refusedRivalsStopTheRunBeforeAnyWrite() {
    FakeHes hes = hes();
    sync(hes, "ann@example.com", "cid@example.org").build().replaceUsers();
    hes.holding("rival@example.com");
    hes.clearDiary();

    assertThatThrownBy(
            () ->
                sync(hes, "ann@example.com", "cid@example.org")
                    .rivals(Rivals.REFUSE)
                    .build()
                    .replaceUsers())
        .isInstanceOfSatisfying(
            RivalWriterException.class, e -> assertThat(e.plan().changedByOthers()).hasSize(1))
        .hasMessageContaining("example.com: 1 added and 0 removed since run 000001-")
        .hasMessageContaining("This run changed nothing");
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void previewAndReportShowThem() {
    FakeHes hes = hes();
    sync(hes, "ann@example.com", "cid@example.org").build().replaceUsers();
    hes.holding("rival@example.com");
    RecipientSync refusing =
        sync(hes, "ann@example.com", "cid@example.org").rivals(Rivals.REFUSE).build();

    SyncPlan plan = refusing.plan();

    assertThat(plan.stopped()).isTrue();
    assertThat(TextReport.of(plan))
        .startsWith("Stopped, for somebody else changed lists; nothing was changed.\n")
        .contains("Changed by somebody else: 1\n  example.com: 1 added and 0 removed since run")
        .contains("let one run report rivals");
    assertThat(JsonReport.create().render(plan))
        .contains("\"stopped\":true", "\"refused\":true")
        .contains("\"changedByOthers\":[{\"domain\":\"example.com\",\"sinceRun\":\"000001-")
        .contains("\"added\":1,\"removed\":0}]");
    SyncReport report = sync(hes, "ann@example.com", "cid@example.org").build().replaceUsers();
    assertThat(TextReport.of(report))
        .contains("Changed by somebody else: 1")
        .contains("The lists before are kept as run " + report.runId().orElseThrow() + ".");
  }

  @Test
  void aListThatWasChangedAndChangedBackIsReported() {
    FakeHes hes = hes();
    sync(hes, "ann@example.com", "cid@example.org").build().replaceUsers();
    hes.holding("ann@example.com");

    assertThat(sync(hes, "ann@example.com", "cid@example.org").build().plan().changedByOthers())
        .singleElement()
        .asString()
        .startsWith("example.com: changed, and changed back, since run 000001-");
  }

  @Test
  void aRunOfOursWhoseAnswerWasLostIsNoRival() {
    FakeHes hes = hes();
    sync(hes, "ann@example.com", "cid@example.org").build().replaceUsers();
    RecipientSync lost =
        RecipientSync.builder(
                Sources.of("ann@example.com", "bob@example.com", "cid@example.org"),
                HookedClient.of(
                    hes,
                    point -> {
                      if (point.equals("after changeUsers")) {
                        throw new HesTimeoutException("too slow", null, null);
                      }
                    }))
            .journal(HookedDisk.journal(directory, point -> {}))
            .build();
    assertThatThrownBy(lost::replaceUsers).isInstanceOf(HesTimeoutException.class);

    SyncReport report =
        sync(hes, "ann@example.com", "bob@example.com", "cid@example.org")
            .rivals(Rivals.REFUSE)
            .build()
            .replaceUsers();

    assertThat(report.outcome()).isEqualTo(Outcome.IN_STEP);
    assertThat(report.plan().changedByOthers()).isEmpty();
  }

  @Test
  void aRivalAfterAnUnfinishedRunOfOursIsStillSeen() {
    FakeHes hes = hes();
    sync(hes, "ann@example.com", "cid@example.org").build().replaceUsers();
    ApplyTest.once(
        hes,
        "change",
        () -> {
          throw new HesTimeoutException("too slow", null, null);
        });
    assertThatThrownBy(
            () ->
                sync(hes, "ann@example.com", "bob@example.com", "cid@example.org")
                    .build()
                    .replaceUsers())
        .isInstanceOf(HesTimeoutException.class);
    hes.holding("rival@example.com");

    assertThat(
            sync(hes, "ann@example.com", "bob@example.com", "cid@example.org")
                .build()
                .plan()
                .changedByOthers())
        .hasSize(1);
  }

  @Test
  void afterAnUnfinishedRunInManyMessagesItIsSaidThatItIsNotKnown() {
    FakeHes hes = withoutState();
    sync(hes, "ann@example.com", "cid@example.org").build().replaceUsers();
    ApplyTest.once(
        hes,
        "delete",
        () -> {
          throw new HesTimeoutException("too slow", null, null);
        });
    assertThatThrownBy(
            () ->
                sync(hes, "bob@example.com", "dan@example.com", "cid@example.org")
                    .allowRemovals(1)
                    .build()
                    .replaceUsers())
        .isInstanceOf(HesTimeoutException.class);

    SyncReport report =
        sync(hes, "bob@example.com", "dan@example.com", "cid@example.org")
            .rivals(Rivals.REFUSE)
            .allowRemovals(1)
            .build()
            .replaceUsers();

    assertThat(report.plan().changedByOthers()).isEmpty();
    assertThat(report.notes())
        .singleElement()
        .asString()
        .contains("is not known: a run that did not end well may have left it as it is");
  }
}
