package org.hes4j.sync;

import java.util.Arrays;

/**
 * Sorts the entries of a set by the unsigned UTF-8 bytes of their addresses, four bytes at a time.
 *
 * <p>A key holds four bytes of the address above the entry's place, so that the sorting itself is
 * done on primitive longs; what is equal in these four is sorted by the next.
 */
final class AddressOrder {
  private static final int STEP = 4;

  private final AddressSet set;
  private final long[] keys;

  private AddressOrder(AddressSet set) {
    this.set = set;
    keys = new long[set.size()];
  }

  static int[] sort(AddressSet set) {
    AddressOrder order = new AddressOrder(set);
    int index = 0;
    for (int entry = set.first(); entry != AddressSet.NONE; entry = set.after(entry)) {
      order.keys[index++] = entry;
    }
    order.sort(0, index, 0);
    int[] entries = new int[index];
    for (int i = 0; i < index; i++) {
      entries[i] = (int) order.keys[i];
    }
    return entries;
  }

  private void sort(int from, int to, int depth) {
    for (int i = from; i < to; i++) {
      keys[i] = key((int) keys[i], depth);
    }
    Arrays.sort(keys, from, to);
    int start = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || keys[i] >>> Integer.SIZE != keys[start] >>> Integer.SIZE) {
        if (i - start > 1) {
          sort(start, i, depth + STEP);
        }
        start = i;
      }
    }
  }

  private long key(int entry, int depth) {
    long key = 0;
    for (int i = depth; i < depth + STEP; i++) {
      key = key << Byte.SIZE | set.addressByte(entry, i);
    }
    // the sign bit turned, so that the signed order of longs is the unsigned order of bytes
    return (key << Integer.SIZE | entry) ^ Long.MIN_VALUE;
  }
}
