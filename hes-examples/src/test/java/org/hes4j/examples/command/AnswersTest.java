package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.examples.command.Lists.COM;
import static org.hes4j.examples.command.Lists.ORG;
import static org.hes4j.examples.command.Lists.csv;
import static org.hes4j.examples.command.Lists.numbered;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a command says: lists, errors of the service, JSON, help. */
class AnswersTest extends CommandTest {

  @Test
  void shouldSayWhereTheKeyIsFoundWhenItIsWrong() {
    Shell.Result result = shell.with("HES_API_KEY", "a-wrong-key").run("-a", "list-domains");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("did not accept account 'admin@example.com'")
        .contains("Administration > Web Services & Tools")
        .doesNotContain("a-wrong-key");
  }

  @Test
  void shouldSayThatNobodyAnswers() {
    hes.close();

    Shell.Result result = shell.run("-a", "list-domains");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains("connection was refused").contains("check host and port");
  }

  @Test
  void shouldNameTheAccountsDomainsWhenOneIsNotAmongThem() throws IOException {
    String file = file("one.csv", "ann@example.com\n");
    List<Shell.Result> results =
        List.of(
            shell.run("-a", "replace-users", "-t", "csv", "-f", file, "-d", "example.net"),
            shell.run("-a", "list-users", "-d", "example.net"));

    for (Shell.Result result : results) {
      assertThat(result.exit()).isEqualTo(3);
      assertThat(result.err()).contains("example.net", "example.com", "example.org");
    }
  }

  @Test
  void shouldListDomainsAndUsersInOrder() {
    hes.setUsers(COM, numbered(2, COM));
    hes.setUsers(ORG, numbered(2, ORG));

    assertThat(shell.run("-a", "list-domains").out())
        .isEqualTo(
            "example.com\t2 recipients\trevision %d\nexample.org\t2 recipients\trevision %d\n"
                .formatted(hes.state(COM).revision(), hes.state(ORG).revision()));
    assertThat(shell.run("-a", "list-users").out())
        .isEqualTo("u0000@example.com\nu0000@example.org\nu0001@example.com\nu0001@example.org\n");
    assertThat(shell.run("-a", "list-users", "-d", "example.org").out())
        .isEqualTo("u0000@example.org\nu0001@example.org\n");
  }

  @Test
  void shouldAnswerInOneJsonObjectWhateverHappens() throws IOException {
    hes.setUsers(COM, numbered(10, COM));
    String few = file("few.csv", csv(numbered(4, COM)));
    String all = file("all.csv", csv(numbered(11, COM)));

    assertJson("done", 0, "-a", "list-domains");
    assertJson("done", 0, "-a", "list-users");
    assertJson("done", 0, "-a", "plan", "-t", "csv", "-f", all);
    assertJson("failed", 5, "-a", "plan", "-t", "csv", "-f", few);
    assertJson("failed", 5, "-a", "replace-users", "-t", "csv", "-f", few);
    assertJson("done", 0, "-a", "replace-users", "-t", "csv", "-f", all);
    assertJson("failed", 4, "-a", "replace-users", "-t", "csv", "-f", "none");
    assertJson("failed", 2, "--no-such-option");
    shell.with("HES_API_KEY", "wrong");
    assertJson("failed", 3, "-a", "list-users");
  }

  private void assertJson(String status, int exit, String... words) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 1);
    all[words.length] = "--output=json";
    Shell.Result result = shell.run(all);

    assertThat(result.exit()).isEqualTo(exit);
    assertThat(result.json("status")).isEqualTo(status);
    assertThat(result.json("exit")).isEqualTo(String.valueOf(exit));
    assertThat(result.err()).isEmpty();
    if (exit != 0) {
      assertThat(result.json("message")).isNotBlank();
    }
  }

  @Test
  void shouldShowAStackTraceOnlyWhenAsked() {
    shell.with("HES_API_KEY", "wrong");

    assertThat(shell.run("-a", "list-users").err()).doesNotContain("\tat ");
    assertThat(shell.run("-a", "list-users", "--debug").err()).contains("\tat org.hes4j");
  }

  @Test
  void shouldShowHelpAndVersion() {
    Shell.Result help = shell.run("--help");

    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("replace-users", "--allow-removals", "imhs-cmd demo");
    assertThat(shell.run("--version").out()).startsWith("imhs-cmd ");
  }

  @Test
  void shouldFailWhenStandardOutputCannotBeWritten() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(full, false, StandardCharsets.UTF_8);

    assertThat(ImhsCmd.run(shell.surroundings(out, err), "-a", "list-domains")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not be written");
  }
}
