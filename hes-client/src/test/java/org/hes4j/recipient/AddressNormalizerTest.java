package org.hes4j.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b@example.com", "a\nb@example.com", "a\uFFFDb@example.com"})
  void shouldRejectControlAndReplacementCharacters(String raw) {
    assertThat(rejected(raw)).isEqualTo("a control or replacement character inside");
  }

  @Test
  void shouldRejectHalfOfASurrogatePair() {
    assertThat(rejected("a\uD83D@example.com")).isEqualTo("half of a surrogate pair inside");
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
      @ForAll @StringLength(max = 70) @CharRange(from = ' ', to = '~') @Chars({'\n', 'ü', '\uD83D'})
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
          @Chars({'a', '.', '@', '"', '\\', '(', '<', '[', ':', ' ', 'ж'})
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
          @Chars({'a', 'z', 'I', 'Z', '0', '.', '@', '+', ' ', ':', '"'})
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
