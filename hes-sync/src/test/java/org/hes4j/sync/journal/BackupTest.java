package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.sync.journal.KeptLists.kept;
import static org.hes4j.sync.journal.KeptLists.list;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hes4j.client.ListDigest;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.sync.journal.HistoryEntry.Outcome;
import org.hes4j.sync.journal.HistoryEntry.Written;
import org.junit.jupiter.api.Test;

/** What a backup gives back, which backups stay, and which of them is the newest. */
class BackupTest extends JournalInFolder {
  private static final MailDomain ORG = MailDomain.of("example.org");
  private static final List<Recipient> NAMED =
      List.of(
          Recipient.of(EmailAddress.of("ann@example.com"), "Ann Müller"),
          Recipient.of(EmailAddress.of("bob@example.com")));

  private static List<String> read(Backup backup) {
    List<String> found = new ArrayList<>();
    backup
        .source()
        .read(
            next -> {
              SourceRecord.Address address = (SourceRecord.Address) next;
              found.add(address.value() + " " + address.displayName());
            });
    return found;
  }

  private String backUp(Instant when, KeptList... lists) throws IOException {
    try (JournalRun run = journal.begin(when)) {
      run.backUp(List.of(lists));
      return run.runId();
    }
  }

  @Test
  void aBackupGivesBackEveryListWithItsNames() throws IOException {
    Recipient ann = Recipient.of(EmailAddress.of("ann@example.com"), "Ann Müller");
    String run =
        backUp(NOON, kept(COM, List.of(ann)), list(ORG), list(MailDomain.of("example.edu"), "x"));

    Backup backup = journal.backup(run).orElseThrow();

    assertThat(read(backup)).containsExactly("ann@example.com Ann Müller", "x@example.edu null");
    assertThat(backup.domains()).hasSize(3);
    assertThat(backup.started()).isEqualTo(NOON);
    assertThat(backup.lists().get(0).revision()).hasValue(7);
  }

  @Test
  void anEmptyListIsNotTheSameAsNoList() throws IOException {
    Backup backup = journal.backup(backUp(NOON, list(COM, "ann"), list(ORG))).orElseThrow();

    assertThat(backup.domains()).containsExactlyInAnyOrder(COM, ORG);
    assertThat(backup.emptyDomains()).containsExactly(ORG);
    assertThat(backup)
        .hasToString("backup of run 000001-20261124T120000Z: example.com 1, example.org 0");
  }

  @Test
  void aBackupIsFoundByTheNumberOfItsRunAlone() throws IOException {
    String run = backUp(NOON, list(COM, "ann"));

    assertThat(run).isEqualTo("000001-20261124T120000Z");
    assertThat(journal.backup("1")).isPresent();
    assertThat(journal.backup("000001")).isPresent();
    assertThat(journal.backup("2")).isEmpty();
    assertThat(journal.backup("no run")).isEmpty();
  }

  @Test
  void runsAreNumberedInOrderWhenTheClockIsSetBack() throws IOException {
    backUp(NOON, list(COM, "ann"));
    String later = backUp(NOON.minus(Duration.ofDays(400)), list(COM, "bob"));

    assertThat(later).isEqualTo("000002-20251020T120000Z");
    assertThat(journal.backups()).first().isEqualTo(later);
    assertThat(read(journal.backupToRestore().orElseThrow()))
        .containsExactly("bob@example.com null");
  }

  @Test
  void theNewestSevenBackupsStay() throws IOException {
    for (int i = 1; i <= 9; i++) {
      backUp(NOON.plusSeconds(i), list(COM, "user" + i));
    }
    try (JournalRun run = journal.begin(NOON)) {
      run.deleteOldBackups();
    }

    assertThat(journal.backups())
        .extracting(run -> run.substring(0, 6))
        .containsExactly("000009", "000008", "000007", "000006", "000005", "000004", "000003");
  }

  @Test
  void aChangeThatFailsAgainAndAgainDoesNotPushOutOlderBackups() throws IOException {
    String old = backUp(NOON, list(COM, "old"));
    for (int i = 1; i <= 9; i++) {
      backUp(NOON.plusSeconds(i), list(COM, "ann"), list(ORG));
    }
    try (JournalRun run = journal.begin(NOON)) {
      run.deleteOldBackups();
    }

    assertThat(journal.backups()).containsExactly("000010-20261124T120009Z", old);
  }

  @Test
  void theNewestBackupIsNotThatOfARunThatWroteNothing() throws IOException {
    backUp(NOON, list(COM, "ann"));
    try (JournalRun run = journal.begin(NOON)) {
      run.backUp(List.of(list(COM, "bob")));
      run.record(HistoryEntry.builder(run.runId(), NOON).ended(Outcome.FAILED, Written.NO).build());
    }

    assertThat(journal.backupToRestore().orElseThrow().runId()).startsWith("000001-");
  }

