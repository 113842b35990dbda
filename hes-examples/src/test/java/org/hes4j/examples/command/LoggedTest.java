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
import java.util.ArrayList;
import java.util.List;
import org.hes4j.sync.journal.Journal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is logged to standard error by a run whose journal cannot take what it did. In a process of
 * its own, for a logger asks but once what is wanted of it.
 */
class LoggedTest extends CommandTest {
  private Path journal;

  @BeforeEach
  void fillThePlaceOfAList() throws IOException {
    URI endpoint = hes.soapUri();
    journal = Journal.open(folder.resolve("journal"), endpoint, Shell.USERNAME).folder();
    // no file can get that name, not even from an administrator
    Files.createDirectories(journal.resolve("applied-example.com.gz").resolve("full"));
  }

  /** What a run of {@code replace-users} that ends well says on both streams. */
  private Shell.Result replace(String... more) throws IOException, InterruptedException {
    String file = file("list.csv", csv(numbered(5, COM)));
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), ImhsCmd.class.getName()));
    line.addAll(List.of("-a", "replace-users", "-t", "csv", "-f", file));
    line.addAll(List.of("--journal", folder.resolve("journal").toString()));
    line.addAll(List.of(more));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("HES_ENDPOINT", hes.soapUri().toString());
    builder.environment().put("HES_USERNAME", Shell.USERNAME);
    builder.environment().put("HES_API_KEY", Shell.API_KEY);
    int exit = builder.start().waitFor();
    return new Shell.Result(exit, Files.readString(out), Files.readString(err));
  }

  @Test
  void shouldSayTheFolderAndTheReasonInALine() throws IOException, InterruptedException {
    Shell.Result result = replace();

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(held(hes, COM)).hasSize(5);
    assertThat(result.err())
        .contains("the list of example.com was not recorded: ")
        .contains("See that there is room in " + journal)
        .doesNotContain("\tat ");
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.out()).containsOnlyOnce("See that there is room in " + journal);
  }

  @Test
  void shouldShowTheTraceWhereItIsAskedFor() throws IOException, InterruptedException {
    Shell.Result result = replace("--debug");

    assertThat(result.exit()).isZero();
    assertThat(result.err()).contains("the list of example.com was not recorded: ", "\tat ");
  }
}
