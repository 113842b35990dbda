package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.examples.command.Lists.COM;
import static org.hes4j.examples.command.Lists.ORG;
import static org.hes4j.examples.command.Lists.numbered;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where options come from: command line, environment, configuration file; and what is missing. */
class ConfigurationTest extends CommandTest {

  @Test
  void shouldSayWhatIsMissingOrWrong() {
    assertUsage(shell.run(), "-a is missing");
    assertUsage(shell.run("-a", "replace-users"), "-t is missing");
    assertUsage(shell.run("-a", "replace-users", "-t", "csv"), "-f is missing");
    assertUsage(shell.run("-a", "plan", "-t", "ldap"), "--ldap-url is missing");
    assertUsage(shell.run("-a", "sing"), "list-domains");
    assertUsage(shell.run("-a", "list-users", "-d", "not a domain"), "not a domain name");
    assertUsage(shell.run("-a", "list-users", "--api-key", "x"), "--api-key");
    assertUsage(
        shell.run("-a", "plan", "-t", "csv", "-f", "-", "--allow-removals", "-1"),
        "--allow-removals");
    assertUsage(
        shell.run(
            "-a", "plan", "-t", "ldap", "--ldap-url", "ldap://127.0.0.1/dc=x", "--bind-dn", "cn=a"),
        "--bind-password-file");
    assertUsage(
        shell.run("-a", "list-users", "--endpoint", "http://hes.example.com/"),
        "refusing plain http");
  }

  /** The command line is read twice, before and after the configuration file is known. */
  @Test
  void shouldTakeWhatIsGivenSeveralTimesOnce() {
    String url = "ldap://127.0.0.1:1/dc=example,dc=com";
    String command =
        "-a check-source -t ldap --attribute mail --attribute proxyAddresses --ldap-url ";

    assertThat(shell.run((command + url).split(" ")).err())
        .contains(url + " (mail, proxyAddresses): cannot connect");
  }

  @Test
  void shouldCountAnEmptyVariableAsUnset() {
    assertUsage(shell.with("HES_API_KEY", "").run("-a", "list-users"), "HES_API_KEY");
    assertUsage(shell.with("HES_USERNAME", "").run("-a", "list-users"), "HES_USERNAME");
    assertUsage(shell.with("HES_ENDPOINT", "").run("-a", "list-users"), "HES_ENDPOINT");
  }

  @Test
  void shouldTakeOptionsFromTheFileInTheHomeFolderUnlessSaidOtherwise() throws IOException {
    Path config = folder.resolve(".imhs-cmd.properties");
    Files.writeString(
        config,
        "endpoint=%s\nusername=%s\napi-key=%s\ndomain=example.org\n"
            .formatted(hes.soapUri(), Shell.USERNAME, Shell.API_KEY));
    permissions(config, "rw-------");
    hes.setUsers(COM, numbered(1, COM));
    hes.setUsers(ORG, numbered(1, ORG));

    Shell.Result result = new Shell(folder).run("-a", "list-users");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("u0000@example.org\n");

    assertThat(new Shell(folder).run("-a", "list-users", "-d", "example.com").out())
        .isEqualTo("u0000@example.com\n");
    Shell somebodyElse = new Shell(folder).with("HES_USERNAME", "somebody-else");
    assertThat(somebodyElse.run("-a", "list-users").exit()).isEqualTo(3);
  }

  @Test
  void shouldRefuseAFileWithASecretThatOthersCanRead() throws IOException {
    Path config = Files.writeString(folder.resolve("c.properties"), "api-key=the-secret\n");
    permissions(config, "rw-r--r--");

    Shell.Result result = shell.run("-a", "list-users", "--config", config.toString());
    assertUsage(result, "chmod 600 " + config);
    assertThat(result.err()).doesNotContain("the-secret");

    Files.writeString(config, "username=" + Shell.USERNAME + "\n");
    assertThat(shell.run("-a", "list-users", "--config", config.toString()).exit()).isZero();
  }

