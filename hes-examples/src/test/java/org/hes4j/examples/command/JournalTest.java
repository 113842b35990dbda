package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.examples.command.Lists.COM;
import static org.hes4j.examples.command.Lists.csv;
import static org.hes4j.examples.command.Lists.held;
import static org.hes4j.examples.command.Lists.numbered;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hes4j.sync.journal.Journal;
import org.hes4j.sync.journal.JournalRun;
import org.junit.jupiter.api.Test;

/** What is kept of runs on the command line: history, restore, lock, and what must not go. */
class JournalTest extends CommandTest {
  private static final Pattern BACKUP = Pattern.compile("\"backup\":(true|false)");

  private Shell.Result replace(int from, int to, String... more) throws IOException {
    String file = file("list.csv", csv(numbered(to, COM).subList(from, to)));
    String[] words = {"-a", "replace-users", "-t", "csv", "-f", file};
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return shell.run(all);
  }

  @Test
  void shouldKeepAHistoryAndUndoTheNewestChange() throws IOException {
    replace(0, 20);
    replace(3, 22);
    assertThat(held(hes, COM)).hasSize(19);

    Shell.Result history = shell.run("-a", "history");
    assertThat(history.exit()).isZero();
    assertThat(history.out().lines()).hasSize(2);
    assertThat(history.out().lines().findFirst().orElseThrow())
        .contains("replace", "changed", "example.com +2 -3 = 19", "backup");

    Shell.Result restored = shell.run("-a", "restore");
    assertThat(restored.err())
        .startsWith("imhs-cmd: putting back the lists before run 000002-")
        .hasLineCount(1);
    assertThat(restored.exit()).isZero();
    assertThat(held(hes, COM))
        .containsExactlyElementsOf(numbered(20, COM).stream().map(Object::toString).toList());
    assertThat(shell.run("-a", "history").out().lines())
        .hasSize(3)
        .first()
        .asString()
        .contains("restore of " + history.out().substring(0, history.out().indexOf(' ')));
  }

  @Test
  void shouldGuardARestoreToo() throws IOException {
    replace(0, 4);
    replace(0, 40);
    String newest = shell.run("-a", "history").out();
    String first = newest.substring(0, newest.indexOf(' '));

    Shell.Result guarded = shell.run("-a", "restore", "--run", first);
    assertThat(guarded.exit()).isEqualTo(5);
    assertThat(guarded.out()).contains("Next: check that it is the change of run " + first);
    assertThat(guarded.out() + guarded.err()).doesNotContain("source");
    assertThat(held(hes, COM)).hasSize(40);

    assertThat(shell.run("-a", "restore", "--run", first, "--allow-removals", "36").exit())
        .isZero();
    assertThat(held(hes, COM)).hasSize(4);
  }

  @Test
  void shouldSayThatThereIsNothingToRestore() {
    assertUsage(shell.run("-a", "restore"), "there is no backup");
    assertUsage(
        shell.run("-a", "restore", "--run", "20260101T000000Z-1"),
        "there is no backup of run 20260101T000000Z-1 in ");
    assertThat(shell.run("-a", "history").exit()).isZero();
  }

  @Test
  void shouldMarkABackupOnlyWhereItIsStillThere() throws IOException {
    replace(0, 20);
    replace(0, 21);
    replace(0, 20);
    replace(0, 21);

    Shell.Result history = shell.run("-a", "history");
    assertThat(history.out().lines().map(line -> line.substring(0, 6) + line.endsWith("  backup")))
        .as("the second run's backup holds what the fourth's does")
        .containsExactly("000004true", "000003true", "000002false", "000001true");
    assertThat(
            BACKUP
                .matcher(shell.run("-a", "history", "--output", "json").out())
                .results()
                .map(found -> found.group(1)))
        .containsExactly("true", "true", "false", "true");
    assertThat(shell.run("-a", "restore", "--run", "3").exit()).isZero();
  }

