package org.hes4j.directory.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text in UTF-8 as the bytes of a buffer, as long as each is one that no guard has
 * anything to say about: no end of the text, no end marker, no NUL, and not too long. From any
 * other on the text is to be read as characters. Whether the bytes are UTF-8 is not looked at. Not
 * thread-safe.
 */
public final class ByteLines {
  private final TextBytes in;
  private final CheckedText characters;
  private final int longest;
  private final @Nullable String marker;
  private final byte[] bytes;

  /** Of the present line. */
  private int begin;

  private int end;

  /** Where the line after it begins. */
  private int following;

  private int limit;
  private boolean afterReturn;
  private boolean plain;

  /** No line follows one with a NUL, so it stays. */
  private boolean nul;

  private long number;

  /**
   * The lines from the first one on.
   *
   * @param characters reads the same bytes from the first line on that is none of these
   */
  ByteLines(TextBytes in, CheckedText characters, TextGuards guards) throws IOException {
    this.in = in;
    this.characters = characters;
    longest = guards.longestLine();
    marker = guards.endMarker();
    bytes = in.buffer().array();
    in.fillFirst(UTF_8);
    following = ByteOrderMark.length(in.buffer());
    limit = in.buffer().limit();
  }

  /** Goes to the next line; false where the text goes on, or ends, as characters. */
  public boolean next() throws IOException {
    begin = following;
    end = begin;
    if (afterReturn && (end < limit || fill()) && bytes[end] == '\n') {
      begin++;
    }
    plain = true;
    end = endOfLine(begin);
    while (end == limit && fill()) {
      end = endOfLine(end);
    }
    number++;
    if (isNone() || nul || end - begin > longest || mayBeMarker()) {
      giveBack();
      return false;
    }
    afterReturn = end < limit && bytes[end] == '\r';
    following = end < limit ? end + 1 : end;
    return true;
  }

  /** Goes over the bytes, and keeps in mind which of them are there; the limit without an end. */
  private int endOfLine(int from) {
    byte[] all = bytes;
    int last = limit;
    int at = from;
    while (at < last) {
      byte b = all[at];
      if (b < ' ') {
        if (b == '\n' || b == '\r') {
          return at;
        }
        plain = false;
        nul |= b == 0;
      }
      at++;
    }
    return at;
  }

  /** At the end of the text, where a line is too long for the buffer, or can only be the marker. */
  private boolean isNone() {
    return end == limit && (end == begin || !in.isEnded() || marker != null);
  }

  private boolean mayBeMarker() {
    if (marker == null) {
      return false;
    }
    int at = begin;
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    // what is not plain may be a blank of another kind
    return at < end
        && (bytes[at] == (byte) marker.charAt(0) || bytes[at] <= ' ')
        && new String(bytes, begin, end - begin, UTF_8).strip().equals(marker);
  }

  /** Reads on behind the present line; false at the end of the text and where there is no room. */
  private boolean fill() throws IOException {
    if (in.isEnded() || limit - begin == bytes.length) {
      return false;
    }
    in.buffer().position(begin);
    in.fill();
    end -= begin;
    begin = 0;
    limit = in.buffer().limit();
    return end < limit;
  }

  /** Lets the text go on as characters from the beginning of the present line on. */
  public void giveBack() {
    in.buffer().position(begin);
    characters.beginAt(number);
  }

  /** Whether a line end follows the present line, and not the end of the text. */
  public boolean isEnded() {
    return end < limit;
  }

  /** The number of the present line, from 1. */
  public long number() {
    return number;
  }

  /** Whether the present line is ASCII without control characters below the blank. */
  public boolean isPlain() {
    return plain;
  }

  /** The array that holds the present line until the next one. Not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the present line begins. */
  public int from() {
    return begin;
  }

  /** Where the present line ends, exclusive. */
  public int to() {
    return end;
  }
}
