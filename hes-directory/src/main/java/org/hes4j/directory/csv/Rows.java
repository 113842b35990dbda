package org.hes4j.directory.csv;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.hes4j.directory.text.TextReader;
import org.jspecify.annotations.Nullable;

/**
 * The records of a text, one after the other: {@link PlainRows} as far as they go; from the first
 * other one on the parser reads.
 */
final class Rows {
  private final TextReader text;
  private final CSVFormat format;
  private final PlainRows plain;
  private @Nullable ParsedRows parsed;

  Rows(TextReader text, CSVFormat format) {
    this.text = text;
    this.format = format;
    this.plain = new PlainRows(text, format);
  }

  /** The next record, or null at the end of the text. */
  @Nullable Row next() throws IOException {
    ParsedRows parser = parsed;
    if (parser == null) {
      Row row = plain.next();
      if (row != null || plain.isAtEnd()) {
        return row;
      }
      parser = new ParsedRows(text, plain.rest(), format, plain.linesBefore());
      parsed = parser;
    }
    return parser.next();
  }

  /** The lines of comments right before the row that came last. */
  List<Long> commentLines() {
    return parsed == null ? List.of() : parsed.commentLines();
  }
}
