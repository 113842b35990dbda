package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.examples.command.Lists.COM;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code -a watch}: a directory that changes, and the list that follows. */
@RequiresSlapd
class WatchTest extends CommandTest {
  private static final long LIMIT_SECONDS = 90;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Colleagues colleagues;
  private Thread watch;
  private volatile int exit = -1;

  @BeforeEach
  void directory() {
    colleagues = new Colleagues(30);
    shell.with("HES_JOURNAL", folder.resolve("journal").toString());
  }

  @AfterEach
  void end() throws InterruptedException {
    if (watch != null) {
      watch.interrupt();
      watch.join();
    }
    colleagues.close();
  }

  private List<String> words() {
    return new ArrayList<>(
        List.of("-a", "watch", "-t", "ldap", "--ldap-url", colleagues.url(), "--gather", "1"));
  }

  private void watch(String... more) {
    List<String> words = words();
    words.addAll(List.of(more));
    Surroundings surroundings =
        shell.surroundings(new PrintStream(said, true, StandardCharsets.UTF_8), said);
    watch =
        new Thread(() -> exit = ImhsCmd.run(surroundings, words.toArray(String[]::new)), "command");
    watch.start();
  }

  private void awaitThat(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.call()) {
      assertThat(System.nanoTime()).as(what + " did not come; said was\n" + said).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void awaitSaid(String text) throws Exception {
    awaitThat(text, () -> said.toString(StandardCharsets.UTF_8).contains(text));
  }

  private boolean holds(String address) {
    return hes.users(COM).toString().contains(address);
  }

  @Test
  void aNewColleagueIsInTheListAndOneWhoLeftIsNot() throws Exception {
    Path metrics = folder.resolve("hes.prom");
    watch("--metrics-file", metrics.toString());
    awaitSaid("listening for changes");
    assertThat(hes.users(COM)).hasSize(30);
    assertThat(metrics).exists();
    Files.delete(metrics);

    colleagues.add("new");
    awaitThat("the colleague", () -> holds("new@example.com"));
    awaitThat("the figures", () -> Files.exists(metrics));
    colleagues.delete("p1");
    awaitSaid("in step: 0 added, 1 removed, 30 recipients, 0 rejected");
    assertThat(holds("p1@example.com")).isFalse();

    watch.interrupt();
    watch.join();
    assertThat(exit).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("read all 30 entries: there was no store yet")
        .contains("read 1 changed entry of 31 since the last run")
        .contains("in step: 1 added, 0 removed, 31 recipients, 0 rejected")
        .endsWith(" stopped as told\n")
        .doesNotContain("\tat ");
  }

  @Test
  void aDirectoryThatIsGoneForAWhileIsListenedToAgain() throws Exception {
    watch();
    awaitSaid("listening for changes");
    colleagues.slapd().kill();
    awaitSaid("trying again in 1 s");
    colleagues.slapd().restart();
    colleagues.add("late");
    awaitThat("the colleague", () -> holds("late@example.com"));
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("not listening: ");
  }

  @Test
  void aRunThatIsStoppedIsSaidAndTheNextChangeIsTried() throws Exception {
    watch();
    awaitSaid("listening for changes");
    for (int number = 1; number <= 20; number++) {
      colleagues.delete("p" + number);
    }
    awaitSaid("stopped: the removal limit stops this: ");
    assertThat(hes.users(COM)).hasSize(30);
    for (int number = 1; number <= 20; number++) {
      colleagues.add("p" + number);
    }
    colleagues.add("one-more");
    awaitThat("the colleague", () -> holds("one-more@example.com"));
    assertThat(hes.users(COM)).hasSize(31);
  }

  @Test
  void aServerThatTellsNoChangesEndsTheWatch() throws Exception {
    try (SlapdServer silent = SlapdServer.builder().start()) {
      Shell.Result result =
          shell.run(
              "-a",
              "watch",
              "-t",
              "ldap",
              "--ldap-url",
              silent.url().toString(),
              "--filter",
              "(mail=*)");
      assertThat(result.exit()).isEqualTo(4);
      assertThat(result.err()).contains("does not tell changes");
    }
  }

  /** Its store has no token, so listening would tell everything, again and again. */
  @Test
  void aReaderWhoMayNotSeeWhatChangesAreToldByEndsTheWatch() throws Exception {
    Path metrics = folder.resolve("hes.prom");
    colleagues.close();
    colleagues =
        new Colleagues(
            30,
            SlapdServer.builder()
                .configuration("access to attrs=entry,objectClass,uid,cn,mail by * read")
                .configuration("access to * by * none"));
    watch("--metrics-file", metrics.toString());
    awaitThat("the end", () -> !watch.isAlive());

    assertThat(exit).isEqualTo(4);
    assertThat(hes.users(COM)).hasSize(30);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("in step: 30 added")
        .contains("the server hides the id (entryUUID) of 30 of 30 entries")
        .doesNotContain("listening for changes");
    assertThat(metrics).content().contains("hes_sync_last_run_exit_status 4");
  }

  /** It knows less than it holds, until something is changed. */
  @Test
  void aDirectoryThatLeavesChangesOutAfterACrashIsTriedLessAndLessOften() throws Exception {
    colleagues.slapd().stop();
    colleagues.slapd().restart();
    colleagues.add("new");
    watch();
    awaitSaid("listening for changes");

    colleagues.slapd().kill();
    colleagues.slapd().restart();
    awaitSaid("trying again in 4 s");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("not listening: ", "does not tell everything that it holds");
    assertThat(hes.users(COM)).hasSize(31);

    said.reset();
    colleagues.add("late");
    awaitSaid("listening for changes");
    assertThat(holds("late@example.com")).isTrue();
    assertThat(hes.users(COM)).hasSize(32);
  }

  @Test
  void aSignalEndsItWellAndWithStatusZero() throws Exception {
    Path err = folder.resolve("err.txt");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), ImhsCmd.class.getName()));
    line.addAll(words());
    ProcessBuilder builder = new ProcessBuilder(line).redirectError(err.toFile());
    shell
        .surroundings(System.out, said)
        .environment()
        .forEach((name, value) -> builder.environment().put(name, value));
    Process process = builder.start();
    try {
      awaitThat("listening", () -> Files.readString(err).contains("listening for changes"));
      process.destroy();
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(err)).isZero();
      assertThat(Files.readString(err)).endsWith(" stopped as told\n");
    } finally {
      process.destroyForcibly();
    }
  }
}
