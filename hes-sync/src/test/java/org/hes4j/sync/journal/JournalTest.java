package org.hes4j.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.sync.journal.KeptLists.list;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.stream.Stream;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.journal.HistoryEntry.Outcome;
import org.hes4j.sync.journal.HistoryEntry.Written;
import org.junit.jupiter.api.Test;

/** The folder of a journal, its lock, and the list that was applied last. */
class JournalTest extends JournalInFolder {
  @Test
  void openingAndReadingTouchesNoFile() throws IOException {
    assertThat(journal.history().entries()).isEmpty();
    assertThat(journal.backups()).isEmpty();
    assertThat(journal.backupToRestore()).isEmpty();
    assertThat(journal.lastApplied(COM)).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void onlyTheOwnerCanReadWhatIsKept() throws IOException {
    assumeTrue(OwnerOnly.isPosix(directory), "needs POSIX");
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

  /** As in an application server, where each application brings this library along. */
  @Test
  void theCopyOfAnotherClassLoaderIsRefusedToo() throws Exception {
    try (JournalRun run = journal.begin(NOON);
        URLClassLoader other = new URLClassLoader(classPath(), null)) {
      Class<?> type = other.loadClass(Journal.class.getName());
      assertThat(type).isNotSameAs(Journal.class);
      Object theirs =
          type.getMethod("open", Path.class, URI.class, String.class)
              .invoke(null, directory, HES, "admin");
      Method begin = type.getMethod("begin", Instant.class);

      for (int attempt = 1; attempt <= 2; attempt++) {
        assertThatThrownBy(() -> begin.invoke(theirs, NOON))
            .cause()
            .hasMessageContaining("already running since")
            .hasMessageContaining(run.runId())
            .extracting(failure -> failure.getClass().getName())
            .isEqualTo(JournalInUseException.class.getName());
      }
    }
  }

  private static URL[] classPath() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    Scanner entries = new Scanner(System.getProperty("java.class.path"));
    entries.useDelimiter(File.pathSeparator);
    while (entries.hasNext()) {
      urls.add(Path.of(entries.next()).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  @Test
  void aRunThatDiedIsInTheHistoryOfTheNext() throws IOException {
    JournalRun dead = journal.begin(NOON);
    dead.backUp(List.of(list(COM, "ann")));
    byte[] held = Files.readAllBytes(file("lock"));
    dead.close();
    assertThat(Files.readString(file("lock"))).isEqualTo("hes-lock 1\nrun " + dead.runId() + "\n");
    Files.write(file("lock"), held);

    try (JournalRun next = journal.begin(NOON)) {
      assertThat(next.runId()).startsWith("000002-");
      assertThat(next.notes())
          .singleElement()
          .asString()
          .contains("run " + dead.runId(), "ended without letting go of its lock")
          .contains("this run took it over. The service has the old lists or the new ones, ")
          .contains("puts right what is missing; nothing else has to be done, unless ");
    }

    HistoryEntry entry = journal.history().entries().get(0);
    assertThat(entry.run()).isEqualTo(dead.runId());
    assertThat(entry.outcome()).isEqualTo(Outcome.DIED);
    assertThat(entry.written()).isEqualTo(Written.PERHAPS);
    assertThat(entry.backup()).isTrue();
  }

  @Test
  void aRunThatDiedBeforeItsBackupLeavesNothingToDo() throws IOException {
    JournalRun dead = journal.begin(NOON);
    byte[] held = Files.readAllBytes(file("lock"));
    dead.close();
    Files.write(file("lock"), held);

    try (JournalRun next = journal.begin(NOON)) {
      assertThat(next.notes())
          .singleElement()
          .asString()
          .endsWith("It had changed nothing at the service, so nothing has to be done");
    }
    HistoryEntry entry = journal.history().entries().get(0);
    assertThat(entry.written()).isEqualTo(Written.NO);
    assertThat(entry.mode()).isEmpty();
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
      Files.write(file("applied"), new byte[] {1, 2, 3});
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
        .isEqualTo("hes-journal 1\nendpoint https://hes.example.com\naccount admin\n");
  }

  @Test
  void theSameAccountWrittenOtherwiseFindsNothingAmiss() throws IOException {
    journal.begin(NOON).close();
    Journal again =
        Journal.open(
            journal.folder().getParent(), URI.create("https://HES.example.com:443"), "admin");

    assertThat(again.folder()).isEqualTo(journal.folder());
    try (JournalRun run = again.begin(NOON)) {
      assertThat(run.notes()).isEmpty();
    }
  }

  @Test
  void whatADeadRunWasWritingIsTakenAway() throws IOException {
    journal.begin(NOON).close();
    Path leftover = journal.folder().resolve("backup-000001-20261124T120000Z.gz.tmp");
    Files.writeString(leftover, "half");

    journal.begin(NOON).close();

    assertThat(leftover).doesNotExist();
  }
}
