package org.hes4j.directory.csv;

import java.nio.charset.Charset;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.hes4j.directory.text.TextGuards;
import org.hes4j.directory.text.TextInput;

/**
 * Configures a {@link CsvRecipientSource}. Not thread-safe.
 *
 * <p>Without columns, the first column is read as the vendor's recipe writes it, and the second is
 * the name. With columns, the text is a table, and nothing in it is taken for a piece of LDIF.
 */
public final class CsvRecipientSourceBuilder {
  private static final int LONGEST_LINE = 65_536;

  private final TextInput input;
  private TextGuards guards = TextGuards.ofLines(LONGEST_LINE);
  private CSVFormat format = CsvLayout.OF_RECIPE.format();
  private boolean header;
  private List<Column> addressColumns = List.of();
  private List<Column> nameColumns = List.of();

  CsvRecipientSourceBuilder(TextInput input) {
    this.input = input;
  }

  /** The charset of the text; default UTF-8. Bytes that are not in it end the read. */
  public CsvRecipientSourceBuilder charset(Charset charset) {
    this.guards = guards.in(charset);
    return this;
  }

  /**
   * What stands between two cells; default a comma.
   *
   * @throws IllegalArgumentException when it is a double quote, an end of line, NUL or the comment
   *     marker
   */
  public CsvRecipientSourceBuilder delimiter(char delimiter) {
    this.format = format.builder().setDelimiter(usable("delimiter", delimiter)).get();
    return this;
  }

  /**
   * The character that makes a line a comment when it is the first one; default none. Comment lines
   * are left out and counted, whatever quotes they hold.
   *
   * @throws IllegalArgumentException when it is a double quote, an end of line, NUL or the
   *     delimiter
   */
  public CsvRecipientSourceBuilder commentMarker(char marker) {
    this.format = format.builder().setCommentMarker(usable("comment marker", marker)).get();
    return this;
  }

  private static char usable(String use, char character) {
    if (character == '"' || character == '\n' || character == '\r' || character == 0) {
      throw new IllegalArgumentException(
          "neither a double quote, an end of line nor NUL can be the " + use);
    }
    return character;
  }

  /**
   * Says that the first row that is not blank is a header. Default: it is one where columns go by
   * their names, or where it says {@code mail} or {@code email} in place of an address and holds
   * none. A row that holds an address is no header, and ends the read where one is expected.
   */
  public CsvRecipientSourceBuilder header() {
    this.header = true;
    return this;
  }

  /**
   * The columns of addresses, by their names in the header, in any case. A header that lacks one of
   * them ends the read; one that has it repeatedly means all of them.
   *
   * @throws IllegalArgumentException when there is no name, or a blank one
   */
  public CsvRecipientSourceBuilder addressColumns(String... names) {
    this.addressColumns = atLeastOne(Column.named(names));
    return this;
  }

  /**
   * The columns of addresses, by their numbers; default the first one, read as the vendor's recipe
   * writes it.
   *
   * @param numbers from 1
   * @throws IllegalArgumentException when there is no number, or one below 1
   */
  public CsvRecipientSourceBuilder addressColumns(int... numbers) {
    this.addressColumns = atLeastOne(Column.numbered(numbers));
    return this;
  }

  /**
   * The columns that make up the display name, by their names in the header: what is not blank, in
   * this order, with a blank between.
   *
   * @throws IllegalArgumentException when there is no name, or a blank one
   */
  public CsvRecipientSourceBuilder displayNameColumns(String... names) {
    this.nameColumns = atLeastOne(Column.named(names));
    return this;
  }

  /**
   * The columns that make up the display name, by their numbers; default the second one where no
   * columns are given, else none.
   *
   * @param numbers from 1
   * @throws IllegalArgumentException when there is no number, or one below 1
   */
  public CsvRecipientSourceBuilder displayNameColumns(int... numbers) {
    this.nameColumns = atLeastOne(Column.numbered(numbers));
    return this;
  }

  private static List<Column> atLeastOne(List<Column> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("no column is given");
    }
    return columns;
  }

  /**
   * The line that whoever writes the file writes last, such as {@code # end}: a file that ends
   * otherwise was cut off, and the read fails. Blank lines may follow it. Default none.
   *
   * @throws IllegalArgumentException when it is blank or more than one line
   */
  public CsvRecipientSourceBuilder endMarker(String line) {
    this.guards = guards.endingWith(line);
    return this;
  }

  /**
   * The fewest addresses that a whole file can have: with fewer the read fails. Values with an
   * {@code @} count, valid or not, each time they occur. Default 0.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public CsvRecipientSourceBuilder atLeast(long addresses) {
    this.guards = guards.atLeast(addresses);
    return this;
  }

  /** The source. Nothing is opened yet. */
  public CsvRecipientSource build() {
    boolean table = !nameColumns.isEmpty() && addressColumns.isEmpty();
    List<Column> addresses = table ? Column.numbered(1) : addressColumns;
    CsvLayout layout = new CsvLayout(format, header, addresses, nameColumns);
    return new CsvRecipientSource(input, guards, new CsvReading(layout));
  }
}
