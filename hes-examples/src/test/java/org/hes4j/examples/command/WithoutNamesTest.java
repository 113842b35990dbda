package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.examples.command.Lists.COM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hes4j.recipient.Recipient;
import org.hes4j.testkit.RequiresSlapd;
import org.junit.jupiter.api.Test;

/** {@code --without-names}: what stands beside an address stays at home. */
class WithoutNamesTest extends CommandTest {
  private static final String CSV = "ann@example.com,Ann Lee\nbob@example.com,Bob Li\n";

  private List<String> names() {
    return hes.users(COM).stream().map(Recipient::displayName).map(Optional::toString).toList();
  }

  private static String[] and(String[] words, String... more) {
    return Stream.of(words, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  @Test
  void shouldSendNoNamesOfFiles() throws IOException {
    String csv = file("people.csv", CSV);
    String ldif =
        file("people.ldif", "dn: cn=Cid,dc=example,dc=com\ncn: Cid\nmail: cid@example.com\n\n");
    String include = file("more.csv", "dee@example.com,Dee\n");

    assertThat(shell.run("-a", "add-users", "-t", "csv", "-f", csv, "--without-names").exit())
        .isZero();
    assertThat(
            shell
                .run(
                    "-a",
                    "add-users",
                    "-t",
                    "ldif",
                    "-f",
                    ldif,
                    "--include",
                    include,
                    "--without-names")
                .exit())
        .isZero();

    assertThat(hes.users(COM)).hasSize(4);
    assertThat(names()).containsOnly("Optional.empty");
  }

  @Test
  void shouldLeaveNamesOfTheServiceAsTheyAre() throws IOException {
    String csv = file("people.csv", CSV);
    shell.run("-a", "replace-users", "-t", "csv", "-f", csv);

    Files.writeString(Path.of(csv), CSV + "cid@example.com,Cid\n");
    Shell.Result result =
        shell.run("-a", "replace-users", "-t", "csv", "-f", csv, "--without-names");

    assertThat(result.exit()).isZero();
    assertThat(names()).containsExactly("Optional[Ann Lee]", "Optional[Bob Li]", "Optional.empty");
  }

  @RequiresSlapd
  @Test
  void shouldNotAskADirectoryForNames() {
    try (Colleagues colleagues = new Colleagues(3)) {
      String[] words = {"-t", "ldap", "--ldap-url", colleagues.url(), "--without-names", "-a"};
      assertThat(shell.run(and(words, "check-source")).out())
          .contains("ldapsearch ", " mail", ", without names")
          .doesNotContain("displayName", " cn");
      assertThat(shell.run(and(words, "replace-users")).exit()).isZero();
      assertThat(hes.users(COM)).hasSize(3);
      assertThat(names()).containsOnly("Optional.empty");
    }
  }

  @RequiresSlapd
  @Test
  void shouldKeepWhatWasReadWithoutNamesByItself() {
    shell.with("HES_JOURNAL", folder.resolve("journal").toString());
    try (Colleagues colleagues = new Colleagues(3)) {
      String[] words = {"-a", "plan", "-t", "ldap", "--ldap-url", colleagues.url()};
      String[] incremental = and(words, "--incremental");
      shell.run(incremental);

      assertThat(shell.run(and(incremental, "--without-names")).err())
          .contains("there was no store yet");
      assertThat(shell.run(incremental).err()).contains("read 0 changed entries of 3");
    }
  }

  /** Where names stand may be said in the configuration file, for other runs. */
  @Test
  void shouldGoBeforeWhatIsSaidOfNames() throws IOException {
    String csv = file("people.csv", CSV);
    String ldif =
        file("people.ldif", "dn: cn=Cid,dc=example,dc=com\ncn: Cid\nmail: cid@example.com\n\n");

    for (String[] source :
        List.of(
            new String[] {"-t", "csv", "-f", csv, "--display-name-column", "2"},
            new String[] {"-t", "ldif", "-f", ldif, "--display-name-attribute", "cn"})) {
      Shell.Result result =
          shell.run(and(new String[] {"-a", "add-users", "--without-names"}, source));
      assertThat(result.exit()).isZero();
    }

    assertThat(hes.users(COM)).hasSize(3);
    assertThat(names()).containsOnly("Optional.empty");
  }

  @Test
  void shouldSayThatNamesAreLeftOut() throws IOException {
    String ldif =
        file("people.ldif", "dn: cn=Cid,dc=example,dc=com\ncn: Cid\nmail: cid@example.com\n\n");

    for (String[] source :
        List.of(
            new String[] {"-t", "csv", "-f", file("people.csv", CSV)},
            new String[] {"-t", "ldif", "-f", ldif})) {
      assertThat(shell.run(and(source, "-a", "check-source", "--without-names")).out())
          .startsWith("Read whole: ")
          .contains(", without names");
    }
  }
}
