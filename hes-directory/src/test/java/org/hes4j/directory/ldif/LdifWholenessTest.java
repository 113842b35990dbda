package org.hes4j.directory.ldif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hes4j.directory.Records;
import org.hes4j.directory.Texts;
import org.hes4j.recipient.RecipientSourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A part of a dump is never taken for the whole. */
class LdifWholenessTest {
  private static final SortedSet<String> ALL =
      new TreeSet<>(List.of("ann@example.com", "ben@example.com", "j@example.com"));

  @TempDir Path folder;

  private static LdifRecipientSource source(String text) {
    return source(Texts.utf8(text));
  }

  private static LdifRecipientSource source(byte[] bytes) {
    return LdifRecipientSource.of("dump", Texts.stream(bytes));
  }

  private static void assertRefused(String text, String message) {
    Texts.assertRefused(source(text)).hasMessageContaining(message);
  }

  private static void assertRefusedOrComplete(byte[] whole) {
    assertThat(Records.of(source(whole)).canonical()).isEqualTo(ALL);
    int refused = 0;
    for (int length = 0; length < whole.length; length++) {
      try {
        assertThat(Records.of(source(Arrays.copyOf(whole, length))).canonical())
            .as("the first %d bytes", length)
            .isEqualTo(ALL);
      } catch (RecipientSourceException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length / 2);
  }

  @ParameterizedTest
  @EnumSource(
      value = SampleDump.class,
      names = {"PLAIN", "L", "PLAIN_PAGED", "L_PAGED"})
  void aDumpWithATrailerCutAtAnyByteIsRefusedOrComplete(SampleDump dump) {
    assertRefusedOrComplete(Texts.utf8(dump.text()));
  }

  @ParameterizedTest
  @EnumSource(SampleDump.class)
  void aDumpWithAnEndMarkerCutAtAnyByteIsRefusedOrComplete(SampleDump dump) {
    byte[] whole = Texts.utf8(dump.text() + "# end\n");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      LdifRecipientSource marked =
          LdifRecipientSource.builder("dump", Texts.stream(cut)).endMarker("# end").build();
      if (length == whole.length - 1) {
        assertThat(Records.of(marked).canonical()).isEqualTo(ALL);
      } else {
        Texts.assertRefused(marked);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SampleDump.class)
  void aGzipDumpCutAtAnyByteIsRefused(SampleDump dump) {
    byte[] packed = Texts.gzip(Texts.utf8(dump.text()));
    assertThat(Records.of(source(packed)).canonical()).isEqualTo(ALL);
    for (int length = 0; length < packed.length; length++) {
      Texts.assertRefused(source(Arrays.copyOf(packed, length)));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SampleDump.class,
      names = {"LL", "LLL", "LLL_PAGED"})
  void aDumpWithoutATrailerCutElsewhereThanBetweenEntriesIsRefused(SampleDump dump) {
    String text = dump.text();
    for (int length = 0; length < text.length(); length++) {
      String cut = text.substring(0, length);
      if (!cut.endsWith("\n\n")) {
        Texts.assertRefused(source(cut));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SampleDump.class,
      names = {"PLAIN", "L", "PLAIN_PAGED", "L_PAGED"})
  void anEntryThatIsMissingFromTheMiddleIsNoticedByTheCounts(SampleDump dump) {
    String without = dump.text().replaceFirst("(?s)dn: uid=ben.*?\n\n", "");
    assertThat(without).isNotEqualTo(dump.text());
    assertRefused(without, "by its numEntries the dump has 4 entries, and 3 are there");
  }

  @Test
  void aNumberOfResponsesThatDoesNotFitIsRefused() {
    assertRefused(
        SampleDump.PLAIN.text().replace("numResponses: 5", "numResponses: 6"),
        "by its numResponses the dump has 6 responses, and 5 are there");
    String extended =
        SampleDump.L.text().replace("numResponses: 5", "numResponses: 8")
            + "# numExtended: 1\n# numPartial: 2\n";
    assertThat(Records.of(source(extended)).canonical()).isEqualTo(ALL);
  }

  @Test
  void aResultOtherThanSuccessIsRefusedWithItsRemedy() {
    String dump = SampleDump.PLAIN.text();
    assertRefused(
        dump.replace("result: 0 Success", "result: 4 Size limit exceeded"),
        "the search ended with \"4 Size limit exceeded\", not with \"0 Success\", so this dump is"
            + " a part of the directory. Have the size limit raised for the bind DN");
    assertRefused(
        dump.replace("result: 0 Success", "result: 3 Time limit exceeded"), "limit raised");
    assertRefused(dump.replace("result: 0 Success", "result: 10 Referral"), "it refers to");
    assertRefused(
        dump.replace("result: 0 Success", "result: 32 No such object"), "Check the base DN");
    assertRefused(dump.replace("result: 0 Success", "result: 51 Busy"), "Dump again.");
    assertRefused(dump.replace("result: 0 Success", "result:"), "ended with \"\"");
    assertRefused(dump.replace("result: 0 Success\n", ""), "the search's result is missing here");
  }

  @Test
  void aDumpThatIsCutBeforeAnotherOneIsRefused() {
    String dump = SampleDump.L.text();
    String cut = dump.substring(0, dump.indexOf("# search result"));
    assertRefused(cut + dump, "another dump begins here, and the one before has no end");
    assertThat(Records.of(source(dump + SampleDump.PLAIN.text())).canonical()).isEqualTo(ALL);
  }

  @Test
  void aSecondSearchInTheSameOutputNeedsItsOwnEnd() {
    String first = SampleDump.PLAIN.text() + "\n#\n# filter: (uid=eva)\n#\n";
    String second = "# eva, example.com\ndn: uid=eva\nmail: ann@example.com\n\n";
    String end = "# search result\nsearch: 3\nresult: 0 Success\n\n# numResponses: 2\n";
    assertRefused(first + second, "the end that ldapsearch writes");
    assertThat(Records.of(source(first + second + end)).canonical()).isEqualTo(ALL);
  }

  @Test
  void aPageAfterWhichNoneFollowsIsRefused() {
    String dump = SampleDump.LLL_PAGED.text();
    int second = dump.indexOf("dn: uid=ben");
    assertRefused(dump.substring(0, second), "is not the last one");
    assertRefused(dump.substring(0, dump.lastIndexOf("# pagedresults")), "the dump was cut off");
  }

  @Test
  void aDumpWithoutAnyEntryIsRefusedUnlessItSaysThatThisIsRight() {
    assertRefused("", "holds no entry, which is what a search that failed leaves behind");
    assertRefused("version: 1\n\n", "holds no entry");
    String none =
        """
        # extended LDIF
        #
        # LDAPv3
        #

        # search result
        search: 2
        result: 0 Success

        # numResponses: 1
        """;
    assertThat(Records.of(source(none)).all()).isEmpty();
  }

  @Test
  void aFileThatChangesWhileItIsReadIsRefused() {
    Path file = Texts.write(folder, SampleDump.LLL.text());
    LdifRecipientSource source = LdifRecipientSource.of(file);
    assertThat(Records.of(source).canonical()).isEqualTo(ALL);
    assertThatThrownBy(
            () ->
                source.read(
                    Texts.atFirstRecord(
                        () -> Files.writeString(file, "\n", StandardOpenOption.APPEND))))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("changed its size");
  }

  @Test
  void bytesOutOfTheCharsetAreRefusedUnlessTheCharsetIsSaid() throws IOException {
    Charset ansi = Charset.forName("windows-1252");
    byte[] bytes = "dn: uid=jérôme\nmail: a@example.com\n\n".getBytes(ansi);
    Texts.assertRefused(source(bytes)).hasMessageContaining("line 1, byte 10 of the file: 0xE9");
    LdifRecipientSource source =
        LdifRecipientSource.builder("dump", Texts.stream(bytes)).charset(ansi).build();
    assertThat(Records.of(source).addresses().get(0).origin())
        .hasToString("line 2: uid=jérôme mail");
  }

  @Test
  void fewerAddressesThanExpectedAreRefused() {
    LdifRecipientSourceBuilder builder =
        LdifRecipientSource.builder("dump", Texts.stream(SampleDump.LLL.text()));
    assertThat(Records.of(builder.atLeast(4).build()).canonical()).isEqualTo(ALL);
    Texts.assertRefused(builder.atLeast(5).build())
        .hasMessageContaining("holds 4 addresses, expected at least 5.");
  }
}
