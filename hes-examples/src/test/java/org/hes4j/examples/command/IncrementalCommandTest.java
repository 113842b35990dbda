package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.examples.command.Lists.COM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hes4j.testkit.RequiresSlapd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code --incremental}, against a directory that tells its changes. */
@RequiresSlapd
class IncrementalCommandTest extends CommandTest {
  private Colleagues colleagues;
  private Path journal;

  @BeforeEach
  void directory() {
    colleagues = new Colleagues(30);
    journal = folder.resolve("journal");
    shell.with("HES_JOURNAL", journal.toString());
  }

  @AfterEach
  void close() {
    colleagues.close();
  }

  private Shell.Result run(String action, String... more) {
    String[] words = {"-a", action, "-t", "ldap", "--ldap-url", colleagues.url(), "--incremental"};
    return shell.run(Stream.of(words, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private List<Path> stores() throws IOException {
    try (Stream<Path> files = Files.walk(journal)) {
      return files.filter(file -> file.endsWith("entries.mv")).toList();
    }
  }

  @Test
  void shouldSayWhatWasReadAndSendTheSameAsAFullRead() throws Exception {
    assertThat(run("replace-users").err())
        .isEqualTo("imhs-cmd: read all 30 entries: there was no store yet\n");
    colleagues.add("new");
    colleagues.delete("p1");
    Shell.Result result = run("replace-users");
    assertThat(result.err())
        .isEqualTo("imhs-cmd: read 2 changed entries of 30 since the last run\n");
    assertThat(result.exit()).isZero();
    assertThat(hes.users(COM).toString())
        .contains("new@example.com", "p2@example.com")
        .doesNotContain("p1@example.com");
    assertThat(run("plan").err())
        .isEqualTo("imhs-cmd: read 0 changed entries of 30 since the last run\n");
    assertThat(stores()).hasSize(1);
  }

  @Test
  void shouldReadInFullWhenTheStoreIsDamaged() throws Exception {
    run("replace-users");
    Files.writeString(stores().get(0), "damaged");
    Shell.Result result = run("replace-users");
    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .endsWith("read all 30 entries: the store was of no use: it cannot be read\n");
    assertThat(hes.users(COM)).hasSize(30);
  }

  @Test
  void shouldKeepAStoreForEachQuestion() throws Exception {
    run("plan");
    assertThat(run("plan", "--filter", "(uid=p1*)").err()).contains("there was no store yet");
    assertThat(run("plan").err()).contains("read 0 changed entries of 30");
    assertThat(stores()).hasSize(2);
  }

  @Test
  void shouldGoOnExcludingAndIncluding() throws Exception {
    String exclude = file("exclude.txt", "p1@example.com\n");
    String include = file("include.csv", "more@example.com\n");
    String[] lists = {"--exclude", exclude, "--include", include};
    run("replace-users", lists);
    colleagues.add("new");
    assertThat(run("replace-users", lists).exit()).isZero();
    assertThat(hes.users(COM).toString())
        .contains("new@example.com", "more@example.com")
        .doesNotContain("p1@");
  }

  @Test
  void shouldStopALossThatTheChangesTell() throws Exception {
    run("replace-users");
    for (int number = 1; number <= 20; number++) {
      colleagues.delete("p" + number);
    }
    Shell.Result result = run("replace-users");
    assertThat(result.exit()).isEqualTo(5);
    assertThat(hes.users(COM)).hasSize(30);
    assertThat(run("replace-users").exit()).as("and again").isEqualTo(5);
  }

  @Test
  void shouldFailAsAFullReadDoesWhenTheDirectoryIsDown() {
    run("replace-users");
    colleagues.slapd().stop();
    assertThat(run("replace-users").exit()).isEqualTo(4);
    assertThat(hes.users(COM)).hasSize(30);
  }

  @Test
  void shouldLookAtTheDirectoryItselfInCheckSource() throws Exception {
    Shell.Result result = run("check-source");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(journal).doesNotExist();
  }

  @Test
  void shouldRefuseWhatMakesNoSense() throws Exception {
    String csv = file("a.csv", "a@example.com\n");
    assertUsage(
        shell.run("-a", "plan", "-t", "csv", "-f", csv, "--incremental"),
        "--incremental is for -t ldap");
    assertUsage(
        run("plan", "--full-read-after", "0"), "--full-read-after is '0': it must be at least 1");
    assertUsage(run("watch", "--gather", "0"), "--gather is '0': it must be at least 1");
    assertUsage(run("watch", "--gather", "3601"), "it must be at most 3600");
    assertUsage(run("watch", "--allow-removals", "3"), "--allow-removals is for one run");
    assertUsage(shell.run("-a", "watch", "-t", "csv", "-f", csv), "-a watch is for -t ldap");
  }
}
