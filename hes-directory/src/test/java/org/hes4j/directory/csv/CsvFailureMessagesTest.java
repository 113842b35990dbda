package org.hes4j.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hes4j.directory.SourcesPage;
import org.hes4j.directory.Texts;
import org.hes4j.directory.text.StreamOpener;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every message that a failed read of CSV ends with, word for word. */
class CsvFailureMessagesTest {
  private static final String ANN = "ann@example.com\n";

  @TempDir Path folder;

  private void assertMessage(CsvRecipientSource source, String message) {
    assertMessage(source, record -> {}, message);
  }

  private void assertMessage(
      CsvRecipientSource source, Consumer<SourceRecord> consumer, String message) {
    RecipientSourceException failure =
        catchThrowableOfType(RecipientSourceException.class, () -> source.read(consumer));
    assertThat(failure).isNotNull();
    assertThat(failure.getMessage().replace(folder.resolve("dump").toString(), "FILE"))
        .isEqualTo(message);
    SourcesPage.assertListed(message);
  }

  private CsvRecipientSource file(byte[] bytes, UnaryOperator<CsvRecipientSourceBuilder> options)
      throws IOException {
    Path file = Files.write(folder.resolve("dump"), bytes);
    return options.apply(CsvRecipientSource.builder(file)).build();
  }

  private CsvRecipientSource file(byte[] bytes) throws IOException {
    return file(bytes, UnaryOperator.identity());
  }

  private CsvRecipientSource file(String text) throws IOException {
    return file(Texts.utf8(text));
  }

  @Test
  void aFileThatIsMissing() {
    assertMessage(
        CsvRecipientSource.of(folder.resolve("dump")),
        "CSV file FILE: there is no such file at FILE. Check the path.");
  }

  @Test
  void aFolder() throws IOException {
    assertMessage(
        CsvRecipientSource.of(Files.createDirectory(folder.resolve("dump"))),
        "CSV file FILE: is a folder. Name a file in it.");
  }

  @Test
  void aFileThatMayNotBeRead() throws IOException {
    CsvRecipientSource source = file(ANN);
    Path file = folder.resolve("dump");
    Assumptions.assumeTrue(
        file.toFile().setReadable(false) && !Files.isReadable(file),
        "whoever runs this may read every file");
    assertMessage(
        source,
        "CSV file FILE: user "
            + System.getProperty("user.name")
            + " may not read it. Check its permissions.");
  }

  @Test
  void aStreamThatBreaks() {
    assertMessage(
        CsvRecipientSource.of("standard input", Texts.breaking(ANN)),
        "standard input: cannot be read to its end: java.io.IOException: pipe broken. Nothing of"
            + " it was used.");
  }

  @Test
  void standardInputASecondTime() throws IOException {
    StreamOpener opener = StreamOpener.standardInput();
    opener.open();
    assertMessage(
        CsvRecipientSource.of("standard input", opener),
        "standard input: can be read only once, and was. Read a file where several reads are"
            + " needed.");
  }

  @Test
  void aQuoteLeftOpen() throws IOException {
    assertMessage(
        file(ANN + "\"ben@example.com\n"),
        "CSV file FILE: the record that begins in line 2: a quote is still open at the end of the"
            + " text. The text was cut off, or a quote that belongs to a value is not doubled"
            + " (\"\").");
  }

  @Test
  void textAfterAClosingQuote() throws IOException {
    assertMessage(
        file(ANN + "\"ben\"@example.com\n"),
        "CSV file FILE: the record that begins in line 2: text follows a closing quote. A quote is"
            + " left open, perhaps lines before, or a quote that belongs to a value is not doubled"
            + " (\"\").");
  }

  @Test
  void aQuoteThatSwallowsLines() throws IOException {
    assertMessage(
        file(ANN + "ben@example.com,\"Ben\neva@example.com,\"\n"),
        "CSV file FILE: the record that begins in line 2: a quoted cell goes on over further lines"
            + " and holds what looks like a further address. A quote is left open there; if the cell is"
            + " meant so, dump without its column.");
    assertMessage(
        file("\"" + ANN.repeat(70_000)),
        "CSV file FILE: line 65537: inside a record of more than 1048576 characters. A quote"
            + " further up is left open.");
  }

  @Test
  void aNul() throws IOException {
    assertMessage(
        file(ANN + "ben\0@example.com\n"),
        "CSV file FILE: line 2: a NUL character. This is no text, or its charset is another.");
  }

  @Test
  void aLineOverTheLimit() throws IOException {
    assertMessage(
        file(ANN + "x".repeat(65_537)),
        "CSV file FILE: line 2: longer than 65536 characters, more than any line of addresses has."
            + " Dump the addresses alone.");
  }

