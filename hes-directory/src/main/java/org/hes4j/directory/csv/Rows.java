package org.hes4j.directory.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The records of a text, one after the other. */
final class Rows {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

  private static final Pattern ADDRESS_ON_A_LATER_LINE =
      Pattern.compile("[\\r\\n].*@", Pattern.DOTALL);

  private final CheckedText text;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;

  Rows(CheckedText text) throws IOException {
    this.text = text;
    this.parser = CSVParser.builder().setReader(text).setFormat(FORMAT).get();
    this.records = parser.iterator();
  }

  /** The next record, or null at the end of the text. */
  @Nullable Row next() throws IOException {
    long line = parser.getCurrentLineNumber() + 1;
    try {
      if (!records.hasNext()) {
        return null;
      }
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CSVException problem ? broken(line, problem) : e.getCause();
    }
    Row row = new Row(line, records.next().toList());
    text.recordTaken();
    if (parser.getCurrentLineNumber() > line) {
      requireNoneSwallowed(row);
    }
    return row;
  }

  private static UnreadableTextException broken(long line, CSVException problem) {
    boolean open = String.valueOf(problem.getMessage()).contains("EOF reached");
    return new UnreadableTextException(
        "the record that begins in line "
            + line
            + (open
                ? ": a quote is still open at the end of the text. The text was cut off, or"
                : ": text follows a closing quote. A quote is left open, perhaps lines before, or")
            + " a quote that belongs to a value is not doubled (\"\").");
  }

  /** A quote left open and closed by the opening one of a later line takes the lines between. */
  private void requireNoneSwallowed(Row row) throws UnreadableTextException {
    List<String> cells = row.cells();
    if (cells.stream().anyMatch(cell -> ADDRESS_ON_A_LATER_LINE.matcher(cell).find())) {
      throw new UnreadableTextException(
          "the record that begins in line "
              + row.line()
              + ": a quoted cell goes on over further lines and holds what looks like more"
              + " addresses. A quote is left open there.");
    }
  }
}
