package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.hes4j.client.Capability;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.HesException;
import org.hes4j.client.HesTimeoutException;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.ServiceUnavailableException;
import org.hes4j.client.StageException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.sync.journal.Backup;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.journal.HookedDisk;
import org.junit.jupiter.api.Test;

class JournaledRunTest extends JournaledRuns {
  static List<String> addresses(RecipientSource source) {
    List<String> found = new ArrayList<>();
    source.read(r -> found.add(((org.hes4j.recipient.SourceRecord.Address) r).value()));
    return found;
  }

  @Test
  void theListsThatChangeAreKeptBeforeTheFirstWrite() throws IOException {
    FakeHes hes = twoDomains().holding(Recipient.of(EmailAddress.of("ann@example.com"), "Ann"));
    List<String> keptAtWrite = new ArrayList<>();
    hes.atCall =
        call -> {
          if (call.startsWith("change")) {
            keptAtWrite.addAll(backups().stream().map(this::contents).toList());
          }
        };

    SyncReport report =
        sync(hes, "ann@example.com", "bob@example.com", "cid@example.org").build().replaceUsers();

    assertThat(keptAtWrite).containsExactly("[ann@example.com, old@example.com]");
    assertThat(report.backedUp()).isTrue();
    assertThat(report.durations()).containsKey(Phase.BACK_UP);
    Backup backup = journal().backup(report.runId().orElseThrow()).orElseThrow();
    assertThat(backup.domains()).as("the other list did not change").containsExactly(COM);
  }

