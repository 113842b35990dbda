package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.hes4j.client.ServiceUnavailableException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.sync.journal.Backup;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.journal.HookedDisk;
import org.hes4j.sync.journal.Journal;
import org.hes4j.sync.report.TextReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
  @TempDir Path directory;
  private Journal journal;

  @BeforeEach
  void open() {
    journal = HookedDisk.journal(directory, point -> {});
  }

  private SyncReport replace(FakeHes hes, String... values) {
    return RecipientSync.builder(Sources.of(values), hes)
        .journal(journal)
        .allowRemovals(100)
        .build()
        .replaceUsers();
  }

  private RecipientSync.Builder newest(FakeHes hes) throws IOException {
    return RecipientSync.restore(journal.backupToRestore().orElseThrow(), hes).journal(journal);
  }

  @Test
  void theNewestChangeIsUndoneAndItsNamesComeBack() throws IOException {
    FakeHes hes =
        new FakeHes("example.com", "example.org")
            .holding("ann@example.com", "cid@example.org")
            .holding(Recipient.of(EmailAddress.of("bob@example.com"), "Bob Example"));
    String changed = replace(hes, "ann@example.com", "cid@example.org").runId().orElseThrow();
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com");
    hes.holding("dan@example.org");

    SyncReport report = newest(hes).build().replaceUsers();

    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "bob@example.com");
    assertThat(hes.name("bob@example.com")).contains("Bob Example");
    assertThat(hes.addresses("example.org"))
        .as("not backed up, not touched")
        .containsExactly("cid@example.org", "dan@example.org");
    assertThat(report.backedUp()).isTrue();
    HistoryEntry entry = journal.history().entries().get(0);
    assertThat(entry.restores()).contains(changed);
  }

  @Test
  void undoingTwiceGivesTheChangeBack() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    replace(hes, "ann@example.com", "bob@example.com");

    newest(hes).build().replaceUsers();
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com");
    newest(hes).build().replaceUsers();
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "bob@example.com");
  }

  /** The service refuses the change, after that. */
  private void failToRestore(FakeHes hes, Runnable before) throws IOException {
    ApplyTest.once(
        hes,
        "change",
        () -> {
          before.run();
          throw new ServiceUnavailableException("busy", null, null, null);
        });
    RecipientSync restore = newest(hes).build();
    assertThatThrownBy(restore::replaceUsers).isInstanceOf(ServiceUnavailableException.class);
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its own backup holds what it was to put away. */
  @Test
  void aRestoreThatFailedIsRepeatedAsOftenAsItFails() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com", "bob@example.com");
    String bad = replace(hes, "ann@example.com").runId().orElseThrow();
    for (int attempt = 0; attempt < 3; attempt++) {
      failToRestore(hes, () -> {});
      assertThat(journal.backupToRestore().orElseThrow().runId()).isEqualTo(bad);
    }

    newest(hes).build().replaceUsers();

    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "bob@example.com");
  }

  @Test
  void aRestoreThatDiedIsRepeated() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com", "bob@example.com");
    String bad = replace(hes, "ann@example.com").runId().orElseThrow();
    Path asItDied = directory.resolve("died");
    failToRestore(hes, () -> copy(journal.folder(), asItDied));
    copy(asItDied, journal.folder());
    assertThat(journal.backupToRestore().orElseThrow().runId()).isEqualTo(bad);

    SyncReport report = newest(hes).build().replaceUsers();

    assertThat(report.notes())
        .anyMatch(note -> note.contains("It was putting back the lists before run " + bad));
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "bob@example.com");
    assertThat(journal.history().entries().get(1).restores()).contains(bad);
  }

  @Test
  void aRestoreThatFailedAndWhoseBackupIsGoneNamesTheRun() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com", "bob@example.com");
    String bad = replace(hes, "ann@example.com").runId().orElseThrow();
    failToRestore(hes, () -> {});
    Files.delete(journal.folder().resolve("backup-" + bad + ".gz"));

    assertThatThrownBy(journal::backupToRestore)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("putting back the lists before run " + bad)
        .hasMessageContaining("backup is gone; choose a run");
  }

  /** As dora, eve, gil and hal, who were never in the list, others would come into it. */
  @Test
  void whoIsNoRecipientAsTheListHadHerIsRejectedAndNobodyComesInHerPlace() throws IOException {
    FakeHes hes =
        new FakeHes("example.com")
            .holding(
                "ann@example.com",
                "\u00ADdora@example.com",
                "smtp:eve@example.com",
                " gil@example.com",
                "sip:hal@example.com",
                "i\u200Bda@example.com");
    replace(hes, "ann@example.com", "bob@example.com");
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "bob@example.com");

    SyncReport report = newest(hes).build().replaceUsers();

    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com");
    assertThat(report.plan().rejections())
        .extracting(Rejection::value)
        .containsExactlyInAnyOrder(
            "\u00ADdora@example.com",
            "smtp:eve@example.com",
            " gil@example.com",
            "sip:hal@example.com",
            "i\u200Bda@example.com");
    assertThat(report.plan().rejections())
        .extracting(Rejection::reason)
        .allMatch(reason -> !reason.contains("@"))
        .anyMatch(reason -> reason.contains("sip: address"))
        .anyMatch(reason -> reason.contains("U+200B"));
  }

  @Test
  void anEarlierRunCanBeNamed() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    replace(hes, "ann@example.com", "bob@example.com");
    replace(hes, "ann@example.com", "bob@example.com", "cid@example.com");
    Backup first = journal.backup("1").orElseThrow();

    RecipientSync.restore(first, hes).journal(journal).allowRemovals(2).build().replaceUsers();

    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com");
  }

  @Test
  void aListThatHeldNobodyIsEmptiedAgain() throws IOException {
    FakeHes hes = new FakeHes("example.com");
    replace(hes, "ann@example.com");

    newest(hes).allowRemovals(1).build().replaceUsers();

    assertThat(hes.addresses("example.com")).isEmpty();
  }

  @Test
  void restoringIsUnderTheRemovalLimitToo() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    replace(hes, Sources.users("example.com", 0, 100));

    assertThatThrownBy(() -> newest(hes).build().replaceUsers())
        .isInstanceOf(RemovalLimitException.class);
    assertThat(hes.addresses("example.com")).hasSize(100);
    assertThat(newest(hes).build().plan().stopped()).isTrue();
  }

  @Test
  void whatTheLimitSaysOfARestoreSpeaksOfTheBackupAndOfNoSource() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    String run = replace(hes, Sources.users("example.com", 0, 100)).runId().orElseThrow();

    assertThatThrownBy(() -> newest(hes).build().replaceUsers())
        .hasMessageContaining("they were not in the lists before run " + run + ". Check that it is")
        .hasMessageEndingWith("allow them for one run with allowRemovals(100)")
        .hasMessageNotContaining("source");
    SyncPlan plan = newest(hes).build().plan();
    assertThat(plan.restores()).contains(run);
    assertThat(TextReport.of(plan))
        .endsWith(
            "Next: check that it is the change of run "
                + run
                + " that is to be undone; who was not in the lists before it goes. If these"
                + " removals are meant, allow 100 removals, all domains together, for one run.\n");
  }

  @Test
  void aBackupThatLacksWhoMustBeKeptIsNoSourceThatIsCutOff() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    String run = replace(hes, "ann@example.com", "bob@example.com").runId().orElseThrow();
    RecipientSync restore = newest(hes).mustKeep(List.of("bob@example.com")).build();

    assertThatThrownBy(restore::replaceUsers)
        .isInstanceOf(MissingSentinelException.class)
        .hasMessageContaining("the lists before run " + run + " lack recipients")
        .hasMessageNotContaining("source");
    assertThat(TextReport.of(restore.plan()))
        .endsWith("Next: restore the backup of another run, or do not ask for these to be kept.\n");
  }

  @Test
  void aDamagedBackupChangesNothing() throws IOException {
    FakeHes hes = new FakeHes("example.com").holding(Sources.users("example.com", 0, 3000));
    String run = replace(hes, Sources.users("example.com", 50, 3000)).runId().orElseThrow();
    Backup backup = journal.backupToRestore().orElseThrow();
    Path file = journal.folder().resolve("backup-" + run + ".gz");
    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 1;
    Files.write(file, content);
    hes.clearDiary();

    assertThatThrownBy(
            () ->
                RecipientSync.restore(backup, hes)
                    .allowRemovals(3000)
                    .journal(journal)
                    .build()
                    .replaceUsers())
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("the backup of run " + run + " cannot be restored")
        .hasMessageContaining("is damaged");
    assertThat(hes.writes()).isEmpty();
    assertThat(hes.addresses("example.com")).hasSize(2950);
  }
}