  @Test
  void aDamagedNewestBackupIsNotReplacedByAnOlderOne() throws IOException {
    backUp(NOON, list(COM, "ann"));
    String newest = backUp(NOON.plusSeconds(1), list(COM, "bob"));
    Files.write(journal.folder().resolve("backup-" + newest + ".gz"), "rubbish".getBytes(UTF_8));

    assertThatThrownBy(journal::backupToRestore)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("backup-" + newest + ".gz is damaged");
  }

  @Test
  void anAlteredBackupIsRefusedWithItsReason() throws IOException {
    List<Recipient> many =
        IntStream.range(0, 5_000)
            .mapToObj(i -> Recipient.of(EmailAddress.of("user%06d@example.com".formatted(i))))
            .toList();
    String run = backUp(NOON, kept(COM, many));
    Path file = file("backup");
    byte[] content = Files.readAllBytes(file);
    Backup backup = journal.backup(run).orElseThrow();

    Files.write(file, Arrays.copyOf(content, content.length - 200));

    assertThatThrownBy(() -> read(backup))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("the backup of run " + run + " cannot be restored")
        .hasMessageContaining("is damaged: it is cut off or altered");
  }

  private WholeList recorded(JournalRun run) throws IOException {
    run.recordApplied(kept(COM, NAMED));
    return journal.lastApplied(COM).orElseThrow().readLines((line, from, addressEnd, to) -> {});
  }

  private static KeptList from(WholeList source, KeptList list) {
    return new KeptList(list.info().becoming(list.info().size()), list.recipients())
        .readFrom(source);
  }

  @Test
  void aBackupOfTheAppliedListIsACopyOfItsFileAndHasItsOwnRun() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      recorded(run);
    }
    byte[] applied = Files.readAllBytes(file("applied"));
    try (JournalRun run = journal.begin(NOON.plusSeconds(5))) {
      run.backUp(List.of(from(recorded(run), kept(COM, NAMED))));
      run.recordApplied(list(COM, "somebody.else"));
    }

    byte[] copy = Files.readAllBytes(file("backup"));
    assertThat(Arrays.copyOfRange(copy, copy.length - applied.length, copy.length))
        .isEqualTo(applied);
    Backup backup = journal.backupToRestore().orElseThrow();
    assertThat(read(backup)).containsExactly("ann@example.com Ann Müller", "bob@example.com null");
    assertThat(backup.runId()).startsWith("000002-");
    assertThat(backup.started()).isEqualTo(NOON.plusSeconds(5));
    assertThat(backup.lists().get(0).intended()).contains(backup.lists().get(0).size());
    assertThat(backup.domains()).containsExactly(COM);
    assertThat(journal.unfinished(COM)).isEmpty();
  }

  @Test
  void whatARunWasGoingToChangeIsUnfinishedUntilALaterListIsRecorded() throws IOException {
    ListInfo.Size intended = new ListInfo.Size(7, ListDigest.of(List.of()));
    KeptList list = kept(COM, NAMED);
    try (JournalRun run = journal.begin(NOON)) {
      run.backUp(List.of(new KeptList(list.info().becoming(intended), list.recipients())));
    }

    assertThat(journal.unfinished(COM))
        .singleElement()
        .satisfies(info -> assertThat(info.intended()).contains(intended));
    assertThat(journal.unfinished(MailDomain.of("example.org"))).isEmpty();

    try (JournalRun run = journal.begin(NOON)) {
      recorded(run);
    }
    assertThat(journal.unfinished(COM)).isEmpty();
  }

  @Test
  void aBackupIsWrittenAnewWhereTheFileIsNotWhatWasRead() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      WholeList source = recorded(run);
      run.recordApplied(list(COM, "cid", "dan"));
      run.backUp(List.of(from(source, kept(COM, NAMED))));

      assertThat(read(journal.backupToRestore().orElseThrow()))
          .containsExactly("ann@example.com Ann Müller", "bob@example.com null");

      Files.delete(file("applied"));
      run.backUp(List.of(from(source, kept(COM, NAMED))));

      assertThat(read(journal.backupToRestore().orElseThrow())).hasSize(2);
    }
  }

  @Test
  void aBackupIsNoCopyOfAListOfAnotherSizeAndNoCopyAmongOthers() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      WholeList source = recorded(run);
      run.backUp(List.of(from(source, list(COM, "eve"))));
      assertThat(read(journal.backupToRestore().orElseThrow()))
          .containsExactly("eve@example.com null");

      run.backUp(List.of(from(source, kept(COM, NAMED)), list(ORG, "fay")));
      assertThat(read(journal.backupToRestore().orElseThrow())).hasSize(3);
    }
  }

  @Test
  void aCopiedBackupIsKnownToHoldTheListsOfAWrittenOne() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      run.backUp(List.of(kept(COM, NAMED)));
    }
    try (JournalRun run = journal.begin(NOON.plusSeconds(1))) {
      run.backUp(List.of(from(recorded(run), kept(COM, NAMED))));
      run.deleteOldBackups();
    }

    assertThat(journal.backups()).containsExactly("000002-20261124T120001Z");
  }
}
