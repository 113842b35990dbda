package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.examples.command.Lists.COM;
import static org.hes4j.examples.command.Lists.ORG;
import static org.hes4j.examples.command.Lists.csv;
import static org.hes4j.examples.command.Lists.held;
import static org.hes4j.examples.command.Lists.numbered;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.recipient.Recipient;
import org.hes4j.testkit.SampleDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service holds after a command, and what stops one. */
class ReplaceUsersTest extends CommandTest {

  private Shell.Result replace(List<Recipient> recipients, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("-a", "replace-users", "-t", "csv", "-f"));
    words.add(file("recipients.csv", csv(recipients)));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  @Test
  void shouldReplaceTheListByTheVendorsLine() throws IOException {
    hes.setUsers(COM, numbered(3, COM));
    String dump =
        file("ldapbackup.csv", " U0001@Example.com\n u0002@example.com\n new@example.com\n");

    Shell.Result result = shell.run("-a", "replace-users", "-t", "csv", "-f", dump);

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("example.com: 3 before, 3 after; 1 added, 1 removed, 2 unchanged")
        .contains("u0000@example.com");
    assertThat(held(hes, COM))
        .containsExactly("new@example.com", "u0001@example.com", "u0002@example.com");
  }

  @Test
  void shouldReadStandardInput() {
    Shell.Result result =
        shell.input("ann@example.com\n").run("-a", "replace-users", "-t", "csv", "-f", "-");

    assertThat(result.exit()).isZero();
    assertThat(held(hes, COM)).containsExactly("ann@example.com");
  }

  @Test
  void shouldSayThatEverythingIsInStepAndSendNothing() throws IOException {
    replace(numbered(5, COM));
    long revision = hes.state(COM).revision();

    Shell.Result result = replace(numbered(5, COM));

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("Everything is in step");
    assertThat(hes.state(COM).revision()).isEqualTo(revision);
  }

  @Test
  void shouldStopARunThatWouldRemoveSixtyOfAThousandAndLetExactlySixtyThrough() throws IOException {
    hes.setUsers(COM, numbered(1000, COM));
    List<Recipient> shorter = numbered(1000, COM).subList(60, 1000);

    Shell.Result guarded = replace(shorter);
    assertThat(guarded.exit()).isEqualTo(5);
    assertThat(guarded.out())
        .contains("60 of 1000 recipients would be removed, at most 50 are allowed");
    assertThat(guarded.err()).contains("--allow-removals 60");
    assertThat(held(hes, COM)).hasSize(1000);

    Shell.Result tooFew = replace(shorter, "--allow-removals", "59");
    assertThat(tooFew.exit()).isEqualTo(5);
    assertThat(tooFew.err()).contains("--allow-removals 60");
    assertThat(held(hes, COM)).hasSize(1000);

    Shell.Result allowed = replace(shorter, "--allow-removals", "60");
    assertThat(allowed.exit()).isZero();
    assertThat(held(hes, COM))
        .containsExactlyElementsOf(shorter.stream().map(Recipient::toString).toList());
  }

  @Test
  void shouldStopACompanyOfTenFromLosingSix() throws IOException {
    hes.setUsers(COM, numbered(10, COM));

    assertThat(replace(numbered(10, COM).subList(6, 10)).exit()).isEqualTo(5);
    assertThat(held(hes, COM)).hasSize(10);
    assertThat(replace(numbered(10, COM).subList(5, 10)).exit()).isZero();
    assertThat(held(hes, COM)).hasSize(5);
  }

  @Test
  void shouldStopBothDomainsWhenOneIsOverTheLimit() throws IOException {
    hes.setUsers(COM, numbered(10, COM));
    hes.setUsers(ORG, numbered(10, ORG));
    List<Recipient> source = new ArrayList<>(numbered(11, COM));
    source.addAll(numbered(4, ORG));

    assertThat(replace(source).exit()).isEqualTo(5);
    assertThat(held(hes, COM, ORG)).hasSize(20);
  }

