package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.sync.journal.HistoryEntry.Outcome;
import org.hes4j.sync.journal.HistoryEntry.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final MailDomain COM = MailDomain.of("example.com");
  private static final MailDomain ORG = MailDomain.of("example.org");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.250Z");

  @TempDir Path directory;
  private Journal journal;

  @BeforeEach
  void open() {
    journal = Journal.open(directory, URI.create("https://hes.example.com/"), "admin");
  }

  static KeptList list(MailDomain domain, String... locals) {
    List<Recipient> recipients =
        Stream.of(locals)
            .map(local -> Recipient.of(EmailAddress.of(local + "@" + domain)))
            .toList();
    return kept(domain, recipients);
  }

  static KeptList kept(MailDomain domain, List<Recipient> recipients) {
    ListDigest digest = ListDigest.of(recipients.stream().map(Recipient::address).toList());
    ListState state = new ListState(7, recipients.size(), digest);
    KeptList.Recipients lines =
        taker -> {
          for (Recipient recipient : recipients) {
            String name = recipient.displayName().map(n -> "\t" + n).orElse("");
            byte[] line = (recipient + name).getBytes(UTF_8);
            taker.line(line, line.length);
          }
        };
    return new KeptList(
        ListInfo.of(domain, new ListInfo.Size(recipients.size(), digest), state), lines);
  }

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

  private void change(Path file, byte[] content) throws IOException {
    Files.write(file, content);
  }

  private Path file(String start) throws IOException {
    try (Stream<Path> files = Files.list(journal.folder())) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(start))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void openingAndReadingTouchesNoFile() throws IOException {
    assertThat(journal.history().entries()).isEmpty();
    assertThat(journal.backups()).isEmpty();
    assertThat(journal.newestBackup()).isEmpty();
    assertThat(journal.lastApplied(COM)).isEmpty();
    assertThat(directory).isEmptyDirectory();
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
  void onlyTheOwnerCanReadWhatIsKept() throws IOException {
    org.junit.jupiter.api.Assumptions.assumeTrue(OwnerOnly.isPosix(directory), "needs POSIX");
    Files.createDirectories(journal.folder());
    Files.setPosixFilePermissions(journal.folder(), PosixFilePermissions.fromString("rwxrwxrwx"));
    try (JournalRun run = journal.begin(NOON)) {
      run.backUp(List.of(list(COM, "ann")));
      run.recordApplied(list(COM, "bob"));
      run.record(HistoryEntry.builder(run.runId(), NOON).build());
    }

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal.folder())))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(journal.folder())) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(5);
      for (Path file : all) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as("%s", file)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void oneRunAtATimeHoldsTheLock() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      assertThatThrownBy(() -> journal.begin(NOON.plusSeconds(60)))
          .isInstanceOf(JournalInUseException.class)
          .hasMessageContaining("already running since 2026-11-24T12:00:00.250Z, pid")
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
          .hasMessageContaining(run.runId());
      // a refused attempt must not give the lock away
      assertThatThrownBy(() -> journal.begin(NOON)).isInstanceOf(JournalInUseException.class);
    }
    journal.begin(NOON).close();
  }

  @Test
  void aRunThatDiedIsInTheHistoryOfTheNext() throws IOException {
    JournalRun dead = journal.begin(NOON);
    dead.backUp(List.of(list(COM, "ann")));
    byte[] held = Files.readAllBytes(file("lock"));
    dead.close();
    assertThat(Files.readString(file("lock"))).isEqualTo("hes-lock 1\nrun " + dead.runId() + "\n");
    change(file("lock"), held);

    try (JournalRun next = journal.begin(NOON)) {
      assertThat(next.runId()).startsWith("000002-");
      assertThat(next.notes())
          .singleElement()
          .asString()
          .contains("run " + dead.runId(), "ended without letting go of its lock");
    }

    HistoryEntry entry = journal.history().entries().get(0);
    assertThat(entry.run()).isEqualTo(dead.runId());
    assertThat(entry.outcome()).isEqualTo(Outcome.DIED);
    assertThat(entry.written()).isEqualTo(Written.PERHAPS);
    assertThat(entry.backup()).isTrue();
  }

  @Test
  void runsAreNumberedInOrderWhenTheClockIsSetBack() throws IOException {
    backUp(NOON, list(COM, "ann"));
    String later = backUp(NOON.minus(Duration.ofDays(400)), list(COM, "bob"));

    assertThat(later).isEqualTo("000002-20251020T120000Z");
    assertThat(journal.backups()).first().isEqualTo(later);
    assertThat(read(journal.newestBackup().orElseThrow())).containsExactly("bob@example.com null");
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

    assertThat(journal.newestBackup().orElseThrow().runId()).startsWith("000001-");
  }

  @Test
  void aDamagedNewestBackupIsNotReplacedByAnOlderOne() throws IOException {
    backUp(NOON, list(COM, "ann"));
    String newest = backUp(NOON.plusSeconds(1), list(COM, "bob"));
    change(journal.folder().resolve("backup-" + newest + ".gz"), "rubbish".getBytes(UTF_8));

    assertThatThrownBy(journal::newestBackup)
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

    change(file, java.util.Arrays.copyOf(content, content.length - 200));

    assertThatThrownBy(() -> read(backup))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("the backup of run " + run + " cannot be restored")
        .hasMessageContaining("is damaged: it is cut off or altered");
  }

  @Test
  void aListIsRecordedAnewOnlyWhenItIsAnotherOne() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      run.recordApplied(list(COM, "ann"));
    }
    try (JournalRun run = journal.begin(NOON)) {
      run.recordApplied(list(COM, "ann"));
      assertThat(journal.lastApplied(COM).orElseThrow().runId()).startsWith("000001-");
      run.recordApplied(list(COM, "bob"));
    }

    AppliedList last = journal.lastApplied(COM).orElseThrow();
    List<EmailAddress> read = new ArrayList<>();
    last.read(read::add);
    assertThat(read).containsExactly(EmailAddress.of("bob@example.com"));
    assertThat(last.runId()).startsWith("000002-");
    assertThat(last.info().revision()).hasValue(7);
  }

  @Test
  void aDamagedListIsWrittenAnew() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      run.recordApplied(list(COM, "ann"));
      change(file("applied"), new byte[] {1, 2, 3});
      assertThatThrownBy(() -> journal.lastApplied(COM)).hasMessageContaining("is damaged");

      run.recordApplied(list(COM, "ann"));
    }
    assertThat(journal.lastApplied(COM)).isPresent();
  }

  @Test
  void aDomainLongerThanAFileNameHasAFileOfItsOwn() throws IOException {
    String label = "a".repeat(60) + ".";
    MailDomain one = MailDomain.of(label.repeat(3) + "example");
    MailDomain other = MailDomain.of(label.repeat(3) + "example2");
    try (JournalRun run = journal.begin(NOON)) {
      run.recordApplied(list(one, "ann"));
      run.recordApplied(list(other, "bob"));
    }

    assertThat(journal.lastApplied(one).orElseThrow().info().domain()).isEqualTo(one);
    assertThat(journal.lastApplied(other).orElseThrow().info().domain()).isEqualTo(other);
  }

  @Test
  void aFolderOfALaterFormatIsLeftAlone() throws IOException {
    journal.begin(NOON).close();
    Files.writeString(file("about"), "hes-journal 2\n");

    assertThatThrownBy(() -> journal.begin(NOON))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its format is 2, and this version writes 1");
    Files.writeString(file("about"), "hes-jou");
    try (JournalRun run = journal.begin(NOON)) {
      assertThat(run.notes()).singleElement().asString().contains("was missing or damaged");
    }
    assertThat(Files.readString(file("about")))
        .isEqualTo("hes-journal 1\nendpoint https://hes.example.com/\naccount admin\n");
  }

  @Test
  void whatADeadRunWasWritingIsTakenAway() throws IOException {
    journal.begin(NOON).close();
    Path leftover = journal.folder().resolve("backup-000001-20261124T120000Z.gz.tmp");
    Files.writeString(leftover, "half");

    journal.begin(NOON).close();

    assertThat(leftover).doesNotExist();
  }

  private static final List<Recipient> NAMED =
      List.of(
          Recipient.of(EmailAddress.of("ann@example.com"), "Ann Müller"),
          Recipient.of(EmailAddress.of("bob@example.com")));

  private WholeList recorded(JournalRun run) throws IOException {
    run.recordApplied(kept(COM, NAMED));
    return journal.lastApplied(COM).orElseThrow().readLines((line, from, addressEnd, to) -> {});
  }

  private static KeptList from(WholeList source, KeptList list) {
    return new KeptList(list.info().becoming(list.info().size()), list.recipients(), source);
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
    Backup backup = journal.newestBackup().orElseThrow();
    assertThat(read(backup)).containsExactly("ann@example.com Ann Müller", "bob@example.com null");
    assertThat(backup.runId()).startsWith("000002-");
    assertThat(backup.started()).isEqualTo(NOON.plusSeconds(5));
    assertThat(backup.lists().get(0).intended()).contains(backup.lists().get(0).size());
    assertThat(backup.domains()).containsExactly(COM);
    assertThat(journal.unfinished(COM, "000001-20261124T120000Z")).hasSize(1);
  }

  @Test
  void aBackupIsWrittenAnewWhereTheFileIsNotWhatWasRead() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      WholeList source = recorded(run);
      run.recordApplied(list(COM, "cid", "dan"));
      run.backUp(List.of(from(source, kept(COM, NAMED))));

      assertThat(read(journal.newestBackup().orElseThrow()))
          .containsExactly("ann@example.com Ann Müller", "bob@example.com null");

      Files.delete(file("applied"));
      run.backUp(List.of(from(source, kept(COM, NAMED))));

      assertThat(read(journal.newestBackup().orElseThrow())).hasSize(2);
    }
  }

  @Test
  void aBackupIsNoCopyOfAListOfAnotherSizeAndNoCopyAmongOthers() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      WholeList source = recorded(run);
      run.backUp(List.of(from(source, list(COM, "eve"))));
      assertThat(read(journal.newestBackup().orElseThrow()))
          .containsExactly("eve@example.com null");

      run.backUp(List.of(from(source, kept(COM, NAMED)), list(ORG, "fay")));
      assertThat(read(journal.newestBackup().orElseThrow())).hasSize(3);
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
