package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.examples.command.Lists.COM;
import static org.hes4j.examples.command.Lists.csv;
import static org.hes4j.examples.command.Lists.held;
import static org.hes4j.examples.command.Lists.numbered;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is included whatever the source says, and what that must not make anybody believe. */
class IncludeTest extends CommandTest {
  private String include;

  @BeforeEach
  void fill() throws IOException {
    String people = file("people.csv", csv(numbered(4, COM)));
    assertThat(shell.run("-a", "replace-users", "-t", "csv", "-f", people).exit()).isZero();
    include = file("include.csv", csv(numbered(2, COM)));
  }

  private Shell.Result run(String action, String content, String... more) throws IOException {
    String source = file("source.csv", content);
    return shell.run(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(
                    "-a", action, "-t", "csv", "-f", source, "--include", include),
                java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }

  @Test
  void shouldTakeASourceWithNobodyElseForEmpty() throws IOException {
    for (String action : new String[] {"plan", "replace-users", "add-users", "delete-users"}) {
      Shell.Result result = run(action, "");

      assertThat(result.exit()).as(action).isEqualTo(4);
      assertThat(result.err()).contains("no valid recipient", "2 are of an include list");
    }
    Shell.Result check = run("check-source", "");
    assertThat(check.exit()).isEqualTo(4);
    assertThat(check.err()).contains("was read whole and has no recipient");
    assertThat(held(hes, COM)).hasSize(4);
  }

  @Test
  void shouldWantWhoMustBeKeptInTheSourceItself() throws IOException {
    String first = numbered(2, COM).get(0).toString();
    String others = csv(numbered(4, COM).subList(1, 4));

    Shell.Result result = run("replace-users", others, "--must-keep", first);

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err()).contains("must be kept: " + first);
    assertThat(run("replace-users", others).exit()).isZero();
    assertThat(held(hes, COM)).hasSize(4);
  }

  @Test
  void shouldNotDeleteThem() throws IOException {
    Shell.Result result = run("delete-users", csv(numbered(4, COM).subList(1, 3)));

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("names 1 who are in an include list; they are kept");
    assertThat(held(hes, COM)).hasSize(3).doesNotContain(numbered(4, COM).get(2).toString());
  }

  @Test
  void shouldNotDeleteThemWhereTheConfigurationFileNamesThem() throws IOException {
    file(".imhs-cmd.properties", "include=" + include + "\n");
    String leavers = file("leavers.csv", csv(numbered(4, COM).subList(3, 4)));

    assertThat(shell.run("-a", "delete-users", "-t", "csv", "-f", leavers).exit()).isZero();

    assertThat(held(hes, COM)).hasSize(3);
  }
}
