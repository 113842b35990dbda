package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hes4j.client.Capability;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.journal.HookedDisk;
import org.hes4j.sync.journal.Journal;
import org.junit.jupiter.api.Test;

/** What a journal that cannot be written, or is damaged or gone, means for a run. */
class JournalTroubleTest extends JournaledRuns {
  @Test
  void aDiskThatIsFullStopsTheRunBeforeAnyWrite() throws IOException {
    for (String step :
        List.of(
            "before create backup",
            "before write backup",
            "before force backup",
            "before rename backup",
            "after rename backup")) {
      FakeHes hes = twoDomains();

      assertThatThrownBy(
              () ->
                  RecipientSync.builder(Sources.of("ann@example.com"), hes)
                      .journal(failingAt(step))
                      .build()
                      .replaceUsers())
          .as(step)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("could not be backed up before their change")
          .hasMessageContaining(
              "No space left on device; nothing was changed. See that there is room in")
          .hasMessageContaining(journal().folder().toString());
      assertThat(hes.writes()).isEmpty();
      assertThat(journal().backups()).as(step).isEmpty();
      assertThat(lastEntry().failure()).contains("JournalException");
      assertThat(lastEntry().written()).isEqualTo(HistoryEntry.Written.NO);
    }
  }

  /** There is room for one of the two, and only the backup is needed before the change. */
  @Test
  void aNewListMakesRoomForTheBackup() throws IOException {
    FakeHes hes = new FakeHes("example.com");
    Path lines = journal().folder().resolve("applied-example.com.gz.lines.tmp");
    AtomicInteger full = new AtomicInteger();
    Journal journal =
        HookedDisk.journal(
            directory,
            point -> {
              if (point.startsWith("before write backup") && Files.exists(lines)) {
                full.incrementAndGet();
                throw new IOException("No space left on device");
              }
            });

    RecipientSync.builder(Sources.of("ann@example.com", "bob@example.com"), hes)
        .journal(journal)
        .build()
        .replaceUsers();

    assertThat(full).hasValue(1);
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "bob@example.com");
    assertThat(journal.backups()).hasSize(1);
    assertThat(journal.lastApplied(COM).orElseThrow().info().count()).isEqualTo(2);
    assertThat(lines).doesNotExist();
  }

  @Test
  void aNewListThatCannotBeWrittenBeforeTheChangeIsWrittenAfterIt() throws IOException {
    for (String step : List.of("before create applied", "before write applied")) {
      FakeHes hes = new FakeHes("example.com");
      String ofLines = step + "-example.com.gz.lines";

      SyncReport report =
          RecipientSync.builder(Sources.of("ann@example.com", "bob@example.com"), hes)
              .journal(failingAt(ofLines))
              .build()
              .replaceUsers();

      assertThat(report.notes()).as(step).noneMatch(note -> note.contains("recorded"));
      List<EmailAddress> recorded = new ArrayList<>();
      journal().lastApplied(COM).orElseThrow().read(recorded::add);
      assertThat(recorded).hasToString("[ann@example.com, bob@example.com]");
      Files.delete(journal().folder().resolve("applied-example.com.gz"));
    }
  }

  @Test
  void aStageThatWasBegunBeforeIsAbortedWhenTheListsCannotBeKept() {
    FakeHes hes = new FakeHes("example.com").capable(100, Capability.values());

    assertThatThrownBy(
            () ->
                RecipientSync.builder(Sources.of(Sources.users("example.com", 0, 500)), hes)
                    .journal(failingAt("before create backup"))
                    .build()
                    .replaceUsers())
        .isInstanceOf(JournalException.class);
    assertThat(hes.openStages()).isZero();
    assertThat(hes.addresses("example.com")).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenStopsTheRunBeforeItReads() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    FakeHes hes = twoDomains();
    Journal below = HookedDisk.journal(file, point -> {});

    assertThatThrownBy(
            () ->
                RecipientSync.builder(Sources.of("ann@example.com"), hes)
                    .journal(below)
                    .build()
                    .replaceUsers())
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("the journal in " + below.folder() + " cannot be used: ")
        .hasMessageContaining("nothing was changed. See that the folder can be written");
    assertThat(hes.diary()).isEmpty();
  }

  @Test
  void aReadOnlyFolderIsNamedAsSuch() {
    FakeHes hes = twoDomains();
    Journal readOnly =
        HookedDisk.journal(
            directory,
            point -> {
              if (point.equals("before open lock")) {
                throw new java.nio.file.AccessDeniedException("/journal/lock");
              }
            });

    assertThatThrownBy(
            () ->
                RecipientSync.builder(Sources.of("ann@example.com"), hes)
                    .journal(readOnly)
                    .build()
                    .replaceUsers())
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("no permission for /journal/lock");
    assertThat(hes.diary()).isEmpty();
  }

  @Test
  void whatCannotBeRecordedAfterAVerifiedChangeIsANoteAndNoFailure() throws IOException {
    FakeHes hes = twoDomains();
    sync(hes, "ann@example.com", "old@example.com").build().replaceUsers();
    Journal full =
        HookedDisk.journal(
            directory,
            point -> {
              boolean recording = point.contains("applied") || point.contains("history");
              if (recording && !hes.writes().isEmpty()) {
                throw new IOException("No space left on device");
              }
            });

    SyncReport report =
        RecipientSync.builder(Sources.of("ann@example.com"), hes)
            .journal(full)
            .build()
            .replaceUsers();

    assertThat(report.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com");
    assertThat(report.notes())
        .containsExactly(
            "journal: the list of example.com was not recorded: No space left on device. See that"
                + " there is room in "
                + full.folder()
                + " and that it can be written",
            "journal: the run was not added to the history: No space left on device");
    // it is not taken for somebody else's work afterwards
    SyncReport next = sync(hes, "ann@example.com").rivals(Rivals.REFUSE).build().replaceUsers();
    assertThat(next.plan().changedByOthers()).isEmpty();
    assertThat(next.runId().orElseThrow()).startsWith("000003-");
  }

  @Test
  void aClockThatIsSetBackMattersNothing() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    Instant now = Instant.parse("2026-11-24T07:10:00Z");
    sync(hes, "ann@example.com", "bob@example.com")
        .clock(Clock.fixed(now, ZoneOffset.UTC))
        .build()
        .replaceUsers();

    SyncReport earlier =
        sync(hes, "ann@example.com", "bob@example.com", "cid@example.com")
            .rivals(Rivals.REFUSE)
            .clock(Clock.fixed(now.minusSeconds(7200), ZoneOffset.UTC))
            .build()
            .replaceUsers();

    assertThat(earlier.runId()).contains("000002-20261124T051000Z");
    assertThat(lastEntry().run()).isEqualTo("000002-20261124T051000Z");
    RecipientSync.restore(journal().backupToRestore().orElseThrow(), hes)
        .journal(journal())
        .build()
        .replaceUsers();
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "bob@example.com");
  }

  @Test
  void aJournalThatWasDeletedIsBegunAnewAndSaysSo() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    sync(hes, "ann@example.com").build().replaceUsers();
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        if (!file.equals(directory)) {
          Files.delete(file);
        }
      }
    }

    SyncReport report =
        sync(hes, "ann@example.com", "bob@example.com")
            .rivals(Rivals.REFUSE)
            .build()
            .replaceUsers();

    assertThat(report.notes()).singleElement().asString().contains("a new journal was begun");
    assertThat(journal().lastApplied(COM).orElseThrow().info().count()).isEqualTo(2);
  }

  @Test
  void aDamagedListIsSaidAndRebuiltFromTheService() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    sync(hes, "ann@example.com").build().replaceUsers();
    Path file = journal().folder().resolve("applied-example.com.gz");
    Files.writeString(file, "rubbish");

    SyncReport report = sync(hes, "ann@example.com").build().replaceUsers();

    assertThat(report.notes())
        .singleElement()
        .asString()
        .contains("whether somebody else changed the list of example.com", "is damaged", "anew");
    assertThat(journal().lastApplied(COM)).isPresent();
  }

  @Test
  void whereRivalsAreRefusedAListThatCannotBeReadStopsTheRun() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    sync(hes, "ann@example.com").build().replaceUsers();
    Files.writeString(journal().folder().resolve("applied-example.com.gz"), "rubbish");
    hes.holding("rival@example.com");
    hes.clearDiary();
    RecipientSync refusing = sync(hes, "ann@example.com").rivals(Rivals.REFUSE).build();

    assertThatThrownBy(refusing::replaceUsers)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("is not known: ")
        .hasMessageContaining("--rivals report");
    assertThatThrownBy(refusing::plan).isInstanceOf(JournalException.class);
    assertThat(hes.writes()).isEmpty();
  }
}
