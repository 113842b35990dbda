package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hes4j.testkit.emulator.HesEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is shipped, as a process. */
class ImhsCmdIT {
  private static final Path JAR = Path.of("target", "imhs-cmd.jar").toAbsolutePath();

  @TempDir Path home;

  private ProcessBuilder command(String... words) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Duser.home=" + home);
    line.add("-jar");
    line.add(JAR.toString());
    line.addAll(List.of(words));
    return new ProcessBuilder(line).directory(home.toFile());
  }

  private static String output(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return out;
  }

  @Test
  void shouldRunTheDemoWithNothingSetUp() throws Exception {
    Process demo = command("demo").redirectErrorStream(true).start();

    String out = output(demo);
    assertThat(out)
        .contains("$ imhs-cmd -a plan")
        .contains("Stopped by the removal limit")
        .contains("compared address by address")
        .doesNotContain("\tat ");
    assertThat(demo.exitValue()).isZero();
  }

  @Test
  void shouldWriteTheResultAloneToStandardOutput() throws Exception {
    try (HesEmulator hes = HesEmulator.start("admin", "key", "example.com")) {
      ProcessBuilder builder = command("-a", "list-domains", "--output", "json");
      builder.environment().put("HES_ENDPOINT", hes.soapUri().toString());
      builder.environment().put("HES_USERNAME", "admin");
      builder.environment().put("HES_API_KEY", "key");
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);

      Process list = builder.start();
      String out = output(list);
      assertThat(list.exitValue()).isZero();
      assertThat(out).startsWith("{\"status\":\"done\",\"exit\":0,").endsWith("}\n");
      assertThat(out.lines()).hasSize(1);
    }
  }

  /** The first start keeps an archive of what was loaded, the second one takes it. */
  @Test
  void shouldStartFromTheLauncherTwiceAlike() throws Exception {
    try (HesEmulator hes = HesEmulator.start("admin", "key", "example.com")) {
      for (int start = 1; start <= 2; start++) {
        Process list = launch(hes, "key", "-a", "list-domains").start();
        assertThat(output(list)).isEqualTo("example.com\t0 recipients\trevision 0\n");
        assertThat(list.exitValue()).isZero();
        assertThat(archives()).hasSize(1);
      }
    }
  }

  /** What one kind of run loads helps another one little. */
  @Test
  void shouldKeepAnArchiveForEachKindOfRun() throws Exception {
    try (HesEmulator hes = HesEmulator.start("admin", "key", "example.com")) {
      Path csv = Files.writeString(home.resolve("list.csv"), "ann@example.com\n");
      List<List<String>> kinds =
          List.of(
              List.of("-a", "list-domains"),
              List.of("--action=plan", "-t", "csv", "-f", csv.toString()),
              List.of("-a=plan", "--type=csv", "-f", csv.toString(), "--binding", "soap"),
              List.of("-a", "plan", "-t", "csv", "-f", csv.toString()));
      for (List<String> words : kinds) {
        Process run = launch(hes, "key", words.toArray(String[]::new)).start();
        output(run);
        assertThat(run.exitValue()).as("exit of %s", words).isZero();
      }
      assertThat(archives())
          .extracting(file -> file.getFileName().toString().replaceAll("[0-9].*", ""))
          .containsExactlyInAnyOrder(
              "imhs-cmd-list-domains-", "imhs-cmd-plan-csv-", "imhs-cmd-plan-csv-soap-");
    }
  }

  @Test
  void shouldLetTheUserSayHowLargeTheHeapMayBe() throws Exception {
    try (HesEmulator hes = HesEmulator.start("admin", "key", "example.com")) {
      ProcessBuilder small = launch(hes, "key", "-a", "list-domains");
      small.environment().put("JAVA_OPTS", "-Xmx40m");
      small.redirectErrorStream(true);
      Process list = small.start();
      assertThat(output(list)).isEqualTo("example.com\t0 recipients\trevision 0\n");
      assertThat(list.exitValue()).isZero();
    }
  }

  @Test
  void shouldMakeNoFileOfAWordThatIsNoAction() throws Exception {
    try (HesEmulator hes = HesEmulator.start("admin", "key", "example.com")) {
      Process wrong = launch(hes, "key", "-a", "../../plan").start();
      output(wrong);
      assertThat(wrong.exitValue()).isEqualTo(2);
      assertThat(archives()).isEmpty();
    }
  }

  @Test
  void shouldKeepNoArchiveOfAStartThatFailedAndPassItsExitStatusOn() throws Exception {
    try (HesEmulator hes = HesEmulator.start("admin", "key", "example.com")) {
      Process list = launch(hes, "a wrong key", "-a", "list-domains").start();
      output(list);
      assertThat(list.exitValue()).isEqualTo(3);
      assertThat(archives()).isEmpty();
    }
  }

  private ProcessBuilder launch(HesEmulator hes, String key, String... words) {
    List<String> line = new ArrayList<>();
    line.add(Path.of("bin", "imhs-cmd").toAbsolutePath().toString());
    line.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(line).directory(home.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
    builder.environment().put("IMHS_CMD_JAR", JAR.toString());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("HES_ENDPOINT", hes.soapUri().toString());
    builder.environment().put("HES_USERNAME", "admin");
    builder.environment().put("HES_API_KEY", key);
    return builder;
  }

  private List<Path> archives() throws IOException {
    Path cache = home.resolve("cache").resolve("hes4j");
    if (Files.notExists(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache)) {
      return files.toList();
    }
  }
}
