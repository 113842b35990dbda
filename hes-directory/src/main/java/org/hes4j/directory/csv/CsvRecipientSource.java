package org.hes4j.directory.csv;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.hes4j.directory.text.StreamOpener;
import org.hes4j.directory.text.TextGuards;
import org.hes4j.directory.text.TextInput;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;

/**
 * Recipients from lines of text: {@code email,Firstname Lastname}, the second column being
 * optional.
 *
 * <p>A comma or another delimiter, optional double quotes (RFC 4180), lines that end in LF, CRLF or
 * CR, with or without a byte order mark, with or without a header whose first cell is {@code mail}
 * or {@code email}; packed with gzip or not. Tables of more columns are read by the columns' names
 * or numbers. What the vendor's recipe makes of a directory is read too:
 *
 * <pre>
 * ldapsearch -x -b 'dc=example,dc=com' -L mail | grep mail | cut -d ':' -f 2
 * </pre>
 *
 * <p>It lets comments, DNs and other pieces of LDIF through; they are left out and counted by kind.
 * It also cuts in silence every address of more than 72 characters, so a line that begins with a
 * blank and is exactly as long as {@code ldapsearch} lets a line be is rejected with the remedy
 * ({@code -o ldif-wrap=no}). A value that is no address is handed on or rejected, with its line.
 *
 * <p><strong>What cannot be noticed:</strong> that {@code ldapsearch} failed, or brought only a
 * part. Run the recipe with {@code set -o pipefail} and let an end marker follow it ({@code && echo
 * '# end'}), dump LDIF, or read the directory itself.
 *
 * <p>A read ends in a {@link RecipientSourceException} when the bytes cannot be read or are not in
 * the charset, at a NUL character, at a line of more than 65,536 or a record of more than 1,048,576
 * characters, and wherever quotes are out of order, for then nobody knows which lines they
 * swallowed; when the file changes or is replaced while it is read, or its gzip data is cut off;
 * and when it lacks the {@linkplain CsvRecipientSourceBuilder#endMarker end marker}, a column or
 * the {@linkplain CsvRecipientSourceBuilder#atLeast number of addresses} that was asked for. An
 * empty file is read whole and has no recipient.
 *
 * <p>Immutable. Reads of a file may run at the same time; those of a stream as its opener allows.
 */
public final class CsvRecipientSource implements RecipientSource {
  private final TextInput input;
  private final TextGuards guards;
  private final CsvReading reading;

  CsvRecipientSource(TextInput input, TextGuards guards, CsvReading reading) {
    this.input = input;
    this.guards = guards;
    this.reading = reading;
  }

  /** How it reads, apart from where and with which guards. */
  CsvReading reading() {
    return reading;
  }

  /** A file in UTF-8. It is opened at each read. */
  public static CsvRecipientSource of(Path file) {
    return builder(file).build();
  }

  /**
   * A stream in UTF-8.
   *
   * @param name what the source is called in messages, such as {@code standard input}
   * @param opener opens the stream at each read; the source closes it. For standard input take
   *     {@link StreamOpener#standardInput()}
   */
  public static CsvRecipientSource of(String name, StreamOpener opener) {
    return builder(name, opener).build();
  }

  /** A file, with options. */
  public static CsvRecipientSourceBuilder builder(Path file) {
    return new CsvRecipientSourceBuilder(TextInput.of("CSV file", file));
  }

  /** A stream, with options. */
  public static CsvRecipientSourceBuilder builder(String name, StreamOpener opener) {
    return new CsvRecipientSourceBuilder(TextInput.ofStream(name, opener));
  }

  /**
   * Reads every line.
   *
   * @throws RecipientSourceException when the text could not be read whole
   */
  @Override
  public void read(Consumer<SourceRecord> consumer) {
    input.read(guards, consumer, reading);
  }

  /** {@code CSV file ldapbackup.csv}, or the name of the stream. */
  @Override
  public String toString() {
    return input.toString();
  }
}
