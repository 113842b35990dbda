package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.sync.journal.KeptLists.kept;
import static org.hes4j.sync.journal.KeptLists.list;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;

/** A list that is written before it is in force, and what is left of one that never is. */
class PreparedListTest extends JournalInFolder {
  private static final KeptList NAMED =
      kept(
          COM,
          List.of(
              Recipient.of(EmailAddress.of("ann@example.com"), "Ann Müller"),
              Recipient.of(EmailAddress.of("bob@example.com"))));

  private static KeptList prepared(JournalRun run, KeptList list) throws IOException {
    ListInfo info = list.info();
    return list.prepared(run.prepare(info.domain(), info.count(), list.recipients()));
  }

  /** Recipients that nobody may ask for a second time. */
  private static KeptList onlyPrepared(JournalRun run, KeptList list) throws IOException {
    KeptList.Recipients spent =
        lines -> {
          throw new AssertionError("asked for again");
        };
    ListInfo info = list.info();
    return new KeptList(info, spent)
        .prepared(run.prepare(info.domain(), info.count(), list.recipients()));
  }

  private List<String> applied() throws IOException {
    List<String> found = new ArrayList<>();
    journal
        .lastApplied(COM)
        .orElseThrow()
        .readRecipients(who -> found.add(who + " " + who.displayName().orElse("-")));
    return found;
  }

  private List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(journal.folder())) {
      return files.map(Path::toString).filter(name -> name.endsWith(".tmp")).toList();
    }
  }

  private String firstLine() throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file("applied")))) {
      return new String(in.readAllBytes(), UTF_8).lines().findFirst().orElseThrow();
    }
  }

  @Test
  void whatWasPreparedIsTheListWithoutBeingWrittenAgain() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      KeptList list = onlyPrepared(run, NAMED);
      assertThat(journal.lastApplied(COM)).isEmpty();
      run.recordApplied(list);
    }

    assertThat(applied()).containsExactly("ann@example.com Ann Müller", "bob@example.com -");
    AppliedList list = journal.lastApplied(COM).orElseThrow();
    assertThat(list.info().size()).isEqualTo(NAMED.info().size());
    assertThat(list.info().revision()).hasValue(7);
    assertThat(list.runId()).startsWith("000001-");
    assertThat(firstLine()).isEqualTo("hes-lists 5");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aBackupCanBeACopyOfIt() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      run.recordApplied(onlyPrepared(run, NAMED));
    }
    try (JournalRun run = journal.begin(NOON.plusSeconds(1))) {
      WholeList whole =
          journal.lastApplied(COM).orElseThrow().readLines((line, from, addressEnd, to) -> {});
      run.backUp(List.of(NAMED.readFrom(whole)));
    }

    List<String> found = new ArrayList<>();
    journal
        .backupToRestore()
        .orElseThrow()
        .source()
        .read(next -> found.add(((org.hes4j.recipient.SourceRecord.Address) next).value()));
    assertThat(found).containsExactly("ann@example.com", "bob@example.com");
  }

  @Test
  void whatWasPreparedOfAnotherListIsNotTaken() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      PreparedList three = run.prepare(COM, 3, list(COM, "x", "y", "z").recipients());
      run.recordApplied(NAMED.prepared(three));
      assertThat(applied()).containsExactly("ann@example.com Ann Müller", "bob@example.com -");

      KeptList other = list(MailDomain.of("example.org"), "x", "y", "z");
      run.recordApplied(other.prepared(three));
      assertThat(journal.lastApplied(MailDomain.of("example.org")).orElseThrow().info().count())
          .isEqualTo(3);
    }

    List<EmailAddress> found = new ArrayList<>();
    journal.lastApplied(MailDomain.of("example.org")).orElseThrow().read(found::add);
    assertThat(found).hasToString("[x@example.org, y@example.org, z@example.org]");
  }

  @Test
  void fewerOrMoreThanWereToldAreAMistake() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      assertThatThrownBy(() -> run.prepare(COM, 3, NAMED.recipients()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("has 2 recipients, 3 were told");
      assertThat(leftovers()).isEmpty();
    }
  }

  @Test
  void aListWhoseLinesAreGoneIsWritten() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      KeptList list = prepared(run, NAMED);
      Files.delete(Path.of(leftovers().get(0)));
      run.recordApplied(list);
    }

    assertThat(applied()).hasSize(2);
    assertThat(firstLine()).isEqualTo("hes-lists 3");
  }

  @Test
  void whatIsNotTakenIsGoneWithItsRun() throws IOException {
    try (JournalRun run = journal.begin(NOON)) {
      prepared(run, NAMED);
      assertThat(leftovers()).hasSize(1);
    }

    assertThat(leftovers()).isEmpty();
    assertThat(journal.lastApplied(COM)).isEmpty();
  }

  @Test
  void whatARunThatDiedPreparedIsGoneWithTheNextRun() throws IOException {
    JournalRun died = HookedDisk.journal(directory, point -> {}).begin(NOON);
    prepared(died, NAMED);
    byte[] lines = Files.readAllBytes(Path.of(leftovers().get(0)));
    died.close();
    Files.write(journal.folder().resolve("applied-example.com.gz.lines.tmp"), lines);

    try (JournalRun run = journal.begin(NOON)) {
      assertThat(leftovers()).isEmpty();
      run.recordApplied(NAMED);
    }
    assertThat(applied()).hasSize(2);
  }

  @Test
  void aFullDiskLeavesNothingOfIt() throws IOException {
    Journal full =
        HookedDisk.journal(
            directory,
            point -> {
              if (point.startsWith("before write applied-example.com.gz.lines")) {
                throw new IOException("No space left on device");
              }
            });
    try (JournalRun run = full.begin(NOON)) {
      KeptList other = onlyPrepared(run, list(MailDomain.of("example.org"), "x"));
      assertThatThrownBy(() -> prepared(run, NAMED)).hasMessage("No space left on device");
      assertThat(leftovers()).as("but of the other list").hasSize(1);
      run.recordApplied(NAMED);
      run.recordApplied(other);
    }

    assertThat(applied()).hasSize(2);
  }
}
