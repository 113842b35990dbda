package org.hes4j.sync;

import java.util.Arrays;

/**
 * The entries of a set while they are sorted, each with some bytes of its address.
 *
 * <p>An address is seen as columns of eight bytes, three of which are at hand. To look at an
 * address where it stands costs the most, for in a large set nearly every look misses the caches:
 * the first three columns are read in the order in which the addresses stand, and tell nearly all
 * apart; whoever is the same in them gets the next three at once. The arrays are moved together, in
 * place: 28 bytes for an entry, 4 of which stay.
 */
final class AddressKeys {
  private static final int AT_HAND = 3;

  /** Entries are divided into so many groups at most that counting them stays in the caches. */
  private static final int MOST_BITS = 8;

  private final AddressSet set;
  private final int[] entries;
  private final long[][] columns;
  private final int[] nexts = new int[1 << MOST_BITS];
  private final int[] ends = new int[1 << MOST_BITS];

  AddressKeys(AddressSet set) {
    this.set = set;
    entries = new int[set.size()];
    columns = new long[AT_HAND][entries.length];
    int index = 0;
    for (int entry = set.first(); entry != AddressSet.NONE; entry = set.after(entry)) {
      entries[index] = entry;
      read(index, 0);
      index++;
    }
  }

  /** All entries, in the order they are in now. */
  int[] entries() {
    return entries;
  }

  int entry(int index) {
    return entries[index];
  }

  /** Reads a column, and those that follow, if it is not at hand. Those before it are lost. */
  void ensureColumn(int from, int to, int column) {
    if (column % AT_HAND == 0) {
      for (int i = from; i < to; i++) {
        read(i, column);
      }
    }
  }

  private void read(int index, int column) {
    for (int i = 0; i < AT_HAND; i++) {
      columns[i][index] = set.addressBytes(entries[index], (column + i) * Long.BYTES);
    }
  }

  private long[] column(int column) {
    return columns[column % AT_HAND];
  }

  /** The bits in which any of these entries differ. */
  long differing(int from, int to, int column) {
    long[] keys = column(column);
    long first = keys[from];
    long differing = 0;
    for (int i = from + 1; i < to; i++) {
      differing |= keys[i] ^ first;
    }
    return differing;
  }

  /** Where the entries end that are the same as the first but for the lowest bits. */
  int groupEnd(int from, int to, int column, int lowest) {
    long[] keys = column(column);
    long first = keys[from] >>> lowest;
    int end = from + 1;
    while (end < to && keys[end] >>> lowest == first) {
      end++;
    }
    return end;
  }

  /**
   * Sorts by the first of the bits that differ: by more of them the more entries there are.
   *
   * @return how many lower bits were not looked at
   */
  int divide(int from, int to, int column, long differing) {
    int bits = Math.min(MOST_BITS, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(to - from));
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(differing) - bits);
    int mask = (1 << bits) - 1;
    count(from, to, column, shift, mask);
    long[] keys = column(column);
    for (int group = 0; group <= mask; group++) {
      while (nexts[group] < ends[group]) {
        int index = nexts[group]++;
        int home = (int) (keys[index] >>> shift) & mask;
        while (home != group) {
          swap(index, nexts[home]++, column);
          home = (int) (keys[index] >>> shift) & mask;
        }
      }
    }
    return shift;
  }

  /** Finds where each group starts and ends. */
  private void count(int from, int to, int column, int shift, int mask) {
    long[] keys = column(column);
    Arrays.fill(ends, 0, mask + 1, 0);
    for (int i = from; i < to; i++) {
      ends[(int) (keys[i] >>> shift) & mask]++;
    }
    int end = from;
    for (int group = 0; group <= mask; group++) {
      nexts[group] = end;
      end += ends[group];
      ends[group] = end;
    }
  }

  /** Sorts by one column. */
  void sortFew(int from, int to, int column) {
    long[] keys = column(column);
    for (int i = from + 1; i < to; i++) {
      for (int at = i; at > from && isBehind(keys[at - 1], keys[at]); at--) {
        swap(at - 1, at, column);
      }
    }
  }

  private static boolean isBehind(long key, long other) {
    // unsigned, as the bytes are
    return key + Long.MIN_VALUE > other + Long.MIN_VALUE;
  }

  /** Columns before that one are the same in both entries, or not needed any more. */
  private void swap(int one, int other, int column) {
    int entry = entries[one];
    entries[one] = entries[other];
    entries[other] = entry;
    for (int i = column % AT_HAND; i < AT_HAND; i++) {
      long[] keys = columns[i];
      long key = keys[one];
      keys[one] = keys[other];
      keys[other] = key;
    }
  }
}
