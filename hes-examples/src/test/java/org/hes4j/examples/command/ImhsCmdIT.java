package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
}
