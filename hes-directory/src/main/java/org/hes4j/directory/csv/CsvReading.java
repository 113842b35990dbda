package org.hes4j.directory.csv;

import java.io.IOException;
import java.util.function.Consumer;
import org.hes4j.directory.text.TextInput;
import org.hes4j.directory.text.TextReader;
import org.hes4j.directory.text.UnreadableTextException;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Reads a text of rows. */
record CsvReading(CsvLayout layout) implements TextInput.Reading {
  private static final String COMMENT = "comment line";

  @Override
  public void read(TextReader text, Consumer<SourceRecord> consumer) throws IOException {
    Rows rows = new Rows(text, layout.format(), consumer);
    Row first = next(rows, null, consumer);
    while (first != null && layout.hasHeader() && first.isBlank()) {
      leaveOut("empty line", first.line(), consumer);
      first = next(rows, null, consumer);
    }
    if (first == null) {
      requireNoHeader();
      return;
    }
    Judge judge = layout.judge(first, consumer);
    if (layout.hasHeader()) {
      requireNoAddress(first);
      leaveOut("header", first.line(), consumer);
    } else {
      judge.decide(first);
    }
    Row row = next(rows, judge, consumer);
    while (row != null) {
      judge.decide(row);
      row = next(rows, judge, consumer);
    }
  }

  /** Left out as a header, the first recipient of a file without one would be lost. */
  private static void requireNoAddress(Row header) throws UnreadableTextException {
    if (header.holdsAddress()) {
      throw new UnreadableTextException(
          "line "
              + header.line()
              + ": a header was expected, and this row holds an address, so it is none. Read the"
              + " file without a header, with columns by their numbers, or write one.");
    }
  }

  private void requireNoHeader() throws UnreadableTextException {
    if (layout.hasHeader()) {
      throw new UnreadableTextException(
          "is empty, and a header was expected. The dump failed, or was cut off; dump again.");
    }
  }

  /** The next row, once the comments before it have been told; null at the end. */
  private static @Nullable Row next(
      Rows rows, @Nullable Judge judge, Consumer<SourceRecord> consumer) throws IOException {
    Row row = rows.next(judge);
    for (long line : rows.commentLines()) {
      leaveOut(COMMENT, line, consumer);
    }
    return row;
  }

  private static void leaveOut(String kind, long line, Consumer<SourceRecord> consumer) {
    consumer.accept(new SourceRecord.LeftOut(kind, Origin.line(line)));
  }
}
