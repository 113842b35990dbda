package org.hes4j.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hes4j.directory.Records;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecipientSourceTest {
  private static final String EMPTY =
      "empty line (a base64 value cut by the recipe looks like this)";

  private static CsvRecipientSource source(String text) {
    return source(text.getBytes(StandardCharsets.UTF_8));
  }

  private static CsvRecipientSource source(byte[] bytes) {
    return CsvRecipientSource.of("standard input", () -> new ByteArrayInputStream(bytes));
  }

  private static Records read(String text) {
    return Records.of(source(text));
  }

  private static List<String> places(Records records) {
    return records.all().stream().map(record -> record.origin().toString()).toList();
  }

  @Test
  void aColumnOfAddressesIsRead() {
    assertThat(read("ann@example.com\nben@example.org\n").values())
        .containsExactly("ann@example.com", "ben@example.org");
    assertThat(read("ann@example.com").values()).containsExactly("ann@example.com");
  }

  @Test
  void theSecondColumnIsTheName() {
    assertThat(
            read("""
                ann@example.com,Ann Adams
                "ben@example.com","Baker, ""Big"" Ben"
                eva@example.com,
                """)
                .addresses())
        .extracting(SourceRecord.Address::displayName)
        .containsExactly("Ann Adams", "Baker, \"Big\" Ben", null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mail", "email", "EMail", "MAIL,Name", "\"Email\",\"Name\"", "\uFEFFmail"})
  void aHeaderIsLeftOut(String header) {
    Records records = read(header + "\r\nann@example.com\r\n");
    assertThat(records.values()).containsExactly("ann@example.com");
    assertThat(records.leftOut()).containsExactly(Map.entry("header", 1));
  }

  @Test
  void onlyTheFirstRowCanBeAHeader() {
    assertThat(read("ann@example.com\nmail\n").values()).containsExactly("ann@example.com", "mail");
  }

  @Test
  void lineEndsAndAByteOrderMarkDoNotMatter() {
    assertThat(read("\uFEFFann@example.com\r\nben@example.com\reva@example.com\n").values())
        .containsExactly("ann@example.com", "ben@example.com", "eva@example.com");
    byte[] utf16 = "\uFEFFann@example.com\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(
            Records.of(
                    CsvRecipientSource.builder("dump", () -> new ByteArrayInputStream(utf16))
                        .charset(StandardCharsets.UTF_16LE)
                        .build())
                .values())
        .containsExactly("ann@example.com");
  }

  @Test
  void linesAreCountedAsAnEditorDoes() {
    Records records =
        read(
            "email,Name\r\nann@example.com,\"Ann\r\nAdams\"\r\n\r\nben@example.com,\"a\nb\nc\"\n"
                + "eva@example.com");
    assertThat(places(records)).containsExactly("line 1", "line 2", "line 4", "line 5", "line 8");
  }

  @Test
  void anEmptyTextIsReadWholeAndHoldsNothing() {
    assertThat(read("").all()).isEmpty();
    assertThat(read("\uFEFF").all()).isEmpty();
  }

  @Test
  void aNameWithoutAnAddressIsLeftOut() {
    assertThat(read(",Ann Adams\n").leftOut())
        .containsExactly(Map.entry("row without an address", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {",ann@example.com", "\"\", ann@example.com ,Ann", " ,Ann,ann@example.com"})
  void anAddressBesideAnEmptyFirstColumnIsRejected(String row) {
    Records records = read("ben@example.com\n" + row + "\neva@example.com\n");
    assertThat(records.values()).containsExactly("ben@example.com", "eva@example.com");
    assertThat(records.leftOut()).isEmpty();
    assertThat(records.rejected())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.value().strip()).isEqualTo("ann@example.com");
              assertThat(rejected.reason()).startsWith("an address beside the first column");
              assertThat(rejected.origin()).hasToString("line 2");
            });
  }

  @Test
  void aSecondAddressInALineIsNotLost() {
    Records records =
        read(
            """
            ann@example.com,ann.b@example.com
            ben@example.com,BEN@example.com
            eva@example.com,Eva (eva @ home)
            """);
    assertThat(records.values())
        .containsExactly("ann@example.com", "ben@example.com", "eva@example.com");
    assertThat(records.rejected())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.value()).isEqualTo("ann.b@example.com");
              assertThat(rejected.reason()).contains("give each address its own line");
              assertThat(rejected.origin()).hasToString("line 1");
            });
  }

  @Test
  void whatIsNoAddressIsHandedOnForItsReasonToBeFound() {
    assertThat(read("ann at example.com\n mailer\n x500\n").values())
        .containsExactly("ann at example.com", " mailer", " x500");
  }

  @Test
  void aQuoteLeftOpenIsAFailure() {
    assertThatThrownBy(() -> read("ann@example.com\n\"ben@example.com\neva@example.com\n"))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessage(
            "standard input: the record that begins in line 2: a quote is still open at the end of"
                + " the text. The text was cut off, or a quote that belongs to a value is not"
                + " doubled (\"\").");
  }

  @Test
  void textAfterAClosingQuoteIsAFailureForLinesMayHaveBeenSwallowed() {
    assertThatThrownBy(
            () -> read("ann@example.com,\"Ann\nben@example.com\neva@example.com,\"Eva\"\n"))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("line 1: text follows a closing quote. A quote is left open");
  }

  @Test
  void aQuoteThatSwallowsLinesAndClosesIsAFailureToo() {
    assertThatThrownBy(() -> read("ann@example.com,\"Ann\nben@example.com\neva@example.com,\"\n"))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("line 1: a quoted cell goes on over further lines");
  }

  @Test
  void aQuoteThatNeverClosesDoesNotFillTheMemory() {
    String line = "ann@example.com\n";
    assertThatThrownBy(() -> read("\"" + line.repeat(200_000)))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("inside a record of more than 1048576 characters");
    assertThat(read(line.repeat(200_000)).values()).hasSize(200_000);
  }

  @Test
  void bytesOutOfTheCharsetAreAFailureThatNamesThePlace() {
    byte[] ansi =
        "ann@example.com\nj\u00e9r\u00f4me@example.com\n".getBytes(Charset.forName("windows-1252"));
    assertThatThrownBy(() -> Records.of(source(ansi)))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageStartingWith("standard input: line 2, byte 18 of the file: 0xE9 is not UTF-8.")
        .hasMessageContaining("windows-1252");
    assertThat(
            Records.of(
                    CsvRecipientSource.builder("dump", () -> new ByteArrayInputStream(ansi))
                        .charset(Charset.forName("windows-1252"))
                        .build())
                .values())
        .containsExactly("ann@example.com", "jérôme@example.com");
  }

  @Test
  void aCharacterCutOffAtTheEndIsAFailure() {
    byte[] cut = {'a', '@', 'b', '.', 'c', '\n', (byte) 0xC3};
    assertThatThrownBy(() -> Records.of(source(cut)))
        .hasMessageContaining("line 2, byte 7 of the file: 0xC3 is not UTF-8");
  }

  @Test
  void aNulIsAFailure() {
    assertThatThrownBy(() -> read("ann@example.com\nben\0@example.com\n"))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("line 2: a NUL character");
  }

  @Test
  void aLineOverTheLimitIsAFailure() {
    String longest = "x".repeat(65_536);
    assertThat(read("a\n" + longest + "\n").values()).contains(longest);
    assertThatThrownBy(() -> read("a\n" + longest + "x\n"))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("line 2: longer than 65536 characters");
  }

  @Test
  void filesThatCannotBeReadSayWhatToDo(@TempDir Path folder) {
    Path missing = folder.resolve("ldapbackup.csv");
    assertThatThrownBy(() -> Records.of(CsvRecipientSource.of(missing)))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessage(
            "CSV file " + missing + ": there is no such file at " + missing + ". Check the path.");
    assertThatThrownBy(() -> Records.of(CsvRecipientSource.of(folder)))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessage("CSV file " + folder + ": is a folder. Name a file in it.");
  }

  @Test
  void aFileCanBeReadAgain(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("list.csv"), "ann@example.com\n");
    CsvRecipientSource source = CsvRecipientSource.of(file);
    assertThat(Records.of(source).values()).isEqualTo(Records.of(source).values()).hasSize(1);
    assertThat(source).hasToString("CSV file " + file);
    assertThat(source("")).hasToString("standard input");
  }

  @Test
  void aStreamThatBreaksIsAFailure() {
    InputStream breaking =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("pipe broken");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return read();
          }
        };
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream("ann@example.com\n".getBytes(StandardCharsets.UTF_8)),
            breaking);
    assertThatThrownBy(() -> Records.of(CsvRecipientSource.of("pipe", () -> broken)))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("pipe: cannot be read to its end: ")
        .hasMessageContaining("pipe broken");
  }

  @Test
  void whatTheConsumerThrowsComesThroughUnchangedAndTheStreamIsClosed() {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream stream =
        new ByteArrayInputStream(
            "ann@example.com\nben@example.com\n".getBytes(StandardCharsets.UTF_8)) {
          @Override
          public void close() {
            closed.set(true);
          }
        };
    UncheckedIOException mine = new UncheckedIOException(new IOException("mine"));
    List<SourceRecord> seen = new ArrayList<>();
    assertThatThrownBy(
            () ->
                CsvRecipientSource.of("stream", () -> stream)
                    .read(
                        record -> {
                          seen.add(record);
                          throw mine;
                        }))
        .isSameAs(mine);
    assertThat(seen).hasSize(1);
    assertThat(closed).isTrue();
  }

  @Test
  void blankLinesAreCountedAsWhatTheRecipeMakesOfBase64() {
    assertThat(read("\nann@example.com\n \n\n").leftOut()).containsExactly(Map.entry(EMPTY, 3));
  }
}
