package org.hes4j.directory.ldif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hes4j.directory.BytesAsRecords;
import org.hes4j.directory.KeptApart;
import org.hes4j.directory.Texts;
import org.hes4j.directory.text.StreamOpener;
import org.hes4j.directory.text.TextGuards;
import org.hes4j.directory.text.TextInput;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.RecipientSourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which entries come as bytes; that what they say is the same is a property of its own. */
class LdifBytesTest {
  private static final String ANN = "dn: uid=ann\ncn: Ann\nmail: ann@example.com\n\n";
  private static final String BEN = "dn: uid=ben\nmail: ben@example.com\n\n";
  private static final String EVA = "dn: uid=eva\nmail: eva@example.com\n\n";

  private static KeptApart read(String text, UnaryOperator<LdifRecipientSourceBuilder> options) {
    return read(Texts.stream(text), options);
  }

  private static KeptApart read(
      StreamOpener opener, UnaryOperator<LdifRecipientSourceBuilder> options) {
    return KeptApart.of(options.apply(LdifRecipientSource.builder("text", opener)).build());
  }

  @Test
  void plainEntriesComeAsBytesWithTheirNamesAndPlaces() {
    KeptApart kept =
        read(
            """
            version: 1

            # ann, example.com
            dn: uid=ann,dc=example
            objectClass: person
            mail: ann@example.com
            CN: Ann
            # a comment
            Mail:a@example.com
            displayName: Ann Adams
            cn: Other

            dn: uid=ben
            alias: ben@example.com

            """,
            ldif -> ldif.attributes("mail", "alias"));
    assertThat(kept.asRecords).isEmpty();
    assertThat(kept.asBytes)
        .containsExactly(
            "line 6: uid=ann,dc=example mail: ann@example.com (Ann Adams)",
            "line 9: uid=ann,dc=example mail: a@example.com (Ann Adams)",
            "line 14: uid=ben alias: ben@example.com");
  }

