package org.hes4j.directory.csv;

import java.util.List;

/**
 * One record of the text.
 *
 * @param line the line it begins in, from 1
 * @param cells its cells as they stand there, blanks included; at least one
 */
record Row(long line, List<String> cells) {

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
