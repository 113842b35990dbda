package org.hes4j.directory.text;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/**
 * The lines of a text, one at a time and where they stand: LF, CRLF and CR end one. How long they
 * may be is the text's to check. Not thread-safe.
 */
public final class LineReader {
  private final TextReader text;
  private char[] buffer = new char[16_384];

  /** Of the present line. */
  private int begin;

  private int end;

  /** Where the line after it begins. */
  private int following;

  private int limit;
  private boolean ended;
  private boolean afterReturn;
  private long number;

  /** The lines of a text from its next character on. */
  public LineReader(TextReader text) {
    this.text = text;
    number = text.linesBefore();
  }

  /** Goes to the next line; false at the end of the text, after whose last line end is none. */
  public boolean next() throws IOException {
    begin = following;
    end = begin;
    if (afterReturn && (end < limit || fill()) && buffer[end] == '\n') {
      begin++;
    }
    end = endOfLine(begin);
    while (end == limit && fill()) {
      end = endOfLine(end);
    }
    ended = end < limit;
    afterReturn = ended && buffer[end] == '\r';
    following = ended ? end + 1 : end;
    boolean found = ended || end > begin;
    number += found ? 1 : 0;
    return found;
  }

  /** The limit where it is not in the buffer yet. */
  private int endOfLine(int from) {
    int at = from;
    while (at < limit && buffer[at] != '\n' && buffer[at] != '\r') {
      at++;
    }
    return at;
  }

  /** Reads on behind the present line, which moves to the front; false at the end of the text. */
  private boolean fill() throws IOException {
    limit -= begin;
    end -= begin;
    char[] target = limit > buffer.length / 2 ? new char[2 * buffer.length] : buffer;
    System.arraycopy(buffer, begin, target, 0, limit);
    buffer = target;
    begin = 0;
    int count = text.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, count);
    return count > 0;
  }

  /** The number of the present line, from 1. */
  public long number() {
    return number;
  }

  /** Whether a line end follows the present line, and not the end of the text. */
  public boolean isEnded() {
    return ended;
  }

  /** How many characters the present line has. */
  public int length() {
    return end - begin;
  }

  /** Whether the present line has that character at that place. */
  public boolean has(char c, int at) {
    return begin + at < end && buffer[begin + at] == c;
  }

  /** Where the first of the two is in the present line, from that place on; else its length. */
  public int indexOf(char one, char other, int from) {
    int at = begin + from;
    while (at < end && buffer[at] != one && buffer[at] != other) {
      at++;
    }
    return at - begin;
  }

  /** A part of the present line. */
  public String text(int from, int to) {
    return new String(buffer, begin + from, to - from);
  }

  /** Everything from the beginning of the present line on, for somebody else to read. */
  public Reader rest() throws IOException {
    PushbackReader rest = new PushbackReader(text, Math.max(1, limit - begin));
    rest.unread(buffer, begin, limit - begin);
    return rest;
  }
}
