package org.hes4j.directory.ldif;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.hes4j.directory.text.ByteLines;
import org.hes4j.directory.text.LineReader;
import org.hes4j.directory.text.TextReader;
import org.hes4j.directory.text.UnreadableTextException;
import org.jspecify.annotations.Nullable;

/**
 * The lines as they stand in the text, folded ones apart: bytes as far as these go, then
 * characters. The next one can be looked at before it is taken. Not thread-safe.
 */
final class PhysicalLines {
  /** What bytes become that are not UTF-8; where the text itself has it, it does not matter. */
  private static final char REPLACEMENT = '\uFFFD';

  private final TextReader text;
  private @Nullable ByteLines inBytes;
  private @Nullable LineReader inCharacters;
  private final Deque<Line> again = new ArrayDeque<>();

  /** Whether the next line is there; its text is made when it is asked for if its bytes are. */
  private boolean there;

  private @Nullable String next;
  private long number;
  private boolean atEnd;

  /**
   * The lines from the first one on.
   *
   * @param bytes whether bytes are of use
   */
  PhysicalLines(TextReader text, boolean bytes) throws IOException {
    this.text = text;
    this.inBytes = bytes ? text.byteLines() : null;
  }

  /** Whether a line follows, which {@link #text} and {@link #number} are then about. */
  boolean hasNext() throws IOException {
    return there || hasAgain() || hasInBytes() || hasInCharacters();
  }

  private boolean hasAgain() {
    Line line = again.poll();
    return line != null && is(line.number(), line.text());
  }

  private boolean is(long itsNumber, @Nullable String itsText) {
    number = itsNumber;
    next = itsText;
    there = true;
    return true;
  }

  /** Lines that are not plain are looked at at once, for they may not be UTF-8. */
  private boolean hasInBytes() throws IOException {
    ByteLines lines = inBytes;
    if (lines == null) {
      return false;
    }
    if (!lines.next()) {
      inBytes = null;
      return false;
    }
    if (lines.isEnded()) {
      String found = lines.isPlain() ? null : text(lines);
      if (found == null || found.indexOf(REPLACEMENT) < 0) {
        return is(lines.number(), found);
      }
    }
    lines.giveBack();
    inBytes = null;
    return false;
  }

  private static String text(ByteLines lines) {
    return new String(lines.bytes(), lines.from(), lines.to() - lines.from(), UTF_8);
  }

  private boolean hasInCharacters() throws IOException {
    LineReader lines = inCharacters == null ? new LineReader(text) : inCharacters;
    inCharacters = lines;
    if (atEnd || !lines.next()) {
      atEnd = true;
      return false;
    }
    if (!lines.isEnded()) {
      throw new UnreadableTextException(
          "line "
              + lines.number()
              + ": the text ends in the middle of this line, so it was cut off. Dump again.");
    }
    text.recordTaken();
    return is(lines.number(), lines.text(0, lines.length()));
  }

  /**
   * The next line where it is there as bytes, ASCII without control characters and not at the end
   * of the text; else null. No character is read for that.
   */
  @Nullable ByteLines plainNext() throws IOException {
    if (!there && (!again.isEmpty() || !hasInBytes())) {
      return null;
    }
    return next == null ? inBytes : null;
  }

  /** The number of the next line, from 1. */
  long number() {
    return number;
  }

  /** The text of the next line. */
  String text() {
    return next == null ? text(Objects.requireNonNull(inBytes)) : next;
  }

  /** Whether the next line continues the one before it. */
  boolean isContinuation() {
    if (next != null) {
      return next.startsWith(" ");
    }
    ByteLines lines = Objects.requireNonNull(inBytes);
    return lines.from() < lines.to() && lines.bytes()[lines.from()] == ' ';
  }

  /** Goes on behind the next line. */
  void take() {
    there = false;
  }

  /** Has lines that were taken come once more, before the next one. */
  void putBack(List<Line> taken) {
    again.addAll(taken);
    if (there) {
      again.add(new Line(number, text()));
      there = false;
    }
  }
}
