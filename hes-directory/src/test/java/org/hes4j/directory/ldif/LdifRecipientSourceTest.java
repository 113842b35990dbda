package org.hes4j.directory.ldif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.hes4j.directory.Records;
import org.hes4j.directory.Texts;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What LDIF says, and what is refused. */
class LdifRecipientSourceTest {
  private static final String ANN = "dn: uid=ann,dc=example,dc=com\nmail: ann@example.com\n\n";

  private static LdifRecipientSource source(String text) {
    return LdifRecipientSource.of("dump", Texts.stream(text));
  }

  private static Records read(String text) {
    return Records.of(source(text));
  }

  private static void assertRefused(String text, String message) {
    Texts.assertRefused(source(text)).hasMessageContaining(message);
  }

  private static List<String> names(Records records) {
    return records.addresses().stream().map(SourceRecord.Address::displayName).toList();
  }

  @Test
  void allValuesAreReadWithTheirLinesAndDns() {
    Records records =
        read(
            """
            version: 1

            # ann, example.com
            dn: uid=ann,dc=example,dc=com
            mail: ann@example.com
            Mail;lang-de: ann.a@example.com
            sn: Adams

            dn:: dWlkPWrDvHJnZW4sZGM9ZXhhbXBsZQ==
            mail:: asO8cmdlbkBleGFtcGxlLmNvbQ==

            dn: uid=ben,dc=example,
             dc=com
            mail: ben@exam
             ple.co
             m

            dn: uid=nobody,dc=example,dc=com
            sn: Nobody

            """);
    assertThat(records.values())
        .containsExactly(
            "ann@example.com", "ann.a@example.com", "jürgen@example.com", "ben@example.com");
    assertThat(records.all())
        .extracting(record -> record.origin().toString())
        .containsExactly(
            "line 5: uid=ann,dc=example,dc=com mail",
            "line 6: uid=ann,dc=example,dc=com mail",
            "line 10: uid=jürgen,dc=example mail",
            "line 14: uid=ben,dc=example,dc=com mail",
            "line 18: uid=nobody,dc=example,dc=com");
    assertThat(records.leftOut()).isEqualTo(Map.of("entry without an address", 1));
  }

  @Test
  void otherAttributesCanBeAskedFor() {
    LdifRecipientSource source =
        LdifRecipientSource.builder(
                "dump",
                Texts.stream(
                    """
                    dn: uid=ann
                    mail: no@example.com
                    proxyAddresses: SMTP:ann@example.com
                    mailalternateaddress: a@example.com

                    """))
            .attributes("proxyaddresses;range=0-*", "mailAlternateAddress")
            .build();
    assertThat(Records.of(source).canonical()).containsExactly("a@example.com", "ann@example.com");
  }

