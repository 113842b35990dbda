package org.hes4j.directory.ldif;

import java.io.IOException;
import org.hes4j.directory.text.UnreadableTextException;
import org.jspecify.annotations.Nullable;

/** Puts folded lines together and keeps their numbers (RFC 2849, note 2). */
final class LdifLines {
  private static final int LONGEST = 16_777_216;

  private final PhysicalLines lines;

  LdifLines(PhysicalLines lines) {
    this.lines = lines;
  }

  /** The next line, or null at the end of the text. Behind an empty one nothing is read. */
  @Nullable Line next() throws IOException {
    if (!lines.hasNext()) {
      return null;
    }
    long number = lines.number();
    if (lines.isContinuation()) {
      throw new UnreadableTextException(
          "line " + number + ": begins with a blank and continues no line. Dump again.");
    }
    String begin = lines.text();
    lines.take();
    return new Line(number, begin.isEmpty() || !isContinued() ? begin : unfold(number, begin));
  }

  private boolean isContinued() throws IOException {
    return lines.hasNext() && lines.isContinuation();
  }

  private String unfold(long number, String begin) throws IOException {
    StringBuilder whole = new StringBuilder(begin);
    while (isContinued()) {
      String rest = lines.text();
      whole.append(rest, 1, rest.length());
      if (whole.length() > LONGEST) {
        throw new UnreadableTextException(
            "line "
                + number
                + ": more than "
                + LONGEST
                + " characters with the lines that continue it. Dump the addresses alone.");
      }
      lines.take();
    }
    return whole.toString();
  }
}
