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
  private static final Setting<String> ONE =
      Setting.of("one", "TEXT", Kind.TEXT, "One value.").withLetter("o");
  private static final Setting<String> MANY =
      Setting.of("many", "TEXT", Kind.TEXT, "Any number of values.");
  private static final Setting<Boolean> SWITCH = Setting.ofSwitch("switch", "On or off.");
  private static final List<Section> SECTIONS = List.of(Section.of("All", ONE, MANY, SWITCH));

  private static Given given(String... words) {
    return new Given(Typed.of(SECTIONS, words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--one|x", "--one=x", "-o|x", "-o=x", "-ox"})
  void shouldUnderstandEachWayToGiveAValue(String words) {
    assertThat(given(words(words)).value(ONE)).isEqualTo("x");
  }

  @Test
  void shouldTakeValuesAsTheyAre() {
    for (String value : List.of("-", "\"quoted\"", "a=b", "-5", " x ", "(&(mail=*)(!(cn=x,y)))")) {
      assertThat(given("--one", value).value(ONE)).isEqualTo(value);
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
        "--usernmae x                | --usernmae is no option; do you mean --username?;",
        "--report-jsn=x              | --report-jsn is no option; do you mean --report or --report-json?;",
        "--api-key=the-secret        | --api-key is no option; do you mean --api-key-file?;",
        "--api-key the-secret        | --api-key is no option; do you mean --api-key-file?;",
        "--act plan                  | --act is no option; do you mean --action?;",
        "--xyz                       | --xyz is no option;",
        "-pthe-secret                | -p is no option;",
        "-file the-secret            | -file is no option; do you mean --file?;",
        "-filename.csv               | -file is no option; do you mean --file?;",
        "-trust-store the-secret     | -trust-store is no option; do you mean --trust-store?;",
        "-debug                      | -debug is no option; do you mean --debug?;",
        "-query=the-secret           | -query is no option; do you mean --query?;",
        "-p the-secret               | -p is no option;",
        "replace-users               | 'replace-users' belongs to no option; actions are named with -a;",
        "-a plan -- -t               | '-t' belongs to no option;",
        "-t csv -a                   | -a has no value;",
        "-a -t csv                   | -a has no value;",
        "-a plan --file              | -f has no value;",
      })
  void shouldSayWhichWordIsNotUnderstood(String words, String message) {
    Shell.Result result = shell.run(words(words.strip().replace(' ', '|')));

    assertUsage(result, message.strip());
    assertThat(result.err()).contains("imhs-cmd --help").doesNotContain("the-secret");
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
        "--page-size|3000000000|it is no whole number up to",
        "--at-least|many|--at-least is 'many': it is no whole number",
        "--delimiter|tab|--delimiter is 'tab': it is not one character",
        "--charset|utf8mb4|--charset is 'utf8mb4': it is no character set that this Java knows",
        "--charset|no set|--charset is 'no set': it is no character set that this Java knows",
        "--endpoint|http://a b/|--endpoint is 'http://a b/': it is no URL",
        "--header|maybe|--header is 'maybe': it is neither true nor false",
        "--metrics-label|account|--metrics-label is 'account', not NAME=VALUE",
      })
  void shouldSayWhatAValueShouldBe(String option, String value, String message) {
    assertUsage(shell.run(option, value), message);
  }

  @Test
  void shouldSayWhereAWrongValueStands() throws IOException {
    String config = file("c.properties", "page-size=all\n");
    assertUsage(
        shell.run("-a", "plan", "--config", config),
        "page-size in " + config + " is 'all': it is no");
    assertThat(shell.run("-a", "list-domains", "--config", config, "--page-size", "5").exit())
        .isZero();
    assertUsage(
        shell.with("HES_ENDPOINT", "a b").run("-a", "list-domains"),
        "HES_ENDPOINT is 'a b': it is");
  }

  @Test
  void shouldAnswerInTheFormatThatIsUnderstood() {
    assertThat(shell.run("-a", "list-domains", "--output", "JSON").json("status"))
        .isEqualTo("done");
    assertThat(shell.run("-a", "list-users", "--output=JSON", "-d", "example.net").json("exit"))
        .isEqualTo("3");
  }

  @Test
  void shouldTakeWordsInAnyCaseAndAsJavaWritesThem() throws IOException {
    String csv = file("one.csv", "ann@example.com\n");

    assertThat(shell.run("-a", "CHECK_SOURCE", "-t", "CSV", "-f", csv).err()).isEmpty();
  }

  @Test
  void shouldHaveEachNameOnce() {
    assertThat(Options.SECTIONS.stream().flatMap(each -> each.settings().stream()))
        .extracting(Setting::name)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(60);
    assertThat(Options.SECTIONS.stream().flatMap(each -> each.settings().stream()))
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
