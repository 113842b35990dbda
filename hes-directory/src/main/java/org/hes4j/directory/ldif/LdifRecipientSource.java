package org.hes4j.directory.ldif;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.hes4j.directory.text.StreamOpener;
import org.hes4j.directory.text.TextGuards;
import org.hes4j.directory.text.TextInput;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;

/**
 * Recipients from LDIF (RFC 2849, versions 1 and 0), as {@code ldapsearch} writes it:
 *
 * <pre>
 * ldapsearch -x -H ldap://localhost -b 'dc=example,dc=com' '(mail=*)' mail &gt; dump.ldif
 * </pre>
 *
 * <p>All values of the attributes are read, whatever their options ({@code mail;lang-de}), folded
 * or not, base64 or not; packed with gzip or not. An entry without an address is left out and
 * counted. A record's origin names the line, the DN and the attribute.
 *
 * <p>The output without {@code -L} is the best one to read, for it says of itself whether it is
 * whole: where it holds a {@code result:} other than {@code 0 Success}, counts other than what is
 * there, or lacks its end, the read fails. Output of {@code -L} ends with counts, but leaves out
 * the result: a search that hit a size limit looks like a whole one. Output of {@code -LL} and
 * {@code -LLL} does not even say where it ends. Dump these with {@code ldapsearch … && echo '#
 * end'} and ask for that {@linkplain LdifRecipientSourceBuilder#endMarker end marker}.
 *
 * <p>A read ends in a {@link RecipientSourceException} also when the bytes cannot be read or are
 * not in the charset; at what is no LDIF, such as an error message among the lines; in the middle
 * of a line, an entry (each is followed by an empty line, the last one too) or a series of pages;
 * at base64 that does not decode, a value that stands in another file ({@code mail:<}), a range of
 * values, records of changes ({@code changetype:}, {@code control:}) and search references, for
 * then a part lies on another server; when it holds no entry and does not say that this is right;
 * and when the file changes or is replaced meanwhile.
 *
 * <p>Immutable. Reads of a file may run at the same time; those of a stream as its opener allows.
 */
public final class LdifRecipientSource implements RecipientSource {
  private final TextInput input;
  private final TextGuards guards;
  private final LdifReading reading;

  LdifRecipientSource(TextInput input, TextGuards guards, LdifReading reading) {
    this.input = input;
    this.guards = guards;
    this.reading = reading;
  }

  /** The values of {@code mail} in a file. It is opened at each read. */
  public static LdifRecipientSource of(Path file) {
    return builder(file).build();
  }

  /**
   * The values of {@code mail} in a stream.
   *
   * @param name what the source is called in messages, such as {@code standard input}
   * @param opener opens the stream at each read; the source closes it. For standard input take
   *     {@link StreamOpener#standardInput()}
   */
  public static LdifRecipientSource of(String name, StreamOpener opener) {
    return builder(name, opener).build();
  }

  /** A file, with options. */
  public static LdifRecipientSourceBuilder builder(Path file) {
    return new LdifRecipientSourceBuilder(TextInput.of("LDIF file", file));
  }

  /** A stream, with options. */
  public static LdifRecipientSourceBuilder builder(String name, StreamOpener opener) {
    return new LdifRecipientSourceBuilder(TextInput.ofStream(name, opener));
  }

  /**
   * Reads every entry.
   *
   * @throws RecipientSourceException when the dump could not be read whole, or is not whole
   */
  @Override
  public void read(Consumer<SourceRecord> consumer) {
    input.read(guards, consumer, reading);
  }

  /** {@code LDIF file dump.ldif}, or the name of the stream. */
  @Override
  public String toString() {
    return input.toString();
  }
}
