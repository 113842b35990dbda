package org.hes4j.directory.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hes4j.directory.text.UnreadableTextException;

/**
 * Where in a row things are.
 *
 * @param addresses the places of addresses, from 0, at least one, in ascending order
 * @param names the places of the parts of a display name, in the caller's order
 * @param headerSize how many cells the header has, or 0 without one
 */
record Columns(List<Integer> addresses, List<Integer> names, int headerSize) {

  /**
   * The places that the first row gives.
   *
   * @throws UnreadableTextException when it has no such column
   */
  static Columns find(CsvLayout layout, Row first) throws UnreadableTextException {
    TreeSet<Integer> addresses = new TreeSet<>();
    for (Column column : layout.addressColumns()) {
      column.places(first).forEach(addresses::add);
    }
    List<Integer> names = new ArrayList<>();
    for (Column column : layout.nameColumns()) {
      column.places(first).limit(1).forEach(names::add);
    }
    // Without a header an alias column at the end of a row may just be missing.
    int needed = layout.hasHeader() ? addresses.last() : addresses.first();
    int size = first.cells().size();
    if (needed >= size) {
      throw new UnreadableTextException(
          "line "
              + first.line()
              + ": "
              + (size == 1 ? "there is 1 column" : "there are " + size + " columns")
              + ", and addresses are expected in column "
              + (needed + 1)
              + ". Check the number and the delimiter.");
    }
    return new Columns(List.copyOf(addresses), List.copyOf(names), layout.hasHeader() ? size : 0);
  }

  boolean underHeader() {
    return headerSize > 0;
  }
}