  @Test
  void shouldSayWhereABackupThatIsNoMoreHasGone() throws IOException {
    replace(0, 20);
    replace(0, 21);
    replace(0, 20);
    replace(0, 21);

    assertUsage(
        shell.run("-a", "restore", "--run", "2"),
        "it goes when seven newer ones are there or a newer one holds the same lists, and a run"
            + " that changes nothing has none. -a history says \"backup\" where there is one;"
            + " restore one of these");
    assertThat(held(hes, COM)).hasSize(21);
  }

  @Test
  void shouldSayOfARunThatDiedWhatIsKnownOfIt() throws IOException {
    Path directory = folder.resolve("journal");
    Journal journal = Journal.open(directory, hes.soapUri(), Shell.USERNAME);
    Path lock = journal.folder().resolve("lock");
    byte[] held;
    try (JournalRun dead = journal.begin(Instant.parse("2026-11-24T12:00:00Z"))) {
      assertThat(dead.runId()).startsWith("000001-");
      held = Files.readAllBytes(lock);
    }
    // as a process leaves it that is killed
    Files.write(lock, held);

    Shell.Result next = replace(0, 5, "--journal", directory.toString());
    assertThat(next.out())
        .contains("run 000001-20261124T120000Z", "took it over. It had changed nothing");
    assertThat(shell.run("-a", "history", "--journal", directory.toString()).out())
        .endsWith("\n000001-20261124T120000Z  2026-11-24T12:00:00Z  -  died\n");
  }

  @Test
  void shouldRefuseADamagedBackup() throws IOException {
    Path directory = folder.resolve("journal");
    replace(0, 5, "--journal", directory.toString());
    try (Stream<Path> files = Files.walk(directory)) {
      Path backup =
          files
              .filter(file -> file.getFileName().toString().startsWith("backup-"))
              .findAny()
              .orElseThrow();
      Files.writeString(backup, "not a backup");
    }

    Shell.Result result = shell.run("-a", "restore", "--journal", directory.toString());
    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err()).contains("backup-");
    assertThat(held(hes, COM)).hasSize(5);
  }

  @Test
  void shouldNotRunBesideAnotherRun() throws IOException {
    Path directory = folder.resolve("journal");
    URI endpoint = hes.soapUri();
    Journal journal = Journal.open(directory, endpoint, Shell.USERNAME);

    try (JournalRun other = journal.begin(Instant.now())) {
      assertThat(other).isNotNull();
      Shell.Result result = replace(0, 5, "--journal", directory.toString());
      assertThat(result.exit()).isEqualTo(6);
      assertThat(result.err()).contains("already running since", "pid");
      assertThat(held(hes, COM)).isEmpty();
    }
    assertThat(replace(0, 5, "--journal", directory.toString()).exit()).isZero();
  }

  @Test
  void shouldCheckWhetherTheListsAreInStep() throws IOException {
    String file = file("list.csv", csv(numbered(5, COM)));
    String[] check = {"-a", "plan", "--check", "-t", "csv", "-f", file};

    assertThat(shell.run(check).exit()).isEqualTo(8);
    replace(0, 5);
    assertThat(shell.run(check).exit()).isZero();
  }

  @Test
  void shouldRefuseASourceThatLacksWhoMustBeKept() throws IOException {
    Shell.Result result = replace(0, 5, "--must-keep", "postmaster@");

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err()).contains("postmaster@example.com");
    assertThat(held(hes, COM)).isEmpty();
  }

  @Test
  void shouldRefuseToOverwriteSomebodyElsesChangeWhereAsked() throws IOException {
    replace(0, 20);
    hes.setUsers(COM, numbered(21, COM));

    Shell.Result refused = replace(0, 22, "--rivals", "refuse");
    assertThat(refused.exit()).isEqualTo(5);
    assertThat(held(hes, COM)).hasSize(21);

    assertThat(replace(0, 22).exit()).isZero();
  }

  @Test
  void shouldKeepTheJournalInTheStateFolderOfTheUserForHerEyesAlone() throws IOException {
    replace(0, 5);

    Path state = folder.resolve(".local/state/hes4j");
    assertThat(state).isDirectory();
    assertThat(Files.getPosixFilePermissions(state)).hasSize(3);
  }
}