  @Test
  void shouldPreviewWithTheGuardAndChangeNothing() throws IOException {
    hes.setUsers(COM, numbered(10, COM));
    String all = file("all.csv", csv(numbered(11, COM)));
    String few = file("few.csv", csv(numbered(4, COM)));

    Shell.Result fine = shell.run("-a", "plan", "-t", "csv", "-f", all);
    assertThat(fine.exit()).isZero();
    assertThat(fine.out()).contains("1 added, 0 removed");

    Shell.Result stopped = shell.run("-a", "plan", "-t", "csv", "-f", few);
    assertThat(stopped.exit()).isEqualTo(5);
    assertThat(stopped.out()).contains("u0004@example.com");
    assertThat(stopped.err()).contains("--allow-removals 6");
    assertThat(held(hes, COM)).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "Dear all,\nplease find the list attached\n",
        "ann@elsewhere.example.net\n"
      })
  void shouldRefuseAFileWithoutARecipientOfTheAccount(String content) throws IOException {
    hes.setUsers(COM, numbered(10, COM));

    Shell.Result result =
        shell.run("-a", "replace-users", "-t", "csv", "-f", file("bad.csv", content));

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err()).contains("no valid recipient").contains("heck");
    assertThat(held(hes, COM)).hasSize(10);
  }

  @Test
  void shouldRefuseAMissingFile() {
    String missing = folder.resolve("none.csv").toString();

    Shell.Result result = shell.run("-a", "replace-users", "-t", "csv", "-f", missing);

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err()).contains("none.csv").contains("Check the path");
  }

  @Test
  void shouldRefuseADirectoryThatIsDown() {
    hes.setUsers(COM, numbered(10, COM));
    String url;
    try (SampleDirectory directory = SampleDirectory.start(10)) {
      url = directory.url().toString();
    }

    Shell.Result result = shell.run("-a", "replace-users", "-t", "ldap", "--ldap-url", url);

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err()).contains("127.0.0.1").contains("Is the server up");
    assertThat(held(hes, COM)).hasSize(10);
  }

  @Test
  void shouldReadADirectory() {
    try (SampleDirectory directory = SampleDirectory.start(200)) {
      String url = directory.url().toString();

      Shell.Result result =
          shell.run("-a", "replace-users", "-t", "ldap", "--ldap-url", url, "--verify", "full");

      assertThat(result.exit()).isZero();
      assertThat(held(hes, COM, ORG))
          .containsExactlyInAnyOrderElementsOf(
              directory.recipients().stream().map(Object::toString).toList());
    }
  }

  @Test
  void shouldTouchOnlyTheDomainsGiven() throws IOException {
    hes.setUsers(ORG, numbered(3, ORG));
    String file = file("both.csv", "ann@example.com\nbob@example.org\n");

    Shell.Result result =
        shell.run("-a", "replace-users", "-t", "csv", "-f", file, "-d", "Example.COM");

    assertThat(result.exit()).isZero();
    assertThat(held(hes, COM)).containsExactly("ann@example.com");
    assertThat(held(hes, ORG)).hasSize(3);
  }

  @Test
  void shouldLeaveADomainAloneThatTheSourceDoesNotName() throws IOException {
    hes.setUsers(ORG, numbered(3, ORG));

    Shell.Result result = replace(numbered(3, COM));

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("left alone");
    assertThat(held(hes, ORG)).hasSize(3);
  }

  @Test
  void shouldAddAndDeleteWithoutTouchingOthers() throws IOException {
    hes.setUsers(COM, numbered(3, COM));
    String file = file("two.csv", "u0001@example.com,Una One\nnew@example.com,New Person\n");

    assertThat(shell.run("-a", "add-users", "-t", "csv", "-f", file).exit()).isZero();
    assertThat(held(hes, COM)).hasSize(4).contains("new@example.com");

    assertThat(shell.run("-a", "delete-users", "-t", "csv", "-f", file).exit()).isZero();
    assertThat(held(hes, COM)).containsExactly("u0000@example.com", "u0002@example.com");
  }

  @Test
  void shouldGuardDeletionsToo() throws IOException {
    hes.setUsers(COM, numbered(100, COM));
    String file = file("everyone.csv", csv(numbered(100, COM)));

    assertThat(shell.run("-a", "delete-users", "-t", "csv", "-f", file).exit()).isEqualTo(5);
    assertThat(held(hes, COM)).hasSize(100);
  }
}
