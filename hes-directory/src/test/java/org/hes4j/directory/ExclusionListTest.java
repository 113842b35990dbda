package org.hes4j.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.RecipientSourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExclusionListTest {

  private static String kind(ExclusionList list, String address) {
    return list.kindOf(EmailAddress.of(address)).orElse("kept");
  }

  @Test
  void aPatternForDomainsNeedsSomethingBeforeTheAt() {
    assertThatThrownBy(() -> ExclusionList.of("@*.example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("which no address matches; write *@*.example.com");
  }

  @Test
  void aPatternStandsForAWholeAddress() {
    ExclusionList list = ExclusionList.of("*@*.lab.example.com", "t?st*@example.com");
    assertThat(kind(list, "a@b.lab.example.com")).isEqualTo("excluded by pattern");
    assertThat(kind(list, "a@lab.example.com")).isEqualTo("kept");
    assertThat(kind(list, "a@bxlab.example.com")).isEqualTo("kept");
    assertThat(kind(list, "test@example.com")).isEqualTo("excluded by pattern");
    assertThat(kind(list, "tast.7@example.com")).isEqualTo("excluded by pattern");
    assertThat(kind(list, "tst@example.com")).isEqualTo("kept");
    assertThat(kind(list, "a.test@example.com")).isEqualTo("kept");
    assertThat(kind(list, "test@example.com.au")).isEqualTo("kept");
  }

  @Property
  void aPatternMatchesWhatTheSameRegularExpressionMatches(
      @ForAll @Chars({'a', 'b', '*', '?'}) @StringLength(max = 8) String pattern,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 10) String text) {
    String regex = pattern.replace("*", ".*").replace('?', '.');
    assertThat(new AddressPattern(pattern).matches(text)).isEqualTo(Pattern.matches(regex, text));
  }

  @Test
  void whatIsNoEntryIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> ExclusionList.of("a@example.com", "example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "exclusion 2: no @; expected an address, a domain such as @example.com, or a pattern"
                + " such as test-*@example.com");
    for (String everybody : List.of("*@*", "*@*.*", "?*@*", "**@*?")) {
      assertThatThrownBy(() -> ExclusionList.of(everybody))
          .hasMessage(
              "exclusion 1: a pattern that may exclude everybody; name a domain or a part of the"
                  + " address");
    }
    assertThatThrownBy(() -> ExclusionList.of("test*")).hasMessageContaining("without @");
    assertThatThrownBy(() -> ExclusionList.of("@")).hasMessageContaining("exclusion 1: ");
    assertThatThrownBy(() -> ExclusionList.of("")).hasMessageContaining("no @");
    assertThatThrownBy(() -> ExclusionList.of("a b@example.com"))
        .hasMessageContaining("a blank inside");
  }

  @Test
  void whatNobodySeesAroundAnEntryDoesNotCount(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("exclude.txt");
    Files.writeString(
        file,
        "\u00A0ann@example.com\n\uFEFF@lab.example.com\u200B\n\u200Etest-*@example.com\n\uFEFF# x\n");

    for (ExclusionList list :
        List.of(
            ExclusionList.read(file),
            ExclusionList.of(
                "\u00A0ann@example.com",
                "\uFEFF@lab.example.com\u200B",
                "\u200Etest-*@example.com"))) {
      assertThat(list).hasToString("3 exclusions");
      assertThat(kind(list, "ann@example.com")).isEqualTo("excluded by address");
      assertThat(kind(list, "ben@lab.example.com")).isEqualTo("excluded by domain");
      assertThat(kind(list, "test-1@example.com")).isEqualTo("excluded by pattern");
    }
  }

  @Test
  void whatNoAddressCanMatchIsRefused() {
    assertRefused("a\u200Bnn@example.com", "U+200B as character 2 of the local part: ");
    assertRefused("@exam\u00ADple.com", "(U+00AD as character 5 of the domain: ");
    assertRefused("te\u200Bst-*@example.com", "a pattern with U+200B as character 3 of the local");
    assertRefused("*@exam\u2060ple.com", "(U+2060 as character 5 of the domain: ");
    assertRefused("*@*.exam\uE000ple.com", "a pattern with U+E000 as character 7 of the domain: ");
    assertRefused("*@*b\u00fccher.example", "a wildcard in a domain that is not ASCII");
    for (String entry :
        List.of("@stra\u00DFe.example", "*@stra\u00DFe.example", "ann@stra\u00DFe.example")) {
      assertRefused(entry, "U+00DF, which IDNA2003 and IDNA2008 read as different domains");
    }
  }

  private static void assertRefused(String entry, String reason) {
    assertThatThrownBy(() -> ExclusionList.of(entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("exclusion 1: ")
        .hasMessageContaining(reason);
  }

  @Test
  void aPatternsDomainIsReadAsThatOfAnAddress() {
    ExclusionList list =
        ExclusionList.of(
            "a*@B\u00DCCHER.example",
            "*@xn--strae-oqa.example",
            "b*@\u039F\u0394\u039F\u03A3-1.example",
            "*@*.XN--STRAE-OQA.example");

    for (String address :
        List.of(
            "ann@b\u00fccher.example",
            "ann@xn--strae-oqa.example",
            "ben@\u039F\u0394\u039F\u03A3-1.example",
            "x@mail.xn--strae-oqa.example")) {
      assertThat(kind(list, address)).as(address).isEqualTo("excluded by pattern");
    }
    assertThat(kind(list, "ann@strasse.example")).isEqualTo("kept");
  }

  @Test
  void aFileHasOneEntryALine(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("exclude.txt");
    Files.writeString(
        file, "\uFEFF# robots\r\n\r\n  robot@example.com  \r\n@lab.example.com\n#x@example.com");
    ExclusionList list = RecipientSources.excludeList(file);
    assertThat(list).hasToString("2 exclusions");
    assertThat(kind(list, "robot@example.com")).isEqualTo("excluded by address");
    assertThat(kind(list, "x@example.com")).isEqualTo("kept");
  }

  @Test
  void aFileThatIsNotRightIsRefusedWithItsLine(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("exclude.txt");
    Files.writeString(file, "# robots\n\nrobot\n");
    assertThatThrownBy(() -> ExclusionList.read(file))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessage(
            "exclusion list "
                + file
                + ", line 3: no @; expected an address, a domain such as @example.com, or a pattern"
                + " such as test-*@example.com.");
    Files.write(file, "b\u00fccher@example.com".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ExclusionList.read(file))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessage("exclusion list " + file + ": it is not UTF-8. Save it as UTF-8.");
    assertThatThrownBy(() -> ExclusionList.read(folder.resolve("none.txt")))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("none.txt: cannot be read: ")
        .hasMessageEndingWith("Check the path and its rights.");
  }
}
