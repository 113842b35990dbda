package org.hes4j.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hes4j.directory.Records;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as the vendor's recipe makes them; {@code VendorRecipeTest} sees that it really does. */
class RecipeDumpTest {

  private static Records read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Records.of(CsvRecipientSource.of("dump", () -> new ByteArrayInputStream(bytes)));
  }

  private static void assertLeftOut(String line, String kind) {
    Records records = read(" ann@example.com\n" + line + "\n ben@example.com\n");
    assertThat(records.values()).containsExactly(" ann@example.com", " ben@example.com");
    assertThat(records.rejected()).isEmpty();
    assertThat(records.leftOut()).containsExactly(Map.entry(kind, 1));
  }

  private static void assertRejected(String line, String reason) {
    Records records = read(" ann@example.com\n" + line + "\n ben@example.com\n");
    assertThat(records.values()).containsExactly(" ann@example.com", " ben@example.com");
    assertThat(records.rejected())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.reason()).contains(reason);
              assertThat(rejected.origin()).hasToString("line 2");
            });
  }

  @Test
  void theListOfRequestedAttributesIsLeftOut() {
    Records records = read(" mail \n ann@example.com\n");
    assertThat(records.values()).containsExactly(" ann@example.com");
    assertThat(records.leftOut()).containsExactly(Map.entry("list of requested attributes", 1));
    assertLeftOut(" mail mailAlternateAddress ", "list of requested attributes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# mailer, people, test1.com",
        "# joe@test1.com, mailroom, test1.com",
        "# base <ou=mail,dc=test1,dc=com> with scope subtree",
        "#",
        "#mailers",
        " ailroom, people, test1.com",
        " mailroom, test1.com",
      })
  void commentsAreLeftOut(String line) {
    assertLeftOut(line, "comment line");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " uid=mailer,ou=people,dc=test1,dc=com",
        " mail=joe@example.com,ou=people,dc=test1,dc=com",
        "mail=joe@example.com,ou=people,dc=test1,dc=com",
        " cn=Joe+mail=joe@example.com,ou=people,dc=test1,dc=com",
        " cn=Mail\\2C Joe,ou=people,o=Example Works",
        " cn=Mail\\, Joe,ou=people,o=Example Works",
        " 0.9.2342.19200300.100.1.3=joe@example.com,dc=test1,dc=com",
        " mail,ou=people,dc=test1,dc=com",
        " cn=mail",
        " cn=yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyymailroom,ou=people,dc=test1,",
        " mail=yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy@example.com,ou=peop",
        " mail=yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy@example.com",
      })
  void dnsAreLeftOut(String line) {
    assertLeftOut(line, "DN line");
  }

  @Test
  void filtersAreLeftOut() {
    assertLeftOut(" (mail=*@example.com)", "search filter");
  }

  @Test
  void aValueWithoutAtIsNoPieceOfLdif() {
    assertThat(read(" ann@example.com\n mail\n mailer\n").values())
        .containsExactly(" ann@example.com", " mail", " mailer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//mail.example.com/ou=mail,dc=test1,dc=com??sub", " ldap", " ldaps"})
  void searchReferencesAreRejectedForAPartIsMissing(String line) {
    assertRejected(line, "a part of the directory lies on another server");
  }

  @Test
  void piecesThatLookLikeAnAddressAreRejected() {
    assertRejected(" mail=joe@example.com", "reads like a DN");
    assertRejected(" oe@mail.test1.com,ou=people,dc=test1,dc=com", "the rest of a folded DN");
    assertRejected(" oe@mail.test1.com, people, test1.com", "the rest of a folded DN or comment");
    assertRejected(" oe@mail.test1.com, test1.com", "the rest of a folded DN or comment");
    assertRejected("#ann@example.com", "begins with #");
  }

  @Test
  void ordinaryRowsAreNotTakenForPiecesOfLdif() {
    Records records =
        read(
            """
            bounce=joe@example.com
            ann@example.com,team=sales
            eva@example.com, Eva, Sales
             ian@example.com, Ian Ito
            kim@example.com, Example.com
            """);
    assertThat(records.rejected()).isEmpty();
    assertThat(records.leftOut()).isEmpty();
    assertThat(records.canonical())
        .containsExactlyInAnyOrder(
            "bounce=joe@example.com",
            "ann@example.com",
            "eva@example.com",
            "ian@example.com",
            "kim@example.com");
  }

  private static String line(int length) {
    return " " + "a".repeat(length - 17) + "@mail.example.us";
  }

  @Test
  void aLineAsLongAsLdapsearchLetsItBeIsRejectedAsPossiblyFolded() {
    assertThat(read(line(72) + "\n" + line(74) + "\n").values()).hasSize(2);
    assertRejected(line(73), "possibly folded");
    assertRejected(line(73), "-o ldif-wrap=no");
  }

  @Test
  void withoutTheBlankItIsNoLineOfTheRecipe() {
    String address = line(73).strip() + "k";
    assertThat(read(address + "\n").values()).containsExactly(address);
  }

  @Test
  void theFoldedLengthFollowsTheRequestedAttributes() {
    String folded = line(78 - "mailAlternateAddress".length() - 1);
    assertThat(read(" mail \n" + folded + "\n").rejected()).isEmpty();
    assertThat(read(" mail mailAlternateAddress \n" + folded + "\n").rejected()).hasSize(1);
  }

  @Test
  void theRestOfAFoldedLineIsNoAddressOfItsOwn() {
    Records records = read(" " + "a".repeat(72) + "\n a@mail.example.com\n ben@example.com\n");
    assertThat(records.values()).containsExactly(" ben@example.com");
    assertThat(records.rejected())
        .extracting(SourceRecord.Rejected::reason)
        .satisfiesExactly(
            reason -> assertThat(reason).contains("possibly folded"),
            reason -> assertThat(reason).contains("the rest of the folded line before it"));
  }
}
