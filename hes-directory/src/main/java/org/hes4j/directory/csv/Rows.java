package org.hes4j.directory.csv;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.hes4j.directory.text.TextReader;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of a text, one after the other: {@link ByteRows} as far as they go, from the first
 * other one on {@link PlainRows}, and from the first that is none of these the parser reads.
 */
final class Rows {
  private final TextReader text;
  private final CSVFormat format;
  private @Nullable ByteRows inBytes;
  private @Nullable PlainRows plain;
  private @Nullable ParsedRows parsed;

  Rows(TextReader text, CSVFormat format, Consumer<SourceRecord> consumer) throws IOException {
    this.text = text;
    this.format = format;
    this.inBytes = ByteRows.of(text, format, consumer);
  }

  /**
   * The next record, or null at the end of the text.
   *
   * @param judge may take records before it as bytes; null for the first ones
   */
  @Nullable Row next(@Nullable Judge judge) throws IOException {
    Row row = inBytes == null ? null : inBytes.next(judge);
    if (row == null) {
      inBytes = null;
      row = nextOfCharacters();
    }
    return row;
  }

  private @Nullable Row nextOfCharacters() throws IOException {
    ParsedRows parser = parsed;
    if (parser == null) {
      PlainRows lines = plain == null ? new PlainRows(text, format) : plain;
      plain = lines;
      Row row = lines.next();
      if (row != null || lines.isAtEnd()) {
        return row;
      }
      parser = new ParsedRows(text, lines.rest(), format, lines.linesBefore());
      parsed = parser;
    }
    return parser.next();
  }

  /** The lines of comments right before the row that came last. */
  List<Long> commentLines() {
    return parsed == null ? List.of() : parsed.commentLines();
  }
}
