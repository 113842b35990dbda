package org.hes4j.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.IDN;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.hes4j.client.Credentials;
import org.hes4j.client.ListDigest;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final EmailAddress ANN = EmailAddress.of("ann@example.com");

  @Test
  void shouldOrderAddressesByTheirUtf8BytesUnsigned() {
    List<String> sorted =
        Stream.of(
                "é@example.com",
                "a@example.com",
                "a.b@example.com",
                "z@example.com",
                "😀@example.com",
                "\uFF5E@example.com")
            .map(EmailAddress::of)
            .sorted()
            .map(EmailAddress::toString)
            .toList();

    assertThat(sorted)
        .containsExactly(
            "a.b@example.com",
            "a@example.com",
            "z@example.com",
            "é@example.com",
            "\uFF5E@example.com",
            "😀@example.com");
  }

  @Test
  void shouldDigestAsTheContractSays() {
    // printf 'a.b@example.com\na@example.com\n' | sha256sum
    assertThat(
            ListDigest.of(
                    List.of(EmailAddress.of("a@example.com"), EmailAddress.of("a.b@example.com")))
                .hex())
        .isEqualTo("20d04cfada7a52ef46b626fc8baf9c0b70d3d1cafc4c9cf174b1b46143d0e4e6");
    // printf '' | sha256sum
    assertThat(ListDigest.of(List.of()).hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void shouldCleanDisplayNames() {
    assertThat(Recipient.of(ANN, "  Ann\r\nLee ").displayName()).contains("Ann  Lee");
    assertThat(Recipient.of(ANN, " \t ").displayName()).isEmpty();
    assertThat(Recipient.of(ANN, null).displayName()).isEmpty();
    assertThat(Recipient.of(ANN, "x".repeat(300)).displayName().orElseThrow()).hasSize(255);
    assertThat(Recipient.of(ANN, "x".repeat(254) + "😀").displayName()).contains("x".repeat(254));
    assertThat(Recipient.of(ANN, "a\uD83Db").displayName()).contains("a b");
  }

  @Test
  void shouldNameOrigins() {
    assertThat(Origin.line(12)).hasToString("line 12");
    assertThat(Origin.row(3)).hasToString("row 3");
    assertThat(Origin.entry("uid=ann,dc=example,dc=com", "mail"))
        .hasToString("uid=ann,dc=example,dc=com mail");
    assertThat(Origin.entry("uid=ann,dc=example,dc=com")).hasToString("uid=ann,dc=example,dc=com");
  }

  @Test
  void shouldBringDomainsIntoCanonicalForm() {
    assertThat(MailDomain.of(" Example.COM. ").name()).isEqualTo("example.com");
    assertThat(MailDomain.of("\uFEFF\u00A0example.com.\u200B").name()).isEqualTo("example.com");
    assertThat(MailDomain.of("bücher.example")).isEqualTo(MailDomain.of("xn--bcher-kva.example"));
    for (String wrong :
        List.of("", ".", "a..b", "-a.com", "a b.com", "a@b.com", "x".repeat(64) + ".com")) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> MailDomain.of(wrong));
    }
  }

  @Test
  void shouldNameWhatNobodySeesInADomain() {
    for (String wrong : List.of("exam\u200Bple.com", "exam\u00ADple.com", "exam\u0000ple.com")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MailDomain.of(wrong))
          .withMessageStartingWith("not a domain name (U+")
          .withMessageContaining(" as character 5 of the domain: ");
    }
  }

  /** What is plain ASCII is not shown to {@link IDN}, which must have had nothing to say. */
  @Property
  void shouldTakeDomainsOfAsciiAsIdnWould(
      @ForAll @StringLength(max = 70) @CharRange(from = '-', to = '.') @AlphaChars String name) {
    String expected;
    try {
      expected = MailDomain.of(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED)).name();
    } catch (IllegalArgumentException e) {
      assertThatIllegalArgumentException().isThrownBy(() -> MailDomain.of(name));
      return;
    }
    assertThat(MailDomain.of(name).name()).isEqualTo(expected);
  }

  @Test
  void shouldRefuseADomainOfAnyLengthThatIsNone() {
    for (int length : new int[] {254, 1000, 1001, 60_000, 1_000_000}) {
      assertThatIllegalArgumentException()
          .as(length + " characters")
          .isThrownBy(() -> MailDomain.of("x".repeat(length)));
      assertThatIllegalArgumentException()
          .as(length + " characters beyond ASCII")
          .isThrownBy(() -> MailDomain.of("ü".repeat(length)));
    }
  }

  @Test
  void shouldKeepTheKeyOutOfToStringAndRefuseWhatBasicCannotCarry() {
    assertThat(Credentials.of("admin", "the-key").toString()).isEqualTo("admin");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.of("a:b", "the-key"))
        .withMessageContaining("colon");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.of("", "k"))
        .withMessageContaining("empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.of("admin", "the-key\n"))
        .withMessageContaining("line break")
        .withMessageNotContaining("the-key");
  }
}
