package org.hes4j.directory.text;

import java.io.IOException;
import java.io.Reader;
import java.util.Objects;

/**
 * Withholds the line that says "that was all", and refuses a text that ends without it. Blank lines
 * may follow it; anything else that follows makes it a line like any other.
 */
final class EndMarker extends Reader {
  private static final int MAX_WITHHELD = 65_536;

  private final Reader in;
  private final String marker;
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder withheld = new StringBuilder();
  private final char[] buffer = new char[8192];
  private int position;
  private int limit;
  private int handedOn;

  EndMarker(Reader in, String marker) {
    this.in = in;
    this.marker = marker;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (handedOn == line.length() && !next()) {
      return -1;
    }
    int count = Math.min(length, line.length() - handedOn);
    line.getChars(handedOn, handedOn + count, target, offset);
    handedOn += count;
    return count;
  }

  /** Finds what is to be handed on next; false at the end. */
  private boolean next() throws IOException {
    while (takeLine()) {
      String text = line.toString();
      boolean blank = text.isBlank();
      if (!text.strip().equals(marker) && !(blank && !withheld.isEmpty())) {
        line.insert(0, withheld);
        withheld.setLength(0);
        return true;
      }
      if (!blank && !withheld.isEmpty()) {
        line.replace(0, line.length(), withheld.toString());
        withheld.replace(0, withheld.length(), text);
        return true;
      }
      withhold(text);
    }
    if (withheld.isEmpty()) {
      throw new UnreadableTextException(
          "its last line is not the end marker \""
              + ShownText.of(marker)
              + "\": the file was cut off, or is not complete yet. Dump it again.");
    }
    return false;
  }

  private void withhold(String text) throws IOException {
    withheld.append(text);
    if (withheld.length() > MAX_WITHHELD) {
      throw new UnreadableTextException(
          "more than " + MAX_WITHHELD + " characters of blank lines follow the end marker.");
    }
  }

  /** One line with its end, into {@link #line}; false when there is none. */
  private boolean takeLine() throws IOException {
    line.setLength(0);
    handedOn = 0;
    while (position < limit || fill()) {
      char c = buffer[position++];
      line.append(c);
      if (c == '\n' || c == '\r') {
        return true;
      }
    }
    return !line.isEmpty();
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
