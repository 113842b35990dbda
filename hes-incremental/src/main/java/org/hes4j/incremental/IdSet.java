package org.hes4j.incremental;

import java.util.UUID;

/**
 * A set of ids that takes 16 bytes for each place in its table, where objects would take a hundred:
 * a server may name all of a million entries that are still there.
 */
final class IdSet {
  private static final int SMALLEST = 1 << 10;

  private long[] table = new long[2 * SMALLEST];
  private int size;
  private boolean zero;

  boolean contains(UUID id) {
    if (isZero(id)) {
      return zero;
    }
    int at = place(table, id.getMostSignificantBits(), id.getLeastSignificantBits());
    return table[at] != 0 || table[at + 1] != 0;
  }

  void add(UUID id) {
    if (isZero(id)) {
      zero = true;
      return;
    }
    if (insert(table, id.getMostSignificantBits(), id.getLeastSignificantBits())) {
      size++;
      if (size > table.length / 4) {
        grow();
      }
    }
  }

  void clear() {
    table = new long[2 * SMALLEST];
    size = 0;
    zero = false;
  }

  private void grow() {
    long[] larger = new long[Math.multiplyExact(table.length, 2)];
    for (int i = 0; i < table.length; i += 2) {
      if (table[i] != 0 || table[i + 1] != 0) {
        insert(larger, table[i], table[i + 1]);
      }
    }
    table = larger;
  }

  private static boolean insert(long[] table, long most, long least) {
    int place = place(table, most, least);
    boolean added = table[place] == 0 && table[place + 1] == 0;
    table[place] = most;
    table[place + 1] = least;
    return added;
  }

  /** Where the id is, or the free place where it belongs. */
  private static int place(long[] table, long most, long least) {
    long mixed = (most * 0x9e3779b97f4a7c15L ^ least) * 0xbf58476d1ce4e5b9L;
    int place = (int) (mixed >>> 32) & (table.length / 2 - 1);
    while (true) {
      int at = 2 * place;
      boolean free = table[at] == 0 && table[at + 1] == 0;
      if (free || (table[at] == most && table[at + 1] == least)) {
        return at;
      }
      place = (place + 1) & (table.length / 2 - 1);
    }
  }

  private static boolean isZero(UUID id) {
    return id.getMostSignificantBits() == 0 && id.getLeastSignificantBits() == 0;
  }
}