  @Test
  void shouldRefuseAFileThatIsMissingOrHasUnknownNames() throws IOException {
    String none = folder.resolve("none").toString();
    assertUsage(shell.run("-a", "list-users", "--config", none), "does not exist");
    String odd = file("c.properties", "user-name=x\n");
    assertUsage(shell.run("-a", "list-users", "--config", odd), "user-name");
    String allowance = file("c.properties", "allow-removals=1000\n");
    assertUsage(shell.run("-a", "list-users", "--config", allowance), "allow-removals");
  }

  /** A switch that is meant to be on must not be off because nothing stands behind it. */
  @Test
  void shouldRefuseNamesWithoutAValue() throws IOException {
    String csv = file("people.csv", "ann@example.com,Ann\n");
    for (String bare : List.of("without-names", "without-names=", "start-tls : ", "filter=")) {
      String config = file("config", "username=admin\n" + bare + "\n");
      assertUsage(
          shell.run("-a", "plan", "-t", "csv", "-f", csv, "--config", config),
          "has names without a value: [" + bare.replaceFirst("[= ].*", "") + "]; write NAME=VALUE");
    }
  }

  /** The last of two would win, and a guard would be off that its owner sees in the file. */
  @Test
  void shouldRefuseNamesThatStandThereTwice() throws IOException {
    String config = file("config", "must-keep=a@example.com\ntype=csv\nmust-keep=b@example.com\n");

    assertUsage(
        shell.run("-a", "plan", "--config", config), "has names more than once: [must-keep];");
  }

  @Test
  void shouldRefuseAPlaceholderButInASecret() throws IOException {
    for (String value : List.of("${env:HOME}", "/var/${sys:user.name}/x", "${HOME}", "${}")) {
      String config = file("config", "journal=" + value + "\n");
      assertUsage(
          shell.run("-a", "list-domains", "--config", config),
          "journal in " + config + " holds a placeholder (${…}), which nobody replaces; write out");
      assertUsage(
          shell.with("HES_JOURNAL", value).run("-a", "list-domains"),
          "HES_JOURNAL holds a placeholder (${…}), which nobody replaces; write out");
      shell.without("HES_JOURNAL");
    }
    Path config = Path.of(file("secret", "api-key=${env:HOME}\nquery=a $b $1 {c}\n"));
    permissions(config, "rw-------");
    Shell.Result result =
        shell.without("HES_API_KEY").run("-a", "list-domains", "--config", config.toString());
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains("did not accept account");
  }

  /** A folder as Windows writes it, and the guard in the next line is gone. */
  @Test
  void shouldRefuseALineThatSwallowsTheNext() throws IOException {
    String swallowing = "journal=C:\\\\data\\\n must-keep : ceo@example.com\n";
    String config = file("config", "# \\\ntype=csv\n" + swallowing);

    assertUsage(
        shell.run("-a", "plan", "--config", config),
        "has a backslash at the end of line 3, which makes line 4 (must-keep) a part of it");
    String going = "domain=\\\n  example.org\njournal=" + folder + "\\\\\ntype=csv\n";
    assertThat(shell.run("-a", "list-domains", "--config", file("going", going)).err()).isEmpty();
  }

  @Test
  void shouldSayWhereANumberStandsThatIsTooSmall() throws IOException {
    String config = file("config", "type=ldap\nread-limit=0\n");

    assertUsage(
        shell.run("-a", "plan", "--config", config),
        "read-limit in " + config + " is '0': it must be at least 1");
  }

  @Test
  void shouldNotMindAByteOrderMark() throws IOException {
    String config = file("config", "\uFEFFdomain=example.org\n");

    assertThat(shell.run("-a", "list-users", "--config", config).err()).isEmpty();
  }

  @Test
  void shouldNotRepeatWhatCannotBeAName() throws IOException {
    String key = file("key", "S3cretKeyABC123\n");
    Shell.Result result = shell.run("-a", "list-domains", "--config", key);
    assertUsage(result, "has names that mean nothing there: 1 that cannot be names;");
    assertThat(result.err()).doesNotContain("S3cret");

    String broken = file("broken", "must-kep=x\nS3cretRest\n");
    result = shell.run("-a", "list-domains", "--config", broken);
    assertUsage(result, "mean nothing there: [must-kep] and 1 that cannot be names;");
    assertThat(result.err()).doesNotContain("S3cret");
  }

