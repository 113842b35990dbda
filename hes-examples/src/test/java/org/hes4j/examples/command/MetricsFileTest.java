package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.examples.command.Lists.COM;
import static org.hes4j.examples.command.Lists.csv;
import static org.hes4j.examples.command.Lists.numbered;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hes4j.sync.journal.Journal;
import org.hes4j.sync.journal.JournalRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run leaves for the monitoring: {@code --metrics-file}. */
class MetricsFileTest extends CommandTest {
  private static final Path PAGE = Path.of("..", "docs", "monitoring.md");

  private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-z_]+) ([^\\n]+)");
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\\\\\"\\n]|\\\\[\\\\\"n])*\"";
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-z_]+)(?:\\{("
              + LABEL
              + "(?:,"
              + LABEL
              + ")*)})? (-?[0-9]+(?:\\.[0-9]+)?(?:E[0-9]+)?)");

  private Path metrics;
  private Path journal;

  @BeforeEach
  void paths() {
    metrics = folder.resolve("hes.prom");
    journal = folder.resolve("journal");
    shell.with("HES_JOURNAL", journal.toString());
  }

  private Shell.Result replace(List<?> recipients, String... more) throws IOException {
    StringBuilder lines = new StringBuilder();
    recipients.forEach(recipient -> lines.append(recipient).append('\n'));
    return with(more, "-a", "replace-users", "-t", "csv", "-f", file("list.csv", lines.toString()));
  }

  private Shell.Result with(String[] more, String... words) {
    return shell.run(
        Stream.of(words, more, new String[] {"--metrics-file", metrics.toString()})
            .flatMap(Arrays::stream)
            .toArray(String[]::new));
  }

  private Shell.Result run(String... words) {
    return with(new String[0], words);
  }

  /** The one sample that begins so. */
  private double value(String name) throws IOException {
    List<Matcher> found =
        Files.readAllLines(metrics).stream()
            .filter(line -> line.startsWith(name + " "))
            .map(SAMPLE::matcher)
            .filter(Matcher::matches)
            .toList();
    assertThat(found).as(name + " in " + Files.readString(metrics)).hasSize(1);
    return Double.parseDouble(found.get(0).group(3));
  }

  private Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(metrics)) {
      Matcher sample = SAMPLE.matcher(line);
      if (sample.matches()) {
        names.add(sample.group(1));
      }
    }
    return names;
  }

  private static double now() {
    return Instant.now().toEpochMilli() / 1000.0;
  }

  @Test
  void shouldTellWhatARunDid() throws IOException {
    replace(numbered(10, COM));
    double before = now();
    replace(Stream.concat(numbered(12, COM).stream().skip(1), Stream.of("no address")).toList());

    assertThat(value("hes_sync_last_run_exit_status")).isZero();
    assertThat(value("hes_sync_last_run_guard_tripped")).isZero();
    assertThat(value("hes_sync_last_run_rejected")).isEqualTo(1);
    assertThat(value("hes_sync_last_run_added{domain=\"example.com\"}")).isEqualTo(2);
    assertThat(value("hes_sync_last_run_removed{domain=\"example.com\"}")).isEqualTo(1);
    assertThat(value("hes_sync_recipients{domain=\"example.com\"}")).isEqualTo(11);
    assertThat(value("hes_sync_recipients{domain=\"example.org\"}")).isZero();
    assertThat(value("hes_sync_last_run_timestamp_seconds")).isBetween(before, now());
    assertThat(value("hes_sync_last_success_timestamp_seconds"))
        .isEqualTo(value("hes_sync_last_run_timestamp_seconds"));
    assertThat(value("hes_sync_last_run_duration_seconds")).isPositive();
  }

  @Test
  void shouldKeepTheLastSuccessThroughAFailure() throws IOException {
    replace(numbered(40, COM));
    double success = value("hes_sync_last_success_timestamp_seconds");
    double before = now();

    assertThat(replace(numbered(10, COM)).exit()).isEqualTo(5);

    assertThat(value("hes_sync_last_run_exit_status")).isEqualTo(5);
    assertThat(value("hes_sync_last_run_guard_tripped")).isEqualTo(1);
    assertThat(value("hes_sync_last_run_rejected")).isZero();
    assertThat(value("hes_sync_last_run_timestamp_seconds")).isBetween(before, now());
    assertThat(value("hes_sync_last_success_timestamp_seconds")).isEqualTo(success);
    assertThat(value("hes_sync_recipients{domain=\"example.com\"}")).isEqualTo(40);
    assertThat(names()).doesNotContain("hes_sync_last_run_added", "hes_sync_last_run_removed");
  }

  @Test
  void shouldFindTheLastSuccessInTheHistoryWhenTheFileIsGone() throws IOException {
    double before = now();
    replace(numbered(40, COM));
    double after = now();
    Files.delete(metrics);

    run("-a", "replace-users", "-t", "csv", "-f", "none.csv");

    assertThat(value("hes_sync_last_run_exit_status")).isEqualTo(4);
    assertThat(value("hes_sync_last_success_timestamp_seconds")).isBetween(before - 1, after);
    assertThat(value("hes_sync_recipients{domain=\"example.com\"}")).isEqualTo(40);
  }

  @Test
  void shouldFindTheLastSuccessInTheFileWhenTheJournalIsGone() throws IOException {
    replace(numbered(40, COM), "--metrics-label", "account=blue");
    String name = "hes_sync_last_success_timestamp_seconds{account=\"blue\"}";
    double success = value(name);
    shell.with("HES_JOURNAL", folder.resolve("another").toString());

    replace(numbered(1, COM), "--metrics-label", "account=blue");

    assertThat(value("hes_sync_last_run_exit_status{account=\"blue\"}")).isEqualTo(5);
    assertThat(value(name)).isEqualTo(success);
  }

  @Test
  void shouldSayThatNoSuccessIsKnown() throws IOException {
    hes.close();

    assertThat(replace(numbered(1, COM)).exit()).isEqualTo(3);

    assertThat(value("hes_sync_last_run_exit_status")).isEqualTo(3);
    assertThat(value("hes_sync_last_success_timestamp_seconds")).isZero();
  }

  @Test
  void shouldTellOfACommandThatSaysTooLittle() throws IOException {
    replace(numbered(40, COM));
    double success = value("hes_sync_last_success_timestamp_seconds");
    shell.without("HES_ENDPOINT");

    assertThat(replace(numbered(40, COM)).exit()).isEqualTo(2);

    assertThat(value("hes_sync_last_run_exit_status")).isEqualTo(2);
    assertThat(value("hes_sync_last_success_timestamp_seconds")).isEqualTo(success);
  }

  @Test
  void shouldTellOfARunThatFoundAnotherUnderWay() throws IOException {
    URI endpoint = hes.soapUri();
    try (JournalRun other = Journal.open(journal, endpoint, Shell.USERNAME).begin(Instant.now())) {
      assertThat(other.runId()).isNotEmpty();

      assertThat(replace(numbered(1, COM)).exit()).isEqualTo(6);
    }
    assertThat(value("hes_sync_last_run_exit_status")).isEqualTo(6);
  }

  @Test
  void shouldTellOfEveryActionThatWritesAndOfNoOther() throws IOException {
    String file = file("two.csv", csv(numbered(2, COM)));
    String[] source = {"-t", "csv", "-f", file};

    String config = file("all.properties", "metrics-file=" + metrics + "\n");

    for (String action : List.of("plan", "check-source", "list-users", "history")) {
      Stream<String> words = Stream.of("-a", action, "--config", config);
      boolean reads = action.equals("plan") || action.equals("check-source");
      assertThat(
              shell
                  .run(
                      Stream.concat(words, reads ? Stream.of(source) : Stream.empty())
                          .toArray(String[]::new))
                  .exit())
          .as(action)
          .isZero();
      assertThat(metrics).doesNotExist();
    }

    assertThat(with(source, "-a", "add-users").exit()).isZero();
    assertThat(value("hes_sync_last_run_exit_status")).isZero();
    for (String action : List.of("delete-users", "replace-users", "restore")) {
      Files.deleteIfExists(metrics);
      Shell.Result result =
          with(
              action.equals("restore") ? new String[0] : source,
              "-a",
              action,
              "--allow-removals",
              "2");
      assertThat(result.exit()).as(action + ": " + result.err()).isEqualTo(0);
      assertThat(value("hes_sync_last_run_exit_status")).as(action).isZero();
    }
  }

  @Test
  void shouldBeReadableByTheNodeExporterWhateverTheUmask() throws IOException {
    replace(numbered(1, COM));
    replace(numbered(2, COM));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(metrics)))
        .isEqualTo("rw-r--r--");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("nothing is left behind")
          .containsExactlyInAnyOrder("hes.prom", "list.csv", "journal");
    }
  }

  @Test
  void shouldNotFailARunWhoseFiguresCannotBeWritten() throws IOException {
    metrics = folder.resolve("missing").resolve("hes.prom");

    Shell.Result result = replace(numbered(3, COM));

    assertThat(result.exit()).isZero();
    assertThat(hes.users(COM)).hasSize(3);
    assertThat(result.err())
        .startsWith("imhs-cmd: warning: the figures of this run were not written")
        .contains("missing", "NoSuchFileException")
        .hasLineCount(1);
  }

  @Test
  void shouldKeepTheExitStatusAndTheMessageWhenTheFiguresOfAFailureCannotBeWritten()
      throws IOException {
    metrics = folder.resolve("missing").resolve("hes.prom");

    Shell.Result result = run("-a", "replace-users", "-t", "csv", "-f", "none.csv");

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err()).contains("warning: the figures", "imhs-cmd: ", "none.csv");
  }

  @Test
  void shouldOverwriteNothingButFigures() throws IOException {
    Path dump = folder.resolve("dump.csv");
    Files.writeString(dump, "ann@example.com\n");
    for (Path other : List.of(dump, folder, Path.of("/dev/null"), Path.of("/"), Path.of("-"))) {
      metrics = other;

      Shell.Result result = replace(numbered(1, COM));

      assertThat(result.exit()).as(other.toString()).isEqualTo(2);
      assertThat(result.err()).startsWith("imhs-cmd: --metrics-file");
    }
    assertThat(hes.users(COM)).isEmpty();
    assertThat(dump).hasContent("ann@example.com\n");
    assertThat(Path.of("/dev/null")).isReadable().matches(file -> !Files.isRegularFile(file));
  }

  @Test
  void shouldFollowALinkAndFillAnEmptyFile() throws IOException {
    Path real = folder.resolve("real.prom");
    Files.createFile(real);
    Files.createSymbolicLink(metrics, real);

    assertThat(replace(numbered(1, COM)).exit()).isZero();
    assertThat(replace(numbered(2, COM)).exit()).isZero();

    assertThat(metrics).isSymbolicLink();
    assertThat(Files.readString(real)).startsWith(RunFigures.SIGN);
  }

  @Test
  void shouldWriteLinesThatPrometheusUnderstands() throws IOException {
    replace(
        numbered(2, COM), "--metrics-label", "account=a \"b\" \\ c\nd", "--metrics-label", "x=");

    List<String> lines = Files.readAllLines(metrics);
    Set<String> typed = new HashSet<>();
    for (String line : lines) {
      Matcher comment = COMMENT.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      assertThat(comment.matches() || sample.matches()).as(line).isTrue();
      if (comment.matches() && comment.group(1).equals("TYPE")) {
        assertThat(comment.group(3)).isEqualTo("gauge");
        assertThat(typed.add(comment.group(2))).as("typed once: " + line).isTrue();
      }
      if (sample.matches()) {
        assertThat(typed).as("typed before its samples").contains(sample.group(1));
        assertThat(line).contains("account=\"a \\\"b\\\" \\\\ c\\nd\"");
      }
    }
    assertThat(lines.stream().filter(line -> line.startsWith("# HELP"))).hasSameSizeAs(typed);
    assertThat(Files.readString(metrics)).endsWith("\n").doesNotContain("@");
  }

  @Test
  void shouldRefuseLabelsThatCannotBeOne() throws IOException {
    for (String label : List.of("domain=x", "__name__=x", "1a=x", "a-b=x", "=x")) {
      Shell.Result result = replace(numbered(1, COM), "--metrics-label", label);

      assertThat(result.exit()).as(label).isEqualTo(2);
      assertThat(hes.users(COM)).isEmpty();
    }
    assertThat(replace(numbered(1, COM), "--metrics-label", "blue").exit()).isEqualTo(2);
  }

  @Test
  void shouldTakeFileAndLabelFromTheConfigurationFile() throws IOException {
    Path config =
        Path.of(
            file(
                ".imhs-cmd.properties",
                "metrics-file=" + metrics + "\nmetrics-label=account=blue\n"));
    permissions(config, "rw-------");

    shell.run("-a", "add-users", "-t", "csv", "-f", file("one.csv", csv(numbered(1, COM))));

    assertThat(value("hes_sync_last_run_exit_status{account=\"blue\"}")).isZero();
  }

  @Test
  void shouldWriteWhatTheDocumentationListsAndNothingElse() throws IOException {
    replace(numbered(2, COM));

    Set<String> listed = new TreeSet<>();
    Matcher row = Pattern.compile("(?m)^\\| `(hes_sync_[a-z_]+)").matcher(Files.readString(PAGE));
    while (row.find()) {
      listed.add(row.group(1));
    }
    assertThat(names()).isEqualTo(listed);
  }
}
