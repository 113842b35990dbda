package org.hes4j.directory.csv;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.hes4j.directory.text.ByteLines;
import org.hes4j.directory.text.TextReader;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of a text as {@link PlainRows} finds them, straight from its bytes: a judge takes
 * those of plain addresses as they are, and only of the others text is made.
 */
final class ByteRows {
  private static final int ASCII = 0x7F;

  /** No byte of a line. */
  private static final char NO_MARKER = '\n';

  private final ByteLines lines;
  private final char commentMarker;
  private final ByteRow row;
  private final AddressBytesConsumer consumer;

  private ByteRows(
      ByteLines lines, char delimiter, char commentMarker, AddressBytesConsumer consumer) {
    this.lines = lines;
    this.commentMarker = commentMarker;
    this.row = new ByteRow(delimiter);
    this.consumer = consumer;
  }

  /**
   * The records from the first one on; null when the consumer wants no bytes, or all are others.
   */
  static @Nullable ByteRows of(TextReader text, CSVFormat format, Consumer<SourceRecord> consumer)
      throws IOException {
    char delimiter = format.getDelimiterString().charAt(0);
    Character marker = format.getCommentMarker();
    char commentMarker = marker == null ? NO_MARKER : marker;
    if (delimiter > ASCII
        || commentMarker > ASCII
        || !(consumer instanceof AddressBytesConsumer inBytes)) {
      return null;
    }
    ByteLines lines = text.byteLines();
    return lines == null ? null : new ByteRows(lines, delimiter, commentMarker, inBytes);
  }

  /**
   * The next record that the judge does not take; null where the text goes on, or ends, as
   * characters.
   *
   * @param judge null for the first rows, which tell what judge there is
   */
  @Nullable Row next(@Nullable Judge judge) throws IOException {
    while (lines.next()) {
      if (isComment() || !row.split(lines)) {
        lines.giveBack();
        return null;
      }
      if (judge == null || !lines.isPlain() || !judge.take(row, consumer)) {
        Row text = row.toRow();
        if (text == null) {
          lines.giveBack();
        }
        return text;
      }
    }
    return null;
  }

  private boolean isComment() {
    return lines.from() < lines.to() && lines.bytes()[lines.from()] == commentMarker;
  }
}