  @Test
  void shouldSayWhatIsNotReadable() throws IOException {
    assertUsage(shell.run("--config", folder.toString()), folder + " is a folder");
    Path latin = Files.write(folder.resolve("latin"), new byte[] {'a', '=', (byte) 0xE4});
    assertUsage(shell.run("--config", latin.toString()), "cannot be read as text in UTF-8");
    assertUsage(shell.run("--config", file("u", "type=\\u12\n")), "no four digits behind it");
    Files.createSymbolicLink(folder.resolve(ConfigFile.DEFAULT_NAME), folder.resolve("gone"));
    assertUsage(shell.run("-a", "list-domains"), ConfigFile.DEFAULT_NAME + " does not exist");
  }

  @Test
  void shouldSayWhichNamesBelongOnTheCommandLine() throws IOException {
    assertUsage(
        shell.run("--config", file("c", "help=true\nallow-removals=5\n")),
        "has names that mean something on the command line alone: [allow-removals, help]");
  }

  /** It was turned off by saying it twice, once. */
  @Test
  void shouldLeaveASwitchOnThatIsSaidInBothPlaces() throws IOException {
    String csv = file("people.csv", "ann@example.com,Ann\n");
    String config = file("config", "without-names=true\n");

    assertThat(
            shell
                .run(
                    "-a",
                    "check-source",
                    "-t",
                    "csv",
                    "-f",
                    csv,
                    "--config",
                    config,
                    "--without-names",
                    "--display-name-column",
                    "2")
                .out())
        .contains("without names");
  }

  @Test
  void shouldNotMindABlankAtTheEndOfALine() throws IOException {
    String csv = file("people.csv", "ann@example.com\tAnn\n");
    String config =
        file("config", "type=csv \naction=check-source\t\nfile=" + csv + "\ndelimiter=\\t\n");

    assertThat(shell.run("--config", config).err()).isEmpty();
    Path secret = Path.of(file("secret", "api-key=" + Shell.API_KEY + " \n"));
    permissions(secret, "rw-------");
    shell.without("HES_API_KEY");
    assertThat(shell.run("-a", "list-domains", "--config", secret.toString()).exit())
        .as("a secret is taken as it stands")
        .isEqualTo(3);
  }

  @Test
  void shouldTakeASwitchFromTheFileUnlessTheCommandLineSaysNo() throws IOException {
    String csv = file("people.csv", "ann@example.com,Ann\n");
    String config = file("config", "without-names=true\ndisplay-name-column=2\n");
    String[] words = {"-a", "check-source", "-t", "csv", "-f", csv, "--config", config};

    assertThat(shell.run(words).out()).contains("without names");
    String[] said = Arrays.copyOf(words, words.length + 1);
    said[words.length] = "--without-names=false";
    assertThat(shell.run(said).out()).contains("Read whole").doesNotContain("without names");
  }

  @Test
  void shouldReadTheKeyFromAFile() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), Shell.API_KEY + "\n");
    permissions(key, "rw-------");
    shell.without("HES_API_KEY");

    Shell.Result result = shell.run("-a", "list-users", "--api-key-file", key.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();

    permissions(key, "rw-r--r--");
    assertThat(shell.run("-a", "list-users", "--api-key-file", key.toString()).err())
        .contains("others can read");

    Files.writeString(key, "\n");
    permissions(key, "rw-------");
    assertUsage(
        shell.run("-a", "list-users", "--api-key-file", key.toString()), "the secret alone");
  }

  @Test
  void shouldLetTheKeyOfTheEnvironmentGoBeforeTheFileThatTheConfigurationNames()
      throws IOException {
    String config = file("c.properties", "api-key-file=" + folder.resolve("no-such-key") + "\n");

    assertThat(shell.run("-a", "list-users", "--config", config).exit()).isZero();
    assertUsage(
        shell.without("HES_API_KEY").run("-a", "list-users", "--config", config), "no-such-key");
  }
}
