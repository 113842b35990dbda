package org.hes4j.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressNormalizerTest {
  private final AddressNormalizer normalizer = new AddressNormalizer();

  private String accepted(String raw) {
    assertThat(normalizer.normalize(raw)).as(raw).isInstanceOf(Normalized.Accepted.class);
    return ((Normalized.Accepted) normalizer.normalize(raw)).address().toString();
  }

  private String rejected(String raw) {
    assertThat(normalizer.normalize(raw)).as(raw).isInstanceOf(Normalized.Rejected.class);
    return ((Normalized.Rejected) normalizer.normalize(raw)).reason();
  }

  private String leftOut(String raw) {
    assertThat(normalizer.normalize(raw)).as(raw).isInstanceOf(Normalized.LeftOut.class);
    return ((Normalized.LeftOut) normalizer.normalize(raw)).kind();
  }

  @ParameterizedTest
  @CsvSource({
    "ann@example.com, ann@example.com",
    "' ann@example.com\t', ann@example.com",
    "Ann.Lee@EXAMPLE.Com, ann.lee@example.com",
    "smtp:ann@example.com, ann@example.com",
    "SMTP:Ann@example.com, ann@example.com",
    "'smtp: ann@example.com', ann@example.com",
    "ann@bücher.example, ann@xn--bcher-kva.example",
    "ann@BÜCHER.example, ann@xn--bcher-kva.example",
    "o'neil+list=x@example.com, o'neil+list=x@example.com",
    "jürgen@example.com, jürgen@example.com",
    "JÜRGEN@example.com, jürgen@example.com",
    "root@localhost, root@localhost",
    "ann@mail.a-b.example.com, ann@mail.a-b.example.com",
    "'\"ann lee\"@example.com', '\"ann lee\"@example.com'",
    "'\"a:b\"@example.com', '\"a:b\"@example.com'",
    "'\"a@b\"@example.com', '\"a@b\"@example.com'",
  })
  void shouldBringAddressesIntoCanonicalForm(String raw, String canonical) {
    assertThat(accepted(raw)).isEqualTo(canonical);
  }

  @Test
  void shouldNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(accepted("SMTP:INFO@EXAMPLE.COM")).isEqualTo("info@example.com");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ann, no @",
    "@example.com, nothing before the @",
    "ann@, no domain after the @",
    "ann@@example.com, more than one @",
    "ann..lee@example.com, two dots in a row",
    ".ann@example.com, starts with a dot",
    "ann.@example.com, a dot right before the @",
    "ann lee@example.com, a blank inside",
    "ann@[192.0.2.1], an address literal instead of a domain",
    "ann@exa mple.com, what follows the @ is not a domain name",
    "ann@-example.com, what follows the @ is not a domain name",
    "ann@example..com, what follows the @ is not a domain name",
    "ann@example.com., what follows the @ is not a domain name",
    "ann(home)@example.com, a comment in parentheses inside",
    "other:ann@example.com, 'an address type that is not known, before the colon'",
    "<ann@example.com>, what follows the @ is not a domain name",
  })
  void shouldSayWhyAValueIsNoAddress(String raw, String reason) {
    assertThat(rejected(raw)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "x500:/o=Example/cn=ann, x500: address",
    "X400:c=us;a= ;p=Example, x400: address",
    "sip:ann@example.com, sip: address",
    "'', empty value",
    "'  ', empty value",
    "smtp:, empty value",
  })
  void shouldLeaveOutWhatIsNoMailAddress(String raw, String kind) {
    assertThat(leftOut(raw)).isEqualTo(kind);
  }

  /** What may stand around an address where files are joined, copied or typed. */
  private static final List<String> AROUND =
      List.of(
          "\uFEFF",
          "\u00A0",
          "\u200B",
          "\u200C",
          "\u200D",
          "\u00AD",
          "\u2060",
          "\u200E",
          "\u202A",
          "\u202D",
          "\u180E",
          "\u2003",
          "\u3000",
          "\u2028",
          "\uDB40\uDC41",
          " \uFEFF\u00A0\t");

  @Test
  void shouldTakeOffWhatNobodySeesAroundAnAddress() {
    for (String unseen : AROUND) {
      assertThat(accepted(unseen + "Ann@example.com")).isEqualTo("ann@example.com");
      assertThat(accepted("ann@example.com" + unseen)).isEqualTo("ann@example.com");
      assertThat(accepted(unseen + "smtp:" + unseen + "jürgen@bücher.example" + unseen))
          .isEqualTo("jürgen@xn--bcher-kva.example");
      assertThat(leftOut(unseen)).isEqualTo("empty value");
      assertThat(leftOut(unseen + "sip:ann@example.com")).isEqualTo("sip: address");
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x0000, 0x000A, 0x0085, 0x00A0, 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E,
        0x2003, 0x200B, 0x200C, 0x200D, 0x200E, 0x2028, 0x202A, 0x2060, 0x2800, 0x3164, 0xD83D,
        0xE000, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFFD, 0xFFFF, 0xE0041, 0x10FFFF
      })
  void shouldRejectWhatNobodySeesInsideAndNameIt(int codePoint) {
    String unseen = Character.toString(codePoint);
    String named = String.format("U+%04X as character ", codePoint);
    String why = ": it cannot be seen, or means nothing to others";

    assertThat(rejected(" a" + unseen + "b@example.com"))
        .isEqualTo(named + "2 of the local part" + why)
        .matches("\\p{Print}+");
    assertThat(rejected("smtp:ab" + unseen + "@example.com"))
        .isEqualTo(named + "3 of the local part" + why);
    assertThat(rejected("\"a" + unseen + "b\"@example.com"))
        .isEqualTo(named + "3 of the local part" + why);
    assertThat(normalizer.normalize("a" + unseen, MailDomain.of("example.com")))
        .isEqualTo(new Normalized.Rejected(named + "2 of the local part" + why));
    if (codePoint != 0x200C && codePoint != 0x200D) {
      String notADomain = "what follows the @ is not a domain name (" + named;
      assertThat(rejected("ann@ex" + unseen + "ample.com"))
          .isEqualTo(notADomain + "3 of the domain" + why + ")");
      assertThat(rejected("ann@" + unseen + "example.com"))
          .isEqualTo(notADomain + "1 of the domain" + why + ")");
    }
  }

  /** What they are at the edge is not for us to say: letters, marks and symbols by their kinds. */
  @ParameterizedTest
  @ValueSource(ints = {0x0000, 0x034F, 0x2800, 0x3164, 0xE000, 0xFFFD, 0xD83D})
  void shouldRejectTheOtherUnseenCharactersAtTheEdgesToo(int codePoint) {
    String unseen = Character.toString(codePoint);

    assertThat(rejected(unseen + "ann@example.com")).startsWith("U+").contains("character 1 of");
    assertThat(rejected("ann@example.com" + unseen))
        .contains("U+", "as character 12 of the domain");
  }

  @ParameterizedTest
  @CsvSource({
    "straße.example, U+00DF",
    "STRAẞE.example, U+1E9E",
    "οδος.example, U+03C2",
    "'\u0dc1\u0dca\u200d\u0dbb\u0dd3.example', U+200D",
    "'\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example', U+200C",
    "mail.bücher.straße.example, U+00DF",
  })
  void shouldRejectADomainThatTheTwoStandardsReadDifferently(String domain, String named) {
    String reason =
        "a domain with "
            + named
            + ", which IDNA2003 and IDNA2008 read as different domains; write it in its ASCII form"
            + " (xn--...)";

    assertThat(rejected("info@" + domain)).isEqualTo("what follows the @ is " + reason);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MailDomain.of(" " + domain))
        .withMessage(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "xn--strae-oqa.example, xn--strae-oqa.example",
    "XN--STRAE-OQA.Example, xn--strae-oqa.example",
    "xn--strae-oqa.bücher.example, xn--strae-oqa.xn--bcher-kva.example",
    "strasse.example, strasse.example",
    "ΟΔΟΣ.example, xn--pxavbq.example",
    "οδοσ.example, xn--pxavbq.example",
  })
  void shouldKeepItsAsciiFormApartFromTheOther(String domain, String canonical) {
    assertThat(accepted("info@" + domain)).isEqualTo("info@" + canonical);
    assertThat(MailDomain.of(domain).name()).isEqualTo(canonical);
  }

  @Test
  void shouldAcceptTheLongestLocalPartAndRejectOneOctetMore() {
    assertThat(accepted("a".repeat(64) + "@example.com")).hasSize(76);
    assertThat(rejected("a".repeat(65) + "@example.com")).contains("local part of 65 octets", "64");
    assertThat(rejected("ü".repeat(33) + "@example.com")).contains("local part of 66 octets");
  }

  @Test
  void shouldAcceptTheLongestAddressAndRejectOneOctetMore() {
    String label = "d".repeat(61) + ".";
    String domain = label.repeat(3);
    String longest = "a".repeat(64) + "@" + domain + "abc";
    assertThat(longest).hasSize(254);
    assertThat(accepted(longest)).isEqualTo(longest);
    assertThat(rejected(longest + "d")).contains("255 octets", "at most 254");
  }

  @Test
  void shouldNameTheReasonButNotTheValueInAnException() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmailAddress.of("ann.example.com"))
        .withMessage("not a recipient's address: no @");
  }

  @Property(tries = 3000)
  void shouldTakeALocalPartAndADomainAsTheAddressTheyMake(
      @ForAll
          @StringLength(max = 70)
          @CharRange(from = ' ', to = '~')
          @Chars({'\n', 'ü', '\uD83D', '\u00A0', '\u200B', '\uFEFF'})
          String localPart) {
    MailDomain domain = MailDomain.of("example.com");

    assertThat(normalizer.normalize(localPart, domain))
        .isEqualTo(normalizer.normalize(localPart + "@example.com"));
  }

  @Test
  void shouldHoldALocalPartAndADomainToTheLimitOfBothTogether() {
    MailDomain domain = MailDomain.of(("d".repeat(61) + ".").repeat(3) + "abc");
    MailDomain longer = MailDomain.of(("d".repeat(61) + ".").repeat(3) + "abcd");

    assertThat(normalizer.normalize("a".repeat(64), domain))
        .isInstanceOf(Normalized.Accepted.class);
    assertThat(normalizer.normalize("a".repeat(65), domain))
        .isInstanceOf(Normalized.Rejected.class);
    assertThat(normalizer.normalize("a".repeat(64), longer))
        .isInstanceOf(Normalized.Rejected.class);
  }

  @Test
  void shouldRememberMoreDomainsThanItKeeps() {
    for (int i = 0; i < 3000; i++) {
      assertThat(accepted("ann@d" + i + ".example.com")).isEqualTo("ann@d" + i + ".example.com");
    }
    assertThat(accepted("ann@d0.example.com")).isEqualTo("ann@d0.example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@\"..@example.com", "a@\"::..@example.com", "zz@b\"..@example.com"})
  void shouldRejectWhatItsSyntaxCheckFailsAt(String raw) {
    assertThat(new AddressNormalizer().normalize(raw))
        .isInstanceOfSatisfying(
            Normalized.Rejected.class, rejected -> assertThat(rejected.reason()).isNotBlank());
  }

  @Property(tries = 5000)
  void shouldSayWhatAnyTextIsAndTheSameOfWhatItMadeOfIt(
      @ForAll
          @StringLength(max = 14)
          @Chars({
            'a', '.', '@', '"', '\\', '(', '<', '[', ':', ' ', 'ж', 'ß', '\u00A0', '\uFEFF',
            '\u200D'
          })
          String text,
      @ForAll("endings") String ending) {
    Normalized normalized = normalizer.normalize(text + ending);

    if (normalized instanceof Normalized.Accepted accepted) {
      assertThat(new AddressNormalizer().normalize(accepted.address().toString()))
          .isEqualTo(normalized);
    }
  }

  /** The second look at a domain takes a shorter way, which must lead to the same place. */
  @Property
  void shouldSayTheSameWhetherItHasSeenTheDomainOrNot(
      @ForAll
          @StringLength(max = 12)
          @Chars({
            'a', 'z', 'I', 'Z', '0', '.', '@', '+', ' ', ':', '"', '\u00A0', '\uFEFF', '\u200D'
          })
          String local,
      @ForAll("endings") String ending) {
    String raw = local + ending;
    AddressNormalizer seen = new AddressNormalizer();
    seen.normalize("someone@example.com");
    assertThat(seen.normalize(raw)).isEqualTo(new AddressNormalizer().normalize(raw));
  }

  @Provide
  Arbitrary<String> endings() {
    return Arbitraries.of(
        "@example.com",
        "@Example.com",
        "@example.com ",
        "@example.com\u200B",
        "@exam\u200Bple.com",
        "@exa\u00DFple.com",
        "@example.com.",
        "@sub.example.com",
        "xexample.com",
        "@example.net",
        "@",
        "",
        "é@example.com",
        "x".repeat(64) + "@example.com");
  }

  @Test
  void shouldKeepTheLimitOfALocalPartForADomainThatItHasSeen() {
    normalizer.normalize("ann@example.com");
    assertThat(accepted("a".repeat(64) + "@example.com")).hasSize(76);
    assertThat(rejected("a".repeat(65) + "@example.com")).startsWith("local part of 65 octets");
  }

  @Test
  void shouldKeepTheLimitOfAnAddressForADomainThatItHasSeen() {
    String domain = ("d".repeat(63) + ".").repeat(3) + "com";
    normalizer.normalize("ann@" + domain);
    assertThat(accepted("a".repeat(58) + "@" + domain)).hasSize(254);
    assertThat(rejected("a".repeat(59) + "@" + domain)).startsWith("255 octets");
  }
}