  @Test
  void thoseOfAWholeDumpDoToo() {
    String end = "# search result\nsearch: 2\nresult: 0 Success\n\n# numResponses: 3\n";
    KeptApart kept =
        read(
            "# extended LDIF\n#\n# LDAPv3\n# requesting: mail \n#\n\n# ann,\n  example.com\n"
                + ANN
                + BEN.replace("\n", "\r\n")
                + end,
            ldif -> ldif);
    assertThat(kept.asRecords).isEmpty();
    assertThat(kept.asBytes)
        .containsExactly(
            "line 11: uid=ann mail: ann@example.com (Ann)",
            "line 14: uid=ben mail: ben@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail: jörg@example.com",
        "mail:: am9lQGV4YW1wbGUuY29t",
        "mail;lang-de: joe@example.com",
        "mail: joe@exam\n ple.com",
        "mail:",
        "mail: joe@example.com\ncn:: SsO2cmc=",
        "mail: joe@example.com\ncn: Jörg",
        "mail: joe@example.com\n# a comment that\n is folded",
        "mail: joe@example.com\n# search result",
        "cn: Nobody"
      })
  void theBytesGoOnBehindAnEntryThatNeedsALook(String lines) {
    KeptApart kept = read(ANN + "dn: uid=joe\n" + lines + "\n\n" + EVA, ldif -> ldif);
    assertThat(kept.asRecords).hasSize(1);
    assertThat(kept.asBytes).hasSize(2).last().asString().contains("uid=eva mail: eva@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ref: ldap://other",
        "Control: 1.2.3",
        "changetype: add",
        "dn: uid=x",
        "mail:< file:///x",
        "mail;range=0-1: x@example.com",
        "no colon",
        "-: x",
        ": x"
      })
  void whatEndsTheReadDoesSoAmongPlainLines(String line) {
    String text = BEN + "dn: uid=x\nmail: x@example.com\n" + line + "\ncn: X\n\n" + EVA;
    assertThatThrownBy(() -> read(text, ldif -> ldif))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("line 6: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"# end\n", "# end\n\n", "dn: \uFFFD\nmail: x@example.com\n\n"})
  void behindWhatMayBeTheEndOrNoTextCharactersAreRead(String lines) {
    KeptApart kept = read(ANN + lines + EVA + "# end\n", ldif -> ldif.endMarker("# end"));
    assertThat(kept.asBytes).hasSize(1);
    assertThat(kept.asRecords).last().isEqualTo("eva@example.com");
  }

  @Test
  void behindALineTooLongForTheBufferCharactersAreRead() {
    StreamOpener opener =
        Texts.stream(ANN + "dn: uid=x\nmail: " + "x".repeat(30) + "@b.c\n\n" + EVA);
    TextInput input = TextInput.ofStream("text", opener).buffered(24);
    LdifReading reading = new LdifReading(LdifAttributes.DEFAULT);
    KeptApart kept = KeptApart.of(new LdifRecipientSource(input, TextGuards.ofLines(100), reading));
    assertThat(kept.asBytes).hasSize(1);
    assertThat(kept.asRecords).containsExactly("x".repeat(30) + "@b.c", "eva@example.com");
  }

  @ParameterizedTest
  @ValueSource(ints = {254, 255, 256, 3000})
  void anEntryOfManyAddressesIsWholeWhicheverWayItGoes(int count) {
    String addresses =
        IntStream.range(0, count)
            .mapToObj(i -> "mail: m" + i + "@example.com\n")
            .collect(Collectors.joining());
    KeptApart kept = read("dn: uid=all\n" + addresses + "cn: All\n\n" + BEN, ldif -> ldif);
    assertThat(kept.asBytes.size() + kept.asRecords.size()).isEqualTo(count + 1);
    assertThat(kept.asBytes).hasSize(count < 255 ? count + 1 : 1);
  }

  @Test
  void oneOfManyOtherLinesComesAsBytes() {
    String members = "member: uid=somebody\n".repeat(10_000);
    KeptApart kept = read("dn: cn=all\nmail: all@example.com\n" + members + "\n", ldif -> ldif);
    assertThat(kept.asBytes).containsExactly("line 2: cn=all mail: all@example.com");
  }

  @Test
  void oneOfMoreThanThereIsRoomForIsWholeToo() {
    String value = "x".repeat(40_000) + "@example.com";
    String entry = "dn: x\nmail: " + value + "\nmail: " + value + "\n\n";
    KeptApart kept = read(entry + EVA, ldif -> ldif);
    assertThat(kept.asRecords).containsExactly(value, value);
    assertThat(kept.asBytes).containsExactly("line 6: uid=eva mail: eva@example.com");
  }

  @Test
  void otherCharsetsAreReadAsCharacters() {
    KeptApart kept = read(ANN, ldif -> ldif.charset(StandardCharsets.ISO_8859_1));
    assertThat(kept.asBytes).isEmpty();
    assertThat(kept.asRecords).hasSize(1);
  }

  @Test
  void entriesThatCameAsBytesCount() {
    assertThat(read(ANN + BEN, ldif -> ldif.atLeast(2)).asBytes).hasSize(2);
    assertThatThrownBy(() -> read(ANN + BEN, ldif -> ldif.atLeast(3)))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("holds 2 addresses, expected at least 3");
    assertThat(read(ANN + BEN + "# numEntries: 2\n", ldif -> ldif).asBytes).hasSize(2);
    assertThatThrownBy(() -> read(ANN + BEN + "# numEntries: 3\n", ldif -> ldif))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("the dump has 3 entries, and 2 are there");
  }

  @Test
  void aDumpThatLacksItsEndIsRefused() {
    assertThatThrownBy(() -> read("# extended LDIF\n\n" + ANN, ldif -> ldif))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("the end that ldapsearch writes");
  }

  @Test
  void oneCutAtAnyByteIsRefusedUnlessBetweenEntries() {
    String text = ANN + BEN;
    for (int length = 0; length < text.length(); length++) {
      String cut = text.substring(0, length);
      if (length == ANN.length()) {
        assertThat(read(cut, ldif -> ldif).asBytes).hasSize(1);
      } else {
        assertThatThrownBy(() -> read(cut, ldif -> ldif))
            .isInstanceOf(RecipientSourceException.class);
      }
      assertThatThrownBy(() -> read(cut, ldif -> ldif.endMarker("# end")))
          .hasMessageContaining("its last line is not the end marker");
    }
    byte[] packed = Texts.gzip(Texts.utf8(text));
    for (int length = 1; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> read(Texts.stream(cut), ldif -> ldif))
          .hasMessageContaining("its gzip data ends in the middle");
    }
  }

  @Test
  void aFileThatGrowsWhileItIsReadIsRefused(@TempDir Path folder) {
    Path file = Texts.write(folder, ANN);
    AddressBytesConsumer growing =
        new BytesAsRecords(
            Texts.atFirstRecord(() -> Files.writeString(file, BEN, StandardOpenOption.APPEND)));
    assertThatThrownBy(() -> LdifRecipientSource.of(file).read(growing))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("changed its size");
  }

  @Test
  void aStreamThatBreaksIsAFailure() {
    assertThatThrownBy(() -> read(Texts.breaking(ANN), ldif -> ldif))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("cannot be read to its end")
        .hasMessageContaining("pipe broken");
  }
}
