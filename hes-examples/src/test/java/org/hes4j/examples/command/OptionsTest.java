package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the words of a command line are understood, and what is said of those that are not. */
class OptionsTest extends CommandTest {
  private static final String LDAP_URL = "--ldap-url=ldap://127.0.0.1:1/dc=example,dc=com";

  private static final Setting<String> ONE =
      Setting.of("one", "TEXT", Kind.TEXT, "One value.").withLetter("o");
  private static final Setting<String> MANY =
      Setting.of("many", "TEXT", Kind.TEXT, "Any number of values.");
  private static final Setting<Boolean> SWITCH = Setting.ofSwitch("switch", "On or off.");
  private static final List<Setting<?>> ALL = List.of(ONE, MANY, SWITCH);

  private static Given given(String... words) {
    return new Given(Typed.of(ALL, words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--one|x=y", "--one=x=y", "-o|x=y", "-o=x=y", "-ox=y"})
  void shouldUnderstandEachWayToGiveAValue(String words) {
    assertThat(given(words(words)).value(ONE)).isEqualTo("x=y");
  }

  @Test
  void shouldTakeValuesAsTheyAre() {
    for (String value : List.of("-", "\"quoted\"", "a=b", "-5", " x ", "(&(mail=*)(!(cn=x,y)))")) {
      assertThat(given("--one", value).value(ONE)).isEqualTo(value);
    }
    for (String value :
        List.of("-", "--", "-o", "--one", "--other=x", "\"quoted\"", "a=b", " x ")) {
      assertThat(given("--one=" + value).value(ONE)).isEqualTo(value);
    }
  }

  @Test
  void shouldKeepSeveralValuesInOrder() {
    assertThat(given("--many", "b", "--one", "x", "--many=a", "--many", "b").values(MANY))
        .containsExactly("b", "a", "b");
    assertThat(given().values(MANY)).isEmpty();
    assertThat(given().value(ONE)).isNull();
    assertThat(given().value(ONE, "otherwise")).isEqualTo("otherwise");
  }

  @ParameterizedTest
  @CsvSource({
    "--switch,true",
    "--switch=true,true",
    "--switch=false,false",
    "--switch=FALSE,false"
  })
  void shouldTurnASwitchOnAndOff(String word, boolean on) {
    assertThat(given(word).value(SWITCH)).isEqualTo(on);
    assertThat(given(word, "--one", "x").value(SWITCH)).isEqualTo(on);
    assertThat(given("--one", "x").value(SWITCH, false)).isFalse();
  }

  /** A script's unset variable is no value, and must not count as one. */
  @Test
  void shouldRefuseAnEmptyValue() {
    assertThatThrownBy(() -> given("--one", "").value(ONE)).hasMessage("-o is empty");
    assertThatThrownBy(() -> given("--many=").values(MANY)).hasMessage("--many is empty");
    assertThatThrownBy(() -> given("--many", "x", "--many", "").values(MANY))
        .hasMessage("--many is empty");
  }

  @Test
  void shouldRefuseSeveralValuesWhereThereIsOne() {
    assertThatThrownBy(() -> given("-o", "x", "--one", "x").value(ONE))
        .isInstanceOf(UsageException.class)
        .hasMessage("-o is given 2 times; it has one value");
    assertThatThrownBy(() -> given("--switch", "--switch=false").value(SWITCH))
        .hasMessage("--switch is given 2 times; it has one value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--enpoint x                 | --enpoint is no option; do you mean --endpoint?;",
        "--ENDPOINT x                | --ENDPOINT is no option; do you mean --endpoint?;",
        "--usernmae x                | --usernmae is no option; do you mean --username?;",
        "--report-jsn=x              | --report-jsn is no option; do you mean --report or --report-json?;",
        "--api-key=the-secret        | --api-key is no option; do you mean --api-key-file?;",
        "--api-key the-secret        | --api-key is no option; do you mean --api-key-file?;",
        "--api-key:the-secret        | --api-key is no option;",
        "--api-keythe-secret         | --api-key is no option;",
        "--key:the-secret            | --key is no option;",
        "--passwordTHE-SECRET        | --password is no option;",
        "--Api-Keythe-secret         | --A is no option;",
        "--PASSWORDthe-secret        | --PASSWORD is no option;",
        "--act plan                  | --act is no option; do you mean --action?;",
        "--xyz                       | --xyz is no option;",
        "--=the-secret               | -- is no option; a value that begins with a dash is written --NAME=-VALUE;",
        "-pthe-secret                | -p is no option;",
        "-p the-secret               | -p is no option; a value that begins with a dash is written",
        "--report -must-kep=x@y      | -m is no option; a value that begins with a dash is written",
        "--journal -Dexample.com     | -D is no option;",
        "-a plan -5                  | word 3 belongs to no option;",
        "-- -a plan                  | word 2 belongs to no option;",
        "-\uD83D\uDE00               | -\uD83D\uDE00 is no option;",
        "-api-key=the-secret         | -api-key is no option;",
        "-api-key the-secret         | -api-key is no option;",
        "-file the-secret            | -file is no option; do you mean --file?;",
        "-filename.csv               | -file is no option; do you mean --file?;",
        "-trust-store the-secret     | -trust-store is no option; do you mean --trust-store?;",
        "-debug                      | -debug is no option; do you mean --debug?;",
        "-query=the-secret           | -query is no option; do you mean --query?;",
        "replace-users               | 'replace-users' belongs to no option; do you mean -a replace-users?;",
        "-a plan the-secret          | word 3 belongs to no option;",
        "-a plan -- -t csv           | word 4 belongs to no option;",
        "-t csv -a                   | --action has no value;",
        "-a -t csv                   | --action has no value;",
        "-a plan --file              | --file has no value; one that begins with a dash is written --file=-VALUE;",
        "-f -dump.csv -a plan        | --file has no value; one that begins with a dash is written --file=-VALUE",
        "--check the-secret          | word 2 belongs to no option;",
        "--check false -a plan       | word 2 belongs to no option;",
        "--check --must-kep=x@y      | --must-kep is no option; do you mean --must-keep?;",
        "--header --api-key=the-secret | --api-key is no option;",
        "--filter --must-kep=x@y     | --must-kep is no option; do you mean --must-keep?;",
        "-f --chekc                  | --chekc is no option; do you mean --check?;",
        "demo --help                 | demo stands alone, it takes no options",
      })
  void shouldSayWhichWordIsNotUnderstood(String words, String message) {
    Shell.Result result = shell.run(words(words.strip().replace(' ', '|')));

    assertUsage(result, message.strip());
    assertThat(result.err()).doesNotContain("the-secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-a|sing|-a is 'sing': it is none of list-domains, list-users,",
        "-t|xml|-t is 'xml': it is none of csv, ldif, ldap, jdbc",
        "-d|no domain|-d is 'no domain': not a domain name",
        "--write|some|--write is 'some': it is none of changes, whole-lists",
        "--region|mars|--region is 'mars': it is none of americas,",
        "--profile|exchange|--profile is 'exchange': it is none of openldap,",
        "--page-size|1e3|--page-size is '1e3': it is no whole number up to 2147483647",
        "--page-size|3000000000|--page-size is '3000000000': it must be at most 2147483647",
        "--page-size|-1|--page-size is '-1': it must be at least 0",
        "--at-least|many|--at-least is 'many': it is no whole number",
        "--at-least|9223372036854775808|it is no whole number up to 9223372036854775807",
        "--connect-timeout|0|--connect-timeout is '0': it must be at least 1",
        "--read-limit|2147484|--read-limit is '2147484': it must be at most 2147483",
        "--fetch-size|0|--fetch-size is '0': it must be at least 1",
        "--allow-removals|-1|--allow-removals is '-1': it must be at least 0",
        "--delimiter|tab|--delimiter is 'tab': it is not one character",
        "--charset|utf8mb4|--charset is 'utf8mb4': it is no character set that this Java knows",
        "--charset|no set|--charset is 'no set': it is no character set that this Java knows",
        "--endpoint|http://a b/|--endpoint cannot be read: it is no URL (",
        "--endpoint|/hes/soap|--endpoint cannot be read: it is no whole URL; expected one such as",
        "--metrics-label|account|--metrics-label is 'account': it is not NAME=VALUE",
        "--metrics-label|=x|--metrics-label is '=x': it is not NAME=VALUE",
      })
  void shouldSayWhatAValueShouldBe(String option, String value, String message) {
    assertUsage(shell.run("-a", "check-source", "-t", "ldap", LDAP_URL, option, value), message);
  }

  /** A reader who is another one than was meant may see less of the directory. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--trust=x.pem; use an ldaps:// URL, or StartTLS (startTls, --start-tls of imhs-cmd)",
        "--sasl-external; SASL EXTERNAL needs a client certificate",
        "--bind-dn=cn=x|--sasl-user=y; --bind-dn and --sasl-user each say who reads the directory",
        "--sasl-user=y|--sasl-external; --sasl-user and --sasl-external each say who reads",
      })
  void shouldRefuseSettingsOfADirectoryThatContradictEachOther(String words, String message) {
    for (String action : List.of("check-source", "watch")) {
      assertUsage(shell.run(words("-a|" + action + "|-t|ldap|" + LDAP_URL + "|" + words)), message);
    }
  }

  /** He would be read anonymously, and whom that does not show would be gone. */
  @Test
  void shouldRefuseAPasswordOfNobody() throws IOException {
    for (Shell.Result result :
        List.of(
            shell.run(
                "-a",
                "check-source",
                "-t",
                "ldap",
                LDAP_URL,
                "--bind-password-file",
                file("word.txt", "s3cret")),
            shell
                .with("HES_BIND_PASSWORD", "s3cret")
                .run("-a", "check-source", "-t", "ldap", LDAP_URL))) {
      assertUsage(result, "a bind password is given");
      assertThat(result.err()).contains("read anonymously").doesNotContain("s3cret");
    }
  }

  /** Nobody asks for the values of these, and nobody is to think that they were heard. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--debug=maybe",
        "--help=foo",
        "-hV",
        "--version=",
        "-h|-h",
        "-V|-h=no",
        "--help|--page-size|all",
        "-V|-t|xml",
        "-h|--debug=maybe",
        "--check|--check"
      })
  void shouldReadTheValuesThatNobodyAsksFor(String words) {
    assertThat(shell.run(words(words)).exit()).isEqualTo(2);
  }

  @Test
  void shouldNotRepeatAUrlThatMayHoldAPassword() {
    Shell.Result result = shell.run("-a", "list-users", "--endpoint", "http://u:the^secret@h/");
    assertUsage(result, "--endpoint cannot be read");
    assertThat(result.err()).doesNotContain("secret");

    result = shell.run("-a", "list-users", "--proxy", "u:the-secret@127.0.0.1:1");
    assertUsage(result, "--proxy holds a login");
    assertThat(result.err()).doesNotContain("secret");

    result = shell.run("-a", "list-users", "--proxy", "u:the-secret");
    assertUsage(result, "--proxy is not HOST:PORT");
    assertThat(result.err()).doesNotContain("secret");
  }

  @Test
  void shouldShowNoControlCharactersAndNoMoreThanIsRead() {
    Shell.Result result = shell.run("-d", "\u001b[2J" + "x".repeat(100_000));

    assertUsage(result, "-d is '?[2Jx");
    assertThat(result.err()).hasSizeLessThan(1000).doesNotContain("\u001b");
  }

  @Test
  void shouldRefuseTwoValuesOfOneLabel() {
    assertUsage(
        shell.run("-a", "plan", "--metrics-label", "a=1", "--metrics-label", "a=2"),
        "--metrics-label gives 'a' two values");
  }

  @Test
  void shouldSayWhatCannotBeKept() throws IOException {
    String csv = file("one.csv", "ann@example.com\n");

    assertUsage(
        shell.run("-a", "plan", "-t", "csv", "-f", csv, "--must-keep", "x y"),
        "--must-keep: \"x y\" cannot be a recipient to keep");
  }

  @Test
  void shouldSayWhereAWrongValueStands() throws IOException {
    String config = file("c.properties", "page-size=all\n");
    assertUsage(
        shell.run("-a", "plan", "--config", config),
        "page-size in " + config + " is 'all': it is no");
    assertThat(
            shell
                .run(
                    words(
                        "-a|check-source|-t|ldap|--page-size|5|--config|"
                            + config
                            + "|"
                            + LDAP_URL))
                .err())
        .contains("cannot connect");
    String label = file("l.properties", "metrics-label=x\n");
    assertUsage(shell.run("-a", "plan", "--config", label), "metrics-label in " + label + " is");
    assertUsage(
        shell.with("HES_ENDPOINT", "a b").run("-a", "list-domains"), "HES_ENDPOINT cannot be read");
  }

  @Test
  void shouldAnswerInTheFormatThatIsUnderstood() {
    assertThat(shell.run("-a", "list-domains", "--output", "JSON").json("status"))
        .isEqualTo("done");
    assertThat(shell.run("-a", "list-users", "--output=JSON", "-d", "example.net").json("exit"))
        .isEqualTo("3");
    assertThat(shell.run("-a", "nonsense", "--output=JSON").json("exit")).isEqualTo("2");
    assertThat(shell.run("--output", "JSON", "--config", "nowhere").json("exit")).isEqualTo("2");
  }

  @Test
  void shouldTakeWordsInAnyCaseAndAsJavaWritesThem() throws IOException {
    String csv = file("one.csv", "ann@example.com\n");

    assertThat(shell.run("-a", "CHECK_SOURCE", "-t", "CSV", "-f", csv).err()).isEmpty();
  }

  @Test
  void shouldHaveEachNameOnce() {
    assertThat(Options.ALL)
        .extracting(Setting::name)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(60);
    assertThat(Options.ALL)
        .extracting(Setting::letter)
        .filteredOn(letter -> letter != null)
        .containsExactlyInAnyOrder("a", "t", "d", "f", "h", "V");
  }

  @Test
  void shouldExplainEachOptionInEightyColumns() {
    String help = shell.run("-h").out();

    Options.SECTIONS.forEach(
        section -> {
          assertThat(help).contains("\n" + section.title() + ":\n");
          section
              .settings()
              .forEach(
                  each ->
                      assertThat(help)
                          .containsPattern("\n  (-.,|   ) --" + each.name() + "[ \n]")
                          .contains(lastWord(each.help())));
        });
    assertThat(help.lines())
        .allMatch(line -> line.length() <= 80)
        .noneMatch(line -> line.endsWith(" "));
    assertThat(help).doesNotContain("{words}").contains("-t, --type TYPE").contains("csv, ldif");
  }

  private static String lastWord(String text) {
    return text.substring(text.lastIndexOf(' ') + 1);
  }

  private static String[] words(String joined) {
    return Arrays.stream(joined.split("\\|", -1)).toArray(String[]::new);
  }
}