  @Test
  void theDisplayNameIsTheFirstAttributeThatThereIs() {
    String text =
        """
        dn: uid=ann
        cn: Adams
        mail: ann@example.com
        displayname:: QW5uIEFkw6Ftcw==

        dn: uid=ben
        mail: ben@example.com
        displayName:
        cn: Ben
        cn: Benjamin

        dn: uid=eva
        mail: eva@example.com
        cn:: /w==

        """;
    assertThat(names(read(text))).containsExactly("Ann Adáms", "Ben", null);
    LdifRecipientSourceBuilder builder = LdifRecipientSource.builder("dump", Texts.stream(text));
    assertThat(names(Records.of(builder.displayNameAttributes("CN").build())))
        .containsExactly("Adams", "Ben", null);
    assertThat(names(Records.of(builder.displayNameAttributes().build())))
        .containsExactly(null, null, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesMayEndInAnyWay(String end) {
    String text = "version: 1\ndn: uid=ann\nmail: ann@exam\n ple.com\n\n".replace("\n", end);
    Records records = read(text);
    assertThat(records.values()).containsExactly("ann@example.com");
    assertThat(records.addresses().get(0).origin()).hasToString("line 3: uid=ann mail");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 1\n\n",
        "version: 0\n\n",
        "version:1\n",
        "\uFEFFversion: 1\n",
        "\n\n# x\n\n"
      })
  void versionsZeroAndOneAreKnown(String beginning) {
    assertThat(read(beginning + ANN).values()).containsExactly("ann@example.com");
  }

  @Test
  void otherVersionsAreRefused() {
    assertRefused("version: 2\n\n" + ANN, "line 1: LDIF of version 2 is not known");
  }

  @Test
  void valuesThatAreNoneAreRejectedByThemselves() {
    Records records = read("dn: uid=ann\nmail:\nmail:: /w==\nmail:: \nmail: ann@example.com\n\n");
    assertThat(records.values()).containsExactly("ann@example.com");
    assertThat(records.rejected())
        .extracting(SourceRecord.Rejected::reason)
        .containsExactly(
            "no value; a dump made with ldapsearch -A has none",
            "bytes that are not UTF-8",
            "no value; a dump made with ldapsearch -A has none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"changetype: add", "changetype: modify", "control: 1.2.3 true"})
  void changesAreRefused(String line) {
    assertRefused(
        "dn: uid=ann\n" + line + "\nmail: ann@example.com\n\n",
        "line 2: \""
            + line.substring(0, line.indexOf(':'))
            + ":\" stands in the entry. This is a"
            + " file of changes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dn: ou=ref\nref: ldap://other.example.com/dc=example\n\n",
        "# search reference\nref: ldap://other.example.com/dc=example??sub\n\n",
        "ref: ldap://other.example.com/dc=example??sub\n\n",
        "# refldap://other.example.com/dc=example??sub\n\n",
        "# refldaps://other.example.com/dc=example??sub\n\n",
        "# search result\n\n# numResponses: 3\n# numEntries: 1\n# numReferences: 1\n",
      })
  void aPartOnAnotherServerIsRefused(String reference) {
    assertRefused(ANN + reference, "a part of the directory lies on another server");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail:< file:///etc/passwd", "jpegPhoto:<file:///tmp/x", "mail:<"})
  void valuesInOtherFilesAreRefused(String line) {
    assertRefused("dn: uid=ann\n" + line + "\n\n", "line 2: the value stands in another file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"YW5uQGV4YW1wbGUuY29", "YW5uQGV4YW1wbGUuY2", "YW5u*GV4", "YW5u=GV4", "YW5u GV4"})
  void base64ThatDoesNotDecodeIsRefused(String encoded) {
    assertRefused("dn: uid=ann\nmail:: " + encoded + "\n\n", "line 2: the value is not base64");
  }

  @Test
  void aPartOfAListOfValuesIsRefused() {
    for (String range : List.of("range=0-1499", "Range=1500-*", "binary;range=0-9")) {
      assertRefused(
          "dn: uid=ann\nmail;" + range + ": ann@example.com\n\n", "only a part of the values");
    }
    assertThat(read("dn: uid=ann\nmail;range=0-*: ann@example.com\n\n").values()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Size limit exceeded (4)", "ldap_bind: Invalid credentials (49)", "-", ": x", "+"})
  void whatIsNoLdifIsRefused(String line) {
    assertRefused(ANN + line + "\n\n", "line 4: is neither a comment nor \"name: value\": ");
    assertRefused("dn: uid=ann\n" + line + "\n\n", "line 2: is neither a comment");
  }

  @Test
  void anAddressAmongTheLinesIsNotShown() {
    assertThatThrownBy(() -> read(ANN + "ann@example.com\n\n"))
        .hasMessageContaining("line 4: is neither")
        .hasMessageNotContaining("ann@");
  }

  @Test
  void linesOutOfPlaceAreRefused() {
    assertRefused("mail: ann@example.com\n\n", "line 1: \"mail:\" belongs to no entry");
    assertRefused("\n mail: ann@example.com\n\n", "line 2: begins with a blank");
    assertRefused(" dn: uid=ann\n\n", "line 1: begins with a blank");
    assertRefused(
        "dn: uid=ann\nmail: a@example.com\ndn: uid=ben\nmail: b@example.com\n\n",
        "line 3: an entry begins within the one of line 1");
  }

  @Test
  void aLineOverTheLimitIsRefused() {
    String photo = "jpegPhoto:: " + "QUJD".repeat(10_000) + "\n";
    assertThat(read("dn: uid=ann\n" + photo + "mail: ann@example.com\n\n").values()).hasSize(1);
    assertRefused(
        "dn: uid=ann\njpegPhoto:: " + "QUJD".repeat(260_000) + "\n\n",
        "line 2: longer than 1000000 characters");
    String folded =
        "jpegPhoto:: " + "QUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJD\n ".repeat(100_000) + "QUJD\n";
    assertThat(read("dn: uid=ann\n" + folded + "mail: ann@example.com\n\n").values()).hasSize(1);
    assertRefused(
        "dn: uid=ann\njpegPhoto:: " + ("Q".repeat(900_000) + "\n ").repeat(20) + "\n\n",
        "line 2: more than 16777216 characters with the lines that continue it");
  }

  @Test
  void aNulIsRefused() {
    assertRefused("dn: uid=ann\nmail: a\0@example.com\n\n", "line 2: a NUL character");
  }

  @Test
  void optionsThatMakeNoSenseAreRefusedAtOnce() {
    LdifRecipientSourceBuilder builder = LdifRecipientSource.builder("x", Texts.stream(""));
    assertThatThrownBy(builder::attributes).isInstanceOf(IllegalArgumentException.class);
    for (String name : List.of(" ;x", "mail,mailAlternateAddress", "ma il", "mail:", "*", "")) {
      assertThatThrownBy(() -> builder.attributes("mail", name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("attribute \"")
          .hasMessageEndingWith("\": not an attribute's name, such as mail");
      assertThatThrownBy(() -> builder.displayNameAttributes(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("display name attribute \"");
    }
    assertThatThrownBy(() -> builder.atLeast(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
