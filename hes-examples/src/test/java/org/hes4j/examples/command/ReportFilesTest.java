package org.hes4j.examples.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.examples.command.Lists.COM;
import static org.hes4j.examples.command.Lists.csv;
import static org.hes4j.examples.command.Lists.held;
import static org.hes4j.examples.command.Lists.numbered;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that {@code --report} and {@code --report-json} write, however a run ends. */
class ReportFilesTest extends CommandTest {
  private Path page;
  private Path json;

  @BeforeEach
  void name() throws IOException {
    Path reports = Files.createDirectory(folder.resolve("reports"));
    page = reports.resolve("report.html");
    json = reports.resolve("report.json");
  }

  private Shell.Result run(String action, int from, int to, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("-a", action));
    if (!action.equals("restore")) {
      String dump = file("list.csv", csv(numbered(to, COM).subList(from, to)));
      words.addAll(List.of("-t", "csv", "-f", dump));
    }
    words.addAll(List.of("--report", page.toString(), "--report-json", json.toString()));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  private void assertPage(String headline, String... more) {
    assertThat(page).content().contains("<h2>" + headline + "</h2>").contains(more);
  }

  @Test
  void shouldTellOfARunWithTheRunsBeforeIt() throws IOException {
    run("replace-users", 0, 20);
    Shell.Result result = run("replace-users", 1, 22, "--output", "json");

    assertThat(result.exit()).isZero();
    assertPage(
        "Changed and verified",
        "<bdi>admin@example.com</bdi>",
        "<bdi>127.0.0.1</bdi>",
        "u0021@example.com",
        "The last runs",
        "last 2 runs",
        " this run");
    assertThat(json).hasContent(result.out().replace("\n", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"add-users", "delete-users", "plan"})
  void shouldTellOfEveryActionThatPlans(String action) throws IOException {
    hes.setUsers(COM, numbered(4, COM));

    String[] more =
        action.equals("add-users") ? new String[0] : new String[] {"--allow-removals", "3"};
    assertThat(run(action, 3, 6, more).exit()).isZero();
    assertThat(page).content().contains("<bdi>" + action + "</bdi>", ">Summary</h2>");
    assertThat(json).content().startsWith("{\"status\":\"done\",\"exit\":0,\"schema\":1,");
  }

  @Test
  void shouldTellOfARestore() throws IOException {
    run("replace-users", 0, 20);
    run("replace-users", 1, 21);

    assertThat(run("restore", 0, 0).exit()).isZero();
    assertPage("Changed and verified", "<bdi>restore</bdi>", "restore of 000002");
  }

  @Test
  void shouldSayThatASafeguardStoppedTheRun() throws IOException {
    hes.setUsers(COM, numbered(100, COM));

    assertThat(run("replace-users", 60, 100).exit()).isEqualTo(5);
    assertPage("Stopped before any change", "--allow-removals 60", "u0059@example.com");
    assertThat(json).content().startsWith("{\"status\":\"failed\",\"exit\":5,\"message\":");

    assertThat(run("plan", 60, 100).exit()).isEqualTo(5);
    assertPage("Preview: would be stopped", "allow 60 removals");

    assertThat(run("replace-users", 1, 100, "--must-keep", "postmaster@").exit()).isEqualTo(4);
    assertPage("Stopped before any change", "postmaster@example.com");
    assertThat(json)
        .content()
        .startsWith("{\"status\":\"failed\",\"exit\":4,")
        .contains("\"missingSentinels\":[\"postmaster@example.com\"]");
  }

  @Test
  void shouldNotLeaveAnOldReportInThePlaceOfAFailedRun() throws IOException {
    run("replace-users", 0, 20);
    assertPage("Changed and verified", "u0019@example.com");
    hes.close();

    Shell.Result result = run("replace-users", 0, 20);
    assertThat(result.exit()).isEqualTo(3);
    assertPage("Failed", "No list was changed.");
    assertThat(page).content().doesNotContain("Changed and verified");
    assertThat(json).content().startsWith("{\"status\":\"failed\",\"exit\":3,\"message\":");
  }

  @Test
  void shouldSayWhatIsMissingInTheReportToo() throws IOException {
    shell.without("HES_USERNAME");

    assertThat(run("replace-users", 0, 20).exit()).isEqualTo(2);
    assertPage("Failed", "the account is not known");
  }

  @Test
  void shouldSayThatTheRunHasNotEndedWhileItHasNot() throws IOException {
    run("replace-users", 0, 20);
    List<String> seen = new ArrayList<>();
    Surroundings surroundings = shell.surroundings(System.out, new ByteArrayOutputStream());

    new Reports(replacing(), surroundings)
        .during(
            new TextPrinter(surroundings),
            told -> {
              seen.add(read(page));
              seen.add(read(json));
              return ExitStatus.DONE;
            });

    assertThat(seen.get(0)).contains("<h2>Not finished</h2>").doesNotContain("Changed and");
    assertThat(seen.get(1)).startsWith("{\"status\":\"running\",\"message\":");
  }

  private Options replacing() {
    String[] words = {"-a", "replace-users", "--report", "" + page, "--report-json", "" + json};
    return new Options(new Given(Typed.of(Options.ALL, words)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void shouldFindOutBeforeTheFirstWriteThatAFileCannotBeWritten() throws IOException {
    page = folder.resolve("missing").resolve("report.html");

    Shell.Result result = run("replace-users", 0, 20);
    assertUsage(result, "--report " + page + " cannot be written");
    assertThat(held(hes, COM)).isEmpty();
  }

  @Test
  void shouldOverwriteNothingButReports() throws IOException {
    String dump = csv(numbered(20, COM));
    page = folder.resolve("list.csv");

    assertUsage(run("replace-users", 0, 20), "is not overwritten");
    assertThat(page).hasContent(dump.strip());

    page = Files.createDirectory(folder.resolve("folder"));
    assertUsage(run("replace-users", 0, 20), "is not overwritten");

    page = json;
    assertUsage(run("replace-users", 0, 20), "--report-json " + json);
    assertPage("Failed", "is not overwritten");
    assertThat(held(hes, COM)).isEmpty();
  }

  @Test
  void shouldFollowALink() throws IOException {
    run("replace-users", 0, 20);
    Path link = Files.createSymbolicLink(folder.resolve("link.html"), page);
    Path target = page;
    page = link;

    run("replace-users", 0, 21);
    assertThat(link).isSymbolicLink();
    assertThat(target).content().contains("u0020@example.com");
  }

  @Test
  void shouldWarnAndFailWhenTheReportCannotBeWrittenAfterTheRun() throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings = shell.surroundings(System.out, err);
    Reports reports = new Reports(replacing(), surroundings);

    ExitStatus status =
        reports.during(
            new TextPrinter(surroundings),
            told -> {
              delete(page.getParent());
              reports.write((format, writer) -> writer.write("it went well"));
              return ExitStatus.DONE;
            });

    assertThat(status).isEqualTo(ExitStatus.UNEXPECTED);
    assertThat(err.toString(UTF_8)).contains("--report", "cannot be written", "has not ended");
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void shouldKeepReportsFromTheEyesOfOthers() throws IOException {
    run("replace-users", 0, 20);

    assertThat(Files.getPosixFilePermissions(page)).hasSize(2);
    assertThat(Files.getPosixFilePermissions(json)).hasSize(2);
  }

  @Test
  void shouldRefuseReportsOfWhatIsNoRun() {
    assertUsage(
        shell.run("-a", "list-domains", "--report", page.toString()), "--report and --report-json");
    assertUsage(shell.run("-a", "plan", "--report", "-"), "needs the name of a file");
    assertThat(page).doesNotExist();
  }

  @Test
  void shouldNotTakeReportsFromTheConfigurationFile() throws IOException {
    String config = file("config.properties", "report=" + page);

    assertUsage(shell.run("-a", "plan", "--config", config), "report");
  }
}