  private List<String> backups() {
    try {
      return journal().backups();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String contents(String run) {
    try {
      return addresses(journal().backup(run).orElseThrow().source()).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsKeptIsSafeFromAPowerCutBeforeTheFirstWrite() {
    KillSwitch points = KillSwitch.at(0, () -> {});

    RecipientSync.builder(Sources.of("ann@example.com"), HookedClient.of(twoDomains(), points))
        .journal(HookedDisk.journal(directory, points))
        .build()
        .replaceUsers();

    assertThat(points.points())
        .containsSubsequence(
            "before overwrite lock",
            "before listDomains",
            "before create applied-example.com.gz.lines.tmp",
            "before create backup.gz.tmp",
            "before force backup.gz.tmp",
            "after force backup.gz.tmp",
            "before rename backup.gz",
            "before forceFolder",
            "after forceFolder",
            "before changeUsers",
            "after changeUsers",
            "before listDomains",
            "before force applied-example.com.gz.tmp",
            "before rename applied-example.com.gz",
            "before append history.jsonl",
            "after delete applied-example.com.gz.lines.tmp");
  }

  @Test
  void aRunRecordsWhatItDid() throws IOException {
    FakeHes hes = twoDomains();

    SyncReport report =
        sync(hes, "ann@example.com", "bob@example.com", "broken@", "cid@example.org")
            .clock(Clock.fixed(Instant.parse("2026-11-24T07:10:00Z"), ZoneOffset.UTC))
            .build()
            .replaceUsers();

    assertThat(report.runId()).contains("000001-20261124T071000Z");
    assertThat(report.notes()).singleElement().asString().contains("a new journal was begun in");
    HistoryEntry entry = lastEntry();
    assertThat(entry.run()).isEqualTo("000001-20261124T071000Z");
    assertThat(entry.outcome()).isEqualTo(HistoryEntry.Outcome.CHANGED);
    assertThat(entry.written()).isEqualTo(HistoryEntry.Written.YES);
    assertThat(entry.mode()).isEqualTo("replace");
    assertThat(entry.rejected()).isEqualTo(1);
    assertThat(entry.backup()).isTrue();
    assertThat(entry.domains())
        .containsExactly(
            new HistoryEntry.Change(COM, 2, 2, 1, 1), new HistoryEntry.Change(ORG, 1, 1, 0, 0));
    assertThat(journal().lastApplied(COM).orElseThrow().info().revision()).hasValue(4);
    assertThat(journal().lastApplied(ORG).orElseThrow().info().count()).isEqualTo(1);
  }

  @Test
  void aRunWithNothingToChangeKeepsNoLists() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");

    SyncReport report = sync(hes, "ann@example.com").build().replaceUsers();

    assertThat(report.backedUp()).isFalse();
    assertThat(journal().backups()).isEmpty();
    assertThat(lastEntry().outcome()).isEqualTo(HistoryEntry.Outcome.IN_STEP);
    assertThat(lastEntry().written()).isEqualTo(HistoryEntry.Written.NO);
    assertThat(sync(hes, "ann@example.com").build().replaceUsers().notes()).isEmpty();
  }

  @Test
  void aPreviewTakesNoLockAndWritesNothing() {
    SyncPlan plan = sync(twoDomains(), "bob@example.com").build().plan();

    assertThat(plan.hasChanges()).isTrue();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aPreviewIsPossibleWhileARunIsUnderWay() {
    FakeHes hes = twoDomains();
    AtomicReference<SyncPlan> preview = new AtomicReference<>();
    SyncListener listener =
        new SyncListener() {
          @Override
          public void phaseStarted(Phase phase) {
            if (phase == Phase.APPLY) {
              preview.set(sync(hes, "ann@example.com").build().plan());
            }
          }
        };

    sync(hes, "ann@example.com").listener(listener).build().replaceUsers();

    assertThat(preview.get().hasChanges()).isTrue();
  }

  @Test
  void aSecondRunEndsBeforeItReadsAnything() throws IOException {
    FakeHes hes = twoDomains();
    FakeHes untouched = twoDomains();
    AtomicReference<Throwable> second = new AtomicReference<>();
    RecipientSource source =
        consumer -> {
          second.set(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> sync(untouched, "bob@example.com").build().replaceUsers()));
          consumer.accept(Sources.record("ann@example.com", 1));
        };

    RecipientSync.builder(source, hes).journal(journal()).build().replaceUsers();

    assertThat(second.get())
        .isInstanceOfSatisfying(
            AlreadyRunningException.class,
            e -> {
              assertThat(e).hasMessageContaining("already running since 20");
              assertThat(e.pid()).hasValue(ProcessHandle.current().pid());
              assertThat(e.started()).isPresent();
              assertThat(e.host()).isPresent();
            });
    assertThat(untouched.diary()).isEmpty();
    assertThat(journal().history().entries()).hasSize(1);
    sync(untouched, "ann@example.com").build().replaceUsers();
  }

  @Test
  void aRunThatTheLimitStopsIsInTheHistory() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding(Sources.users("example.com", 0, 100));

    assertThatThrownBy(
            () -> sync(hes, Sources.users("example.com", 50, 100)).build().replaceUsers())
        .isInstanceOf(RemovalLimitException.class);

    assertThat(lastEntry().outcome()).isEqualTo(HistoryEntry.Outcome.STOPPED);
    assertThat(lastEntry().failure()).contains("RemovalLimitException");
    assertThat(lastEntry().domains()).containsExactly(new HistoryEntry.Change(COM, 100, 50, 0, 50));
    assertThat(lastEntry().backup()).isFalse();
  }

  @Test
  void aSourceThatFailsIsInTheHistory() throws IOException {
    RecipientSource broken =
        consumer -> {
          throw new RecipientSourceException("the directory went away");
        };

    assertThatThrownBy(
            () ->
                RecipientSync.builder(broken, twoDomains())
                    .journal(journal())
                    .build()
                    .replaceUsers())
        .isInstanceOf(RecipientSourceException.class);

    assertThat(lastEntry().outcome()).isEqualTo(HistoryEntry.Outcome.FAILED);
    assertThat(lastEntry().message()).contains("the directory went away");
    assertThat(lastEntry().written()).isEqualTo(HistoryEntry.Written.NO);
  }

  @Test
  void aRunThatARivalOvertookKeepsNoBackupForItChangedNothing() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    ApplyTest.once(hes, "change", () -> hes.holding("rival@example.com"));

    assertThatThrownBy(() -> sync(hes, "ann@example.com", "bob@example.com").build().replaceUsers())
        .isInstanceOf(RevisionConflictException.class);

    assertThat(lastEntry().written()).isEqualTo(HistoryEntry.Written.NO);
    assertThat(journal().backups()).isEmpty();
  }

  private static ConnectionException lostAnswer(boolean sent) {
    return new ConnectionException("the connection broke", sent, null, null);
  }

  /** As the SOAP binding ends a call that was repeated because an answer was lost. */
  private static void refused(HesException earlier) {
    RevisionConflictException conflict =
        new RevisionConflictException("conflict", MailDomain.of("example.com"), 2, 4, null, null);
    conflict.addSuppressed(earlier);
    throw conflict;
  }

  private void assertKeptAsNotKnown(RecipientSync sync) throws IOException {
    assertThatThrownBy(sync::replaceUsers)
        .isInstanceOf(RevisionConflictException.class)
        .hasMessageContaining("not known whether this run's change was made")
        .hasMessageContaining("may have made it before somebody else changed the list")
        .hasMessageNotContaining("changed nothing");
    assertThat(lastEntry().written()).isEqualTo(HistoryEntry.Written.PERHAPS);
    assertThat(contents(lastEntry().run())).isEqualTo("[ann@example.com]");
  }

  private void assertKeptAsUnchanged(RecipientSync sync) throws IOException {
    assertThatThrownBy(sync::replaceUsers)
        .isInstanceOf(RevisionConflictException.class)
        .hasMessageContaining("this run changed nothing there");
    assertThat(lastEntry().written()).isEqualTo(HistoryEntry.Written.NO);
    assertThat(journal().backups()).isEmpty();
  }

  /** The first attempt made the change, its answer was lost, and a rival came before the second. */
  @Test
  void aConflictAfterALostAnswerKeepsTheBackupForTheChangeMayBeMade() throws IOException {
    for (HesException earlier :
        List.of(
            lostAnswer(true),
            new ServiceUnavailableException("504 of a gateway", null, null, null))) {
      FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
      ApplyTest.once(hes, "change", () -> refused(earlier));

      assertKeptAsNotKnown(sync(hes, "ann@example.com", "bob@example.com").build());
    }
  }

  @Test
  void aConflictAfterAnAttemptThatNeverArrivedIsKnownToHaveChangedNothing() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    ApplyTest.once(hes, "change", () -> refused(lostAnswer(false)));

    assertKeptAsUnchanged(sync(hes, "ann@example.com", "bob@example.com").build());
  }

