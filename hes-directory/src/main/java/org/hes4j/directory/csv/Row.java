package org.hes4j.directory.csv;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One record of the text.
 *
 * @param line the line it begins in, from 1
 * @param cells its cells as they stand there, blanks included; at least one
 */
record Row(long line, List<String> cells) {
  private static final boolean[] PLAIN = new boolean[1 << 7];

  static {
    "@abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+"
        .chars()
        .forEach(c -> PLAIN[c] = true);
  }

  /** By its shape alone; plain code, for a pattern would take for ever on some long cells. */
  static boolean looksLikeAddress(String cell) {
    if (cell.indexOf('@') < 0) {
      return false;
    }
    String text = cell.strip();
    int at = text.indexOf('@');
    int dot = text.lastIndexOf('.');
    return at > 0
        && at == text.lastIndexOf('@')
        && dot > at + 1
        && dot < text.length() - 1
        && text.chars().noneMatch(Character::isWhitespace);
  }

  /** Whether a word of a cell looks like an address, or like several: then it is no header. */
  boolean holdsAddress() {
    return cells.stream()
        .filter(cell -> cell.indexOf('@') >= 0)
        .flatMap(cell -> Stream.of(cell.split("\\s+")))
        .anyMatch(Row::beginsLikeAddress);
  }

  private static boolean beginsLikeAddress(String word) {
    int at = word.indexOf('@');
    int dot = word.indexOf('.', at + 2);
    return at > 0 && dot > 0 && dot < word.length() - 1;
  }

  /**
   * Whether the first cell has an @ and beside it nothing but ASCII letters, digits, dots, {@code
   * _}, {@code -} and {@code +}, as most have: then it is no piece of LDIF, whatever follows it.
   */
  boolean isPlain() {
    String first = first();
    boolean at = false;
    for (int i = 0; i < first.length(); i++) {
      char c = first.charAt(i);
      at |= c == '@';
      if (!isPlain(c)) {
        return false;
      }
    }
    return at;
  }

  /** Whether the character is one of those. */
  static boolean isPlain(int c) {
    return (c & ~0x7F) == 0 && PLAIN[c];
  }

  /** The cell at that place, from 0, or null when the row ends before it. */
  @Nullable String cell(int place) {
    return place < cells.size() ? cells.get(place) : null;
  }

  /** Whether it says {@code mail} or {@code email} where an address would stand, and has none. */
  boolean isHeaderAt(int place) {
    String text = String.valueOf(cell(place)).strip().toLowerCase(Locale.ROOT);
    return (text.equals("mail") || text.equals("email")) && !holdsAddress();
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  /** The first cell. */
  String first() {
    return cells.get(0);
  }

  /** The last cell. */
  String last() {
    return cells.get(cells.size() - 1);
  }

  boolean single() {
    return cells.size() == 1;
  }

  /** Whether the line begins with the blank that {@code cut -d ':' -f 2} leaves. */
  boolean indented() {
    return first().startsWith(" ");
  }

  /** Whether the first cell could be an address at all. */
  boolean hasAt() {
    return first().indexOf('@') >= 0;
  }

  /** How long the line is, if no cell was quoted. */
  int length() {
    return cells.stream().mapToInt(String::length).sum() + cells.size() - 1;
  }
}
