package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.examples.command.Lists.COM;
import static org.hes4j.examples.command.Lists.ORG;
import static org.hes4j.examples.command.Lists.csv;
import static org.hes4j.examples.command.Lists.held;
import static org.hes4j.examples.command.Lists.numbered;

import java.io.IOException;
import org.hes4j.testkit.emulator.HesEmulator;
import org.hes4j.testkit.emulator.Mishap;
import org.hes4j.testkit.emulator.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs over two domains of which only one comes to its end, and the way back from them. */
class PartlyTest extends CommandTest {

  @BeforeEach
  void fill() {
    hes.setUsers(COM, numbered(4, COM));
    hes.setUsers(ORG, numbered(4, ORG));
  }

  private Shell.Result replace(int each, String... more) throws IOException {
    String file = file("list.csv", csv(numbered(each, COM)) + csv(numbered(each, ORG)));
    return shell.run(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("-a", "replace-users", "-t", "csv", "-f", file),
                java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }

  private String lastRun() {
    String history = shell.run("-a", "history").out();
    return history.substring(0, history.indexOf(' '));
  }

  /** The account loses example.org; what answers at the address is what is left. */
  private void loseOrg() {
    int port = hes.port();
    hes.close();
    hes =
        HesEmulator.builder()
            .port(port)
            .username(Shell.USERNAME)
            .apiKey(Shell.API_KEY)
            .domain("example.com")
            .start();
    hes.setUsers(COM, numbered(3, COM));
  }

  @Test
  void shouldSayWhatWasChangedBeforeAFailure() throws IOException {
    hes.script(Operation.CHANGE_USERS, Mishap.NONE, Mishap.DENIED);
    Shell.Result failed = replace(3);

    assertThat(failed.exit()).isEqualTo(3);
    assertThat(failed.err())
        .endsWith(
            ". Before that this run had changed the list of example.com, which was not verified;"
                + " not changed, or not known to be: example.org. Run again when the reason is"
                + " gone, or put the lists back as they were with -a restore --run "
                + lastRun()
                + "\n");
    String advised = lastRun();
    hes.script(Operation.CHANGE_USERS, Mishap.DENIED);
    assertThat(replace(3).exit()).isEqualTo(3);
    assertThat(shell.run("-a", "restore", "--run", advised).err())
        .isEqualTo("imhs-cmd: putting back the lists before run " + advised + "\n");
    assertThat(held(hes, COM, ORG)).hasSize(8);

    hes.script(Operation.CHANGE_USERS, Mishap.NONE, Mishap.DENIED);
    Shell.Result json = replace(3, "--output", "json");
    assertThat(json.exit()).isEqualTo(3);
    assertThat(json.json("exit")).isEqualTo("3");
    assertThat(json.json("message")).contains("had changed the list of example.com,");
  }

  @Test
  void shouldSayNothingOfListsWhereNoneWasChanged() throws IOException {
    hes.script(Operation.CHANGE_USERS, Mishap.DENIED);
    assertThat(replace(3).err()).doesNotContain("had changed");
  }

  @Test
  void shouldPutBackTheListsOfSomeDomainsAlone() throws IOException {
    replace(3);

    Shell.Result restored = shell.run("-a", "restore", "-d", "example.org");

    assertThat(restored.err()).startsWith("imhs-cmd: putting back the lists").hasLineCount(1);
    assertThat(restored.out()).contains("example.org: 3 before, 4 after");
    assertThat(held(hes, COM)).hasSize(3);
    assertThat(held(hes, ORG)).hasSize(4);
    assertUsage(
        shell.run("-a", "restore", "-d", "example.com"),
        "changed no list of example.com; it changed those of [example.org]. Name another run with --run");
    assertThat(shell.run("-a", "restore", "--run", "1", "-d", "example.com").exit()).isZero();
    assertThat(held(hes, COM)).hasSize(4);
  }

  @Test
  void shouldNameTheWayBackWhenADomainHasLeftTheAccount() throws IOException {
    replace(3);
    loseOrg();

    Shell.Result all = shell.run("-a", "restore");
    assertThat(all.exit()).isEqualTo(3);
    assertThat(all.err())
        .contains("example.org is none of the account's domains")
        .endsWith(". -d puts back the lists of some domains alone: -d example.com\n");
    assertThat(held(hes, COM)).hasSize(3);
    assertThat(shell.run("-a", "restore", "-d", "example.org").err()).doesNotContain("puts back");

    Shell.Result some = shell.run("-a", "restore", "-d", "example.com");
    assertThat(some.exit()).isZero();
    assertThat(some.out()).contains("example.org 4");
    assertThat(held(hes, COM)).hasSize(4);
  }
}
