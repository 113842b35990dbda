package org.hes4j.directory.ldif;

import java.io.IOException;
import org.hes4j.directory.text.LineReader;
import org.hes4j.directory.text.TextReader;
import org.hes4j.directory.text.UnreadableTextException;
import org.jspecify.annotations.Nullable;

/** Puts folded lines together and keeps their numbers (RFC 2849, note 2). */
final class LdifLines {
  private static final int LONGEST = 16_777_216;

  private final TextReader text;
  private final LineReader lines;
  private @Nullable String ahead;

  LdifLines(TextReader text) throws IOException {
    this.text = text;
    this.lines = new LineReader(text);
    this.ahead = physical();
  }

  /** The next line, or null at the end of the text. */
  @Nullable Line next() throws IOException {
    String begin = ahead;
    if (begin == null) {
      return null;
    }
    long number = lines.number();
    if (begin.startsWith(" ")) {
      throw new UnreadableTextException(
          "line " + number + ": begins with a blank and continues no line. Dump again.");
    }
    ahead = physical();
    return new Line(number, begin.isEmpty() || !isContinued() ? begin : unfold(number, begin));
  }

  private boolean isContinued() {
    return ahead != null && ahead.startsWith(" ");
  }

  private String unfold(long number, String begin) throws IOException {
    StringBuilder whole = new StringBuilder(begin);
    for (String rest = ahead; rest != null && rest.startsWith(" "); rest = ahead) {
      whole.append(rest, 1, rest.length());
      if (whole.length() > LONGEST) {
        throw new UnreadableTextException(
            "line "
                + number
                + ": more than "
                + LONGEST
                + " characters with the lines that continue it. Dump the addresses alone.");
      }
      ahead = physical();
    }
    return whole.toString();
  }

  /** One line as it stands there; null at the end. */
  private @Nullable String physical() throws IOException {
    if (!lines.next()) {
      return null;
    }
    if (!lines.isEnded()) {
      throw new UnreadableTextException(
          "line "
              + lines.number()
              + ": the text ends in the middle of this line, so it was cut off. Dump again.");
    }
    text.recordTaken();
    return lines.text(0, lines.length());
  }
}