  @Test
  void anotherCharset() throws IOException {
    assertMessage(
        file((ANN + "jérôme@example.com\n").getBytes(Charset.forName("windows-1252"))),
        "CSV file FILE: line 2, byte 18 of the file: 0xE9 is not UTF-8. Save the file as UTF-8, or"
            + " say which charset it is in (an ANSI file of Windows is in windows-1252).");
    assertMessage(
        file(Texts.gzip(ANN.replace("a", "é").getBytes(StandardCharsets.ISO_8859_1))),
        "CSV file FILE: line 1, byte 1 of the unpacked file: 0xE9 is not UTF-8. Save the file as"
            + " UTF-8, or say which charset it is in (an ANSI file of Windows is in"
            + " windows-1252).");
    assertMessage(
        file(("\uFEFF" + ANN).getBytes(StandardCharsets.UTF_16LE)),
        "CSV file FILE: begins as UTF-16 text does (PowerShell's > writes UTF-16), and is to be"
            + " read as UTF-8. Say that its charset is UTF-16, or save it as UTF-8.");
  }

  @Test
  void gzipThatIsCutDamagedOrFollowed() throws IOException {
    byte[] packed = Texts.gzip(Texts.utf8(ANN));
    assertMessage(
        file(Arrays.copyOf(packed, packed.length - 3)),
        "CSV file FILE: its gzip data ends in the middle: the file was cut off. Dump it again.");
    assertMessage(
        file(Arrays.copyOf(packed, packed.length + 3)),
        "CSV file FILE: something that is not gzip follows its gzip data. Pack it again, or read"
            + " it unpacked.");
    packed[packed.length - 8] ^= 1;
    assertMessage(
        file(packed),
        "CSV file FILE: its gzip data is damaged. Pack it again, or read it unpacked.");
  }

  @Test
  void aFileThatChangesWhileItIsRead() throws IOException {
    CsvRecipientSource source = file(ANN);
    Path file = folder.resolve("dump");
    assertMessage(
        source,
        Texts.atFirstRecord(() -> Files.writeString(file, ANN, StandardOpenOption.APPEND)),
        "CSV file FILE: changed its size from 16 to 32 bytes while it was read, so what was read"
            + " may be a part of two lists. Write the dump under another name, and rename it to"
            + " this one when it is complete.");
    assertMessage(
        source,
        Texts.atFirstRecord(() -> Files.delete(file)),
        "CSV file FILE: was removed while it was read, so what was read may be a part of two"
            + " lists. Write the dump under another name, and rename it to this one when it is"
            + " complete.");
  }

  @Test
  void aMissingEndMarker() throws IOException {
    assertMessage(
        file(Texts.utf8(ANN), csv -> csv.endMarker("# end")),
        "CSV file FILE: its last line is not the end marker \"# end\": the file was cut off, or is"
            + " not complete yet. Dump it again.");
    assertMessage(
        file(Texts.utf8(ANN + "# end" + "\n".repeat(66_000)), csv -> csv.endMarker("# end")),
        "CSV file FILE: more than 65536 characters of blank lines follow the end marker.");
  }

  @Test
  void tooFewAddresses() throws IOException {
    assertMessage(
        file(Texts.utf8(ANN), csv -> csv.atLeast(1000)),
        "CSV file FILE: holds 1 address, expected at least 1000. The dump is not complete; where"
            + " so few are right, lower the minimum.");
  }

  @Test
  void aHeaderThatIsNone() throws IOException {
    assertMessage(
        file(Texts.utf8(ANN), CsvRecipientSourceBuilder::header),
        "CSV file FILE: line 1: a header was expected, and this row holds an address, so it is"
            + " none. Read the file without a header, with columns by their numbers, or write one.");
  }

  @Test
  void missingColumns() throws IOException {
    assertMessage(
        file(Texts.utf8("Name;Mail\n"), csv -> csv.addressColumns("Mail")),
        "CSV file FILE: line 1: no column is called \"Mail\". The header is: Name;Mail. Check the"
            + " name and the delimiter.");
    assertMessage(
        file(Texts.utf8(ANN), csv -> csv.addressColumns("Mail")),
        "CSV file FILE: line 1: no column is called \"Mail\". This row holds an address, so it is"
            + " no header. Check the name and the delimiter.");
    assertMessage(
        file(Texts.utf8("Ann;" + ANN), csv -> csv.addressColumns(2)),
        "CSV file FILE: line 1: there is 1 column, and addresses are expected in column 2. Check"
            + " the number and the delimiter.");
    assertMessage(
        file(new byte[0], csv -> csv.addressColumns("Mail")),
        "CSV file FILE: is empty, and a header was expected. The dump failed, or was cut off; dump"
            + " again.");
  }
}
