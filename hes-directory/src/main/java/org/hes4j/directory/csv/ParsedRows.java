package org.hes4j.directory.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.hes4j.directory.text.TextReader;
import org.hes4j.directory.text.UnreadableTextException;
import org.jspecify.annotations.Nullable;

/** The records of a text with quotes or comments, one after the other. */
final class ParsedRows {
  private final TextReader text;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final String delimiter;
  private final long linesBefore;
  private List<Long> commentLines = List.of();

  /**
   * The records from a line on.
   *
   * @param text is told of each record that was taken
   * @param rest what is left of the text
   * @param linesBefore how many lines of it were read before
   */
  ParsedRows(TextReader text, Reader rest, CSVFormat format, long linesBefore) throws IOException {
    this.text = text;
    this.parser = CSVParser.builder().setReader(rest).setFormat(format).get();
    this.records = parser.iterator();
    this.delimiter = format.getDelimiterString();
    this.linesBefore = linesBefore;
  }

  /** The next record, or null at the end of the text. */
  @Nullable Row next() throws IOException {
    long begin = lines() + 1;
    try {
      if (!records.hasNext()) {
        countComments(begin, parser.getTrailerComment());
        return null;
      }
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CSVException problem ? broken(begin, problem) : e.getCause();
    }
    CSVRecord record = records.next();
    long line = countComments(begin, record.getComment());
    Row row = new Row(line, Arrays.asList(record.values()));
    text.recordTaken();
    if (lines() > line) {
      requireNoneSwallowed(row);
    }
    return row;
  }

  private long lines() {
    return linesBefore + parser.getCurrentLineNumber();
  }

  /** The lines of comments right before the row that came last. */
  List<Long> commentLines() {
    return commentLines;
  }

  /** The line that follows the comments. */
  private long countComments(long begin, @Nullable String comments) {
    if (comments == null) {
      commentLines = List.of();
      return begin;
    }
    long after = begin + comments.split("\n", -1).length;
    commentLines = LongStream.range(begin, after).boxed().toList();
    return after;
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

  /** A quote left open and closed by one of a later line takes all that is between. */
  private void requireNoneSwallowed(Row row) throws UnreadableTextException {
    List<String> cells = row.cells();
    if (cells.stream().anyMatch(this::hidesLine)) {
      throw new UnreadableTextException(
          "the record that begins in line "
              + row.line()
              + ": a quoted cell goes on over further lines and holds what looks like a"
              + " further address. A quote is left open there; if the cell is meant so, dump without"
              + " its column.");
    }
  }

  /** Whether the cell has an @ on a later line, or its first one reads like the rest of a row. */
  private boolean hidesLine(String cell) {
    int end = 0;
    while (end < cell.length() && cell.charAt(end) != '\n' && cell.charAt(end) != '\r') {
      end++;
    }
    List<String> rest = List.of(cell.substring(0, end).split(Pattern.quote(delimiter), -1));
    // an address alone with nothing but line ends behind it is a cell like any other
    boolean alone = rest.size() == 1 && cell.substring(end).isBlank();
    return cell.indexOf('@', end) >= 0 || (!alone && rest.stream().anyMatch(Row::looksLikeAddress));
  }
}