  private static FakeHes staging() {
    return new FakeHes("example.com").capable(1, Capability.values()).holding("ann@example.com");
  }

  private RecipientSync.Builder two(FakeHes hes) {
    return sync(hes, "ann@example.com", "bob@example.com", "cid@example.com");
  }

  @Test
  void aCommitThatIsRefusedAfterALostAnswerMayHaveMadeTheChange() throws IOException {
    FakeHes hes = staging();
    ApplyTest.once(hes, "commit", () -> refused(lostAnswer(true)));

    assertKeptAsNotKnown(two(hes).build());
  }

  /** The service made the change, and had forgotten the stage when it was asked again. */
  @Test
  void aStageThatIsLostAtItsCommitMayHaveMadeTheChangeThatIsInTheWayOfTheNext() throws IOException {
    FakeHes hes = staging();
    ApplyTest.once(
        hes,
        "commit",
        () -> {
          hes.holding("bob@example.com", "cid@example.com");
          throw new StageException("unknown", StageException.Kind.UNKNOWN, null, null);
        });

    assertKeptAsNotKnown(two(hes).build());
  }

  @Test
  void aStageThatIsLostBeforeItsCommitHasChangedNothing() throws IOException {
    FakeHes hes = staging();
    ApplyTest.once(
        hes,
        "append",
        () -> {
          hes.holding("rival@example.com");
          throw new StageException("expired", StageException.Kind.EXPIRED, null, null);
        });

    assertKeptAsUnchanged(two(hes).build());
  }

  @Test
  void aStageWhoseBeginningWasRepeatedHasChangedNothing() throws IOException {
    FakeHes hes = staging();
    ApplyTest.once(hes, "begin", () -> refused(lostAnswer(true)));

    assertKeptAsUnchanged(two(hes).build());
  }

  @Test
  void aRunThatFailedOnTheWayKeepsItsBackup() throws IOException {
    FakeHes hes = twoDomains();
    ApplyTest.once(
        hes,
        "change example.org",
        () -> {
          throw new HesTimeoutException("too slow", null, null);
        });

    assertThatThrownBy(
            () ->
                sync(hes, "ann@example.com", "dan@example.org", "cid@example.org")
                    .build()
                    .replaceUsers())
        .isInstanceOf(HesTimeoutException.class);

    assertThat(lastEntry().outcome()).isEqualTo(HistoryEntry.Outcome.FAILED);
    assertThat(lastEntry().written()).isEqualTo(HistoryEntry.Written.PERHAPS);
    assertThat(contents(lastEntry().run()))
        .isEqualTo("[ann@example.com, old@example.com, cid@example.org]");
  }

  @Test
  void anInterruptedRunIsRecordedAndKeepsTheInterrupt() throws IOException {
    FakeHes hes = twoDomains();
    Thread caller = Thread.currentThread();
    SyncListener listener =
        new SyncListener() {
          @Override
          public void phaseStarted(Phase phase) {
            if (phase == Phase.BACK_UP) {
              caller.interrupt();
            }
          }
        };

    assertThatThrownBy(() -> sync(hes, "ann@example.com").listener(listener).build().replaceUsers())
        .isInstanceOf(SyncInterruptedException.class)
        .hasMessageContaining("before anything was changed");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(hes.writes()).isEmpty();
    assertThat(lastEntry().failure()).contains("SyncInterruptedException");
    sync(hes, "ann@example.com").build().replaceUsers();
  }
}
