package org.hes4j.sync;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Sorts the entries of a set by the unsigned UTF-8 bytes of their addresses.
 *
 * <p>Entries that were added in order, as those of a list in the journal are, stay as they are. All
 * others are sorted by {@link AddressKeys}: divided into groups by the first bits in which they
 * differ, each of which is divided by the next ones, the first group down to single entries before
 * the second. So the work grows with the number of entries and with the bytes that tell them apart,
 * whatever these are, and the depth of the calls only with the length of an address.
 */
final class AddressOrder {
  /** Up to here entries are sorted by insertion, which is quicker than to count them. */
  private static final int FEW = 12;

  private final AddressKeys keys;
  private final IntConsumer placed;

  private AddressOrder(AddressKeys keys, IntConsumer placed) {
    this.keys = keys;
    this.placed = placed;
  }

  /** All entries as they were added. */
  static int[] asAdded(AddressSet set) {
    int[] entries = new int[set.size()];
    int index = 0;
    for (int entry = set.first(); entry != AddressSet.NONE; entry = set.after(entry)) {
      entries[index++] = entry;
    }
    return entries;
  }

  /**
   * All entries in order.
   *
   * @param placed is told of each entry as soon as all before it have been told, while those that
   *     follow it are still being sorted
   */
  static int[] sort(AddressSet set, IntConsumer placed) {
    if (isAscending(set)) {
      int[] entries = asAdded(set);
      Arrays.stream(entries).forEach(placed);
      return entries;
    }
    AddressKeys keys = new AddressKeys(set);
    new AddressOrder(keys, placed).sort(0, set.size(), 0);
    return keys.entries();
  }

  private static boolean isAscending(AddressSet set) {
    int last = set.first();
    while (last != AddressSet.NONE) {
      int next = set.after(last);
      if (next != AddressSet.NONE && set.compare(last, set, next) > 0) {
        return false;
      }
      last = next;
    }
    return true;
  }

  /** Sorts entries whose keys are the same before a column. */
  private void sort(int from, int to, int column) {
    if (to - from <= FEW) {
      keys.sortFew(from, to, column);
      sortGroups(from, to, column, 0);
      return;
    }
    long differing = keys.differing(from, to, column);
    if (differing == 0) {
      sortBehind(from, to, column);
      return;
    }
    int shift = keys.divide(from, to, column, differing);
    sortGroups(from, to, column, shift);
  }

  /** Sorts each group of entries that are the same in a column but for its lowest bits. */
  private void sortGroups(int from, int to, int column, int lowest) {
    int start = from;
    while (start < to) {
      int end = keys.groupEnd(start, to, column, lowest);
      if (end - start == 1) {
        placed.accept(keys.entry(start));
      } else if (lowest > 0) {
        sort(start, end, column);
      } else {
        sortBehind(start, end, column);
      }
      start = end;
    }
  }

  /** Sorts entries that are the same up to a column; as no two are the same, there is more. */
  private void sortBehind(int from, int to, int column) {
    keys.ensureColumn(from, to, column + 1);
    sort(from, to, column + 1);
  }
}
