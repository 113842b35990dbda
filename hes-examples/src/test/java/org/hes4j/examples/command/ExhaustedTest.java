package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A JVM without room says so, and its report does not go on to say that the run goes on. */
class ExhaustedTest extends CommandTest {
  @Test
  void shouldSayThatThereIsNoMemoryAndWriteItIntoTheReport() throws Exception {
    String people =
        IntStream.range(0, 300_000)
            .mapToObj(i -> "somebody.with.a.long.name." + i + "@example.com\n")
            .collect(Collectors.joining());
    Path report = folder.resolve("report.json");
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx10m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ImhsCmd.class.getName(),
                "-a",
                "replace-users",
                "-t",
                "csv",
                "-f",
                file("people.csv", people),
                "--report-json",
                report.toString(),
                "--config",
                file("none.properties", "")));
    builder.environment().put("HES_ENDPOINT", hes.soapUri().toString());
    builder.environment().put("HES_USERNAME", Shell.USERNAME);
    builder.environment().put("HES_API_KEY", Shell.API_KEY);
    builder.environment().put("HES_JOURNAL", folder.resolve("journal").toString());
    builder.redirectErrorStream(true).redirectOutput(said.toFile());

    int exit = builder.start().waitFor();

    assertThat(exit).isEqualTo(1);
    assertThat(Files.readString(said))
        .contains("imhs-cmd: the JVM has no memory left; give it more with -Xmx")
        .doesNotContain("\tat ");
    assertThat(Files.readString(report)).contains("no memory left").doesNotContain("running");
    assertThat(Lists.held(hes, Lists.COM)).isEmpty();
  }

  @Test
  void shouldTellMemoryFromThreads() {
    assertThatThrownBy(
            () ->
                Exhausted.told(
                    () -> {
                      throw new OutOfMemoryError("unable to create native thread: possibly …");
                    }))
        .hasMessageStartingWith("there are no threads left for the JVM; raise the limit")
        .hasCauseInstanceOf(OutOfMemoryError.class);
  }
}
