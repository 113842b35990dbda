package org.hes4j.directory.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.hes4j.directory.text.LineReader;
import org.hes4j.directory.text.TextReader;
import org.jspecify.annotations.Nullable;

/**
 * The records of a text as far as none needs a parser: lines that are no comments, whose quotes
 * stand around whole cells and nowhere else. A property test holds this to what the parser makes of
 * them.
 */
final class PlainRows {
  private static final char QUOTE = '"';

  private final TextReader text;
  private final LineReader lines;
  private final char delimiter;

  /** A line end, which is in no line, where there is none. */
  private final char commentMarker;

  private boolean atEnd;

  PlainRows(TextReader text, CSVFormat format) {
    this.text = text;
    lines = new LineReader(text);
    delimiter = format.getDelimiterString().charAt(0);
    Character marker = format.getCommentMarker();
    commentMarker = marker == null ? '\n' : marker;
  }

  /** The next record; null at the end of the text, and where the parser has to go on. */
  @Nullable Row next() throws IOException {
    if (!lines.next()) {
      atEnd = true;
      return null;
    }
    List<String> cells = lines.has(commentMarker, 0) ? null : cells();
    if (cells == null) {
      return null;
    }
    text.recordTaken();
    return new Row(lines.number(), cells);
  }

  /** What stands between delimiters or quotes; null where that cannot be told so easily. */
  private @Nullable List<String> cells() {
    int end = end(0);
    if (end == lines.length()) {
      return List.of(cell(0, end));
    }
    List<String> cells = new ArrayList<>(2);
    int begin = 0;
    while (end >= 0) {
      cells.add(cell(begin, end));
      if (end == lines.length()) {
        return cells;
      }
      begin = end + 1;
      end = end(begin);
    }
    return null;
  }

  /** Behind the cell that begins there; -1 where only the parser knows. */
  private int end(int begin) {
    if (!lines.has(QUOTE, begin)) {
      int end = lines.indexOf(delimiter, QUOTE, begin);
      return lines.has(QUOTE, end) ? -1 : end;
    }
    int end = lines.indexOf(QUOTE, QUOTE, begin + 1) + 1;
    return end == lines.length() || lines.has(delimiter, end) ? end : -1;
  }

  private String cell(int begin, int end) {
    return lines.has(QUOTE, begin) ? lines.text(begin + 1, end - 1) : lines.text(begin, end);
  }

  boolean isAtEnd() {
    return atEnd;
  }

  /** From the record on that {@link #next} did not give. */
  Reader rest() throws IOException {
    return lines.rest();
  }

  /** How many lines are before the {@link #rest}. */
  long linesBefore() {
    return lines.number() - 1;
  }
}
