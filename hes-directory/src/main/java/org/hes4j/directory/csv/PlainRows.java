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
 * The records of a text as far as none needs a parser: lines without a quote that are no comments.
 * A property test holds this to what the parser makes of them.
 */
final class PlainRows {
  private static final char QUOTE = '"';

  private final TextReader text;
  private final LineReader lines;
  private final char delimiter;

  /** The quote again where there is none. */
  private final char commentMarker;

  private boolean atEnd;

  PlainRows(TextReader text, CSVFormat format) {
    this.text = text;
    lines = new LineReader(text);
    delimiter = format.getDelimiterString().charAt(0);
    Character marker = format.getCommentMarker();
    commentMarker = marker == null ? QUOTE : marker;
  }

  /** The next record; null at the end of the text, and where the parser has to go on. */
  @Nullable Row next() throws IOException {
    if (!lines.next()) {
      atEnd = true;
      return null;
    }
    if (lines.startsWith(commentMarker) || lines.indexOf(QUOTE, 0) >= 0) {
      return null;
    }
    text.recordTaken();
    return new Row(lines.number(), cells());
  }

  private List<String> cells() {
    int end = lines.indexOf(delimiter, 0);
    if (end < 0) {
      return List.of(lines.text(0, lines.length()));
    }
    List<String> cells = new ArrayList<>();
    int begin = 0;
    while (end >= 0) {
      cells.add(lines.text(begin, end));
      begin = end + 1;
      end = lines.indexOf(delimiter, begin);
    }
    cells.add(lines.text(begin, lines.length()));
    return cells;
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
