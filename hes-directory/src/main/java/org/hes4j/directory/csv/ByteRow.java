package org.hes4j.directory.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hes4j.directory.text.ByteLines;
import org.hes4j.recipient.AddressBytes;
import org.jspecify.annotations.Nullable;

/**
 * One record that is a line whose quotes stand around whole cells and nowhere else, as the bytes of
 * its cells. One is used for all records, one after the other. Not thread-safe.
 */
final class ByteRow {
  private static final char QUOTE = '"';

  /** What bytes become that are not UTF-8; where the text itself has it, it does not matter. */
  private static final char REPLACEMENT = '\uFFFD';

  private final byte delimiter;

  /** Of what {@link Row#isPlain(int)} says so, all but the delimiter. */
  private final boolean[] plainBytes = new boolean[1 << Byte.SIZE];

  private byte[] bytes = {};
  private long line;
  private int cells;
  private boolean indented;
  private boolean plain;
  private boolean hasAt;
  private int[] from = new int[16];
  private int[] to = new int[16];

  ByteRow(char delimiter) {
    this.delimiter = (byte) delimiter;
    for (int b = 0; b < plainBytes.length; b++) {
      plainBytes[b] = Row.isPlain(b) && b != delimiter;
    }
  }

  /** Finds the cells of a line; false where only a parser can. */
  boolean split(ByteLines lines) {
    bytes = lines.bytes();
    line = lines.number();
    cells = 0;
    int end = lines.to();
    int next = first(lines.from(), end);
    while (next >= 0 && next < end) {
      next = cell(next + 1, end);
    }
    return next >= 0;
  }

  /** Adds the first cell, most often without a second look at its bytes, as {@link #cell} does. */
  private int first(int begin, int end) {
    boolean quoted = begin < end && bytes[begin] == QUOTE;
    int inner = quoted ? begin + 1 : begin;
    indented = inner < end && bytes[inner] == ' ' && delimiter != ' ';
    int at = plainEnd(indented ? inner + 1 : inner, end);
    plain = hasAt && isEnd(quoted, at, end);
    if (!plain) {
      return cell(begin, end);
    }
    add(inner, at);
    return quoted ? at + 1 : at;
  }

  /** Whether the first cell ends there. What is behind its closing quote is looked at too. */
  private boolean isEnd(boolean quoted, int at, int end) {
    if (!quoted) {
      return at == end || bytes[at] == delimiter;
    }
    return at < end && bytes[at] == QUOTE && (at + 1 == end || bytes[at + 1] == delimiter);
  }

  /** Behind plain characters, which {@link #hasAt} tells more of. */
  private int plainEnd(int begin, int end) {
    byte[] all = bytes;
    boolean[] isPlain = plainBytes;
    boolean found = false;
    int at = begin;
    while (at < end && isPlain[all[at] & 0xFF]) {
      found |= all[at] == '@';
      at++;
    }
    hasAt = found;
    return at;
  }

  /** Adds the cell that begins there, and tells where it ends; -1 where only the parser knows. */
  private int cell(int begin, int end) {
    byte[] all = bytes;
    if (begin < end && all[begin] == QUOTE) {
      int close = begin + 1;
      while (close < end && all[close] != QUOTE) {
        close++;
      }
      add(begin + 1, close);
      int next = close + 1;
      return close < end && (next == end || all[next] == delimiter) ? next : -1;
    }
    int at = begin;
    while (at < end && all[at] != delimiter && all[at] != QUOTE) {
      at++;
    }
    add(begin, at);
    return at < end && all[at] == QUOTE ? -1 : at;
  }

  private void add(int begin, int end) {
    if (cells == from.length) {
      from = Arrays.copyOf(from, 2 * cells);
      to = Arrays.copyOf(to, 2 * cells);
    }
    from[cells] = begin;
    to[cells++] = end;
  }

  /** The same as text; null where its bytes are perhaps not UTF-8. */
  @Nullable Row toRow() {
    List<String> texts = new ArrayList<>(cells);
    for (int i = 0; i < cells; i++) {
      String text = new String(bytes, from[i], to[i] - from[i], UTF_8);
      if (text.indexOf(REPLACEMENT) >= 0) {
        return null;
      }
      texts.add(text);
    }
    return new Row(line, texts);
  }

  /** The line it is, from 1. */
  long line() {
    return line;
  }

  /** How many cells it has, at least one. */
  int cells() {
    return cells;
  }

  /** How long the cell at that place is, from 0. */
  int length(int place) {
    return to[place] - from[place];
  }

  /** Whether a blank is before the first cell's first character. */
  boolean isIndented() {
    return indented;
  }

  /** What {@link Row#isPlain()} says of the first cell, or would without the blank before it. */
  boolean isPlain() {
    return plain;
  }

  /** Whether a cell behind the first one could be an address. */
  boolean hasFurtherAt() {
    for (int cell = 1; cell < cells; cell++) {
      for (int i = from[cell]; i < to[cell]; i++) {
        if (bytes[i] == '@') {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether nothing but blanks is there, or the row ends before. For plain lines only. */
  boolean isBlank(int place) {
    return place >= cells || begin(place) == to[place];
  }

  /** Where the cell begins, without blanks; its end when it has nothing else. */
  private int begin(int place) {
    int at = from[place];
    while (at < to[place] && bytes[at] == ' ') {
      at++;
    }
    return at;
  }

  /** Sets a cell as the value that was found. */
  void setValue(AddressBytes found, int place) {
    found.setValue(bytes, from[place], to[place]);
  }

  /** Sets a cell as the name that was found. */
  void setName(AddressBytes found, int place) {
    found.setName(bytes, from[place], to[place]);
  }

  /**
   * Copies a cell that is not blank, without the blanks around it. For plain lines only.
   *
   * @return where the copy ends; -1 when there is no room for it
   */
  int copyStripped(int place, byte[] target, int at) {
    int begin = begin(place);
    int end = to[place];
    while (bytes[end - 1] == ' ') {
      end--;
    }
    if (end - begin > target.length - at) {
      return -1;
    }
    System.arraycopy(bytes, begin, target, at, end - begin);
    return at + end - begin;
  }
}
