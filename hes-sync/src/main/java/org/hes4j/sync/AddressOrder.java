package org.hes4j.sync;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Sorts the entries of a set by the unsigned UTF-8 bytes of their addresses.
 *
 * <p>Entries that were added in order, as those of a list in the journal are, stay as they are. All
 * others are sorted four bytes at a time: a key holds four bytes of the address above the entry's
 * place, so that the sorting itself is done on primitive longs; what is equal in these four is
 * sorted by the next.
 */
final class AddressOrder {
  private static final int STEP = Integer.BYTES;

  /** Up to here each entry is compared with its neighbours, which needs no keys. */
  private static final int FEW = 12;

  private final AddressSet set;
  private final int[] entries;
  private final long[] keys;
  private final IntConsumer placed;

  private AddressOrder(AddressSet set, int[] entries, IntConsumer placed) {
    this.set = set;
    this.entries = entries;
    this.placed = placed;
    keys = new long[entries.length];
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
    int[] entries = asAdded(set);
    if (isAscending(set, entries)) {
      Arrays.stream(entries).forEach(placed);
    } else {
      new AddressOrder(set, entries, placed).sort();
    }
    return entries;
  }

  private static boolean isAscending(AddressSet set, int[] entries) {
    for (int i = 1; i < entries.length; i++) {
      if (set.compare(entries[i - 1], set, entries[i]) > 0) {
        return false;
      }
    }
    return true;
  }

  private void sort() {
    for (int i = 0; i < keys.length; i++) {
      keys[i] = entries[i];
    }
    sort(0, keys.length, 0);
  }

  private void sort(int from, int to, int depth) {
    for (int i = from; i < to; i++) {
      keys[i] = key((int) keys[i], depth);
    }
    Arrays.sort(keys, from, to);
    int start = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || keys[i] >>> Integer.SIZE != keys[start] >>> Integer.SIZE) {
        sortEqual(start, i, depth + STEP);
        start = i;
      }
    }
  }

  private void sortEqual(int from, int to, int depth) {
    if (to - from > FEW) {
      sort(from, to, depth);
    } else {
      insertionSort(from, to);
      place(from, to);
    }
  }

  private void place(int from, int to) {
    for (int i = from; i < to; i++) {
      entries[i] = (int) keys[i];
      placed.accept(entries[i]);
    }
  }

  private void insertionSort(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long key = keys[i];
      int at = i;
      while (at > from && set.compare((int) keys[at - 1], set, (int) key) > 0) {
        keys[at] = keys[at - 1];
        at--;
      }
      keys[at] = key;
    }
  }

  private long key(int entry, int depth) {
    long key = (long) set.addressBytes(entry, depth) << Integer.SIZE | entry;
    // the sign bit turned, so that the signed order of longs is the unsigned order of bytes
    return key ^ Long.MIN_VALUE;
  }
}
