package org.hes4j.directory.ldap;

import java.util.Arrays;
import java.util.UUID;

/**
 * Ids of many entries, eight bytes for each: what is left of one is as good as unique among a
 * million. Not thread-safe.
 */
final class EntryIds {
  /** Odd, so that no two first halves become one. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] ids = new long[64];
  private int size;
  private boolean sorted;

  void add(UUID id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, Math.multiplyExact(size, 2));
    }
    ids[size++] = shortened(id);
    sorted = false;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean contains(UUID id) {
    if (!sorted) {
      Arrays.sort(ids, 0, size);
      sorted = true;
    }
    return Arrays.binarySearch(ids, 0, size, shortened(id)) >= 0;
  }

  private static long shortened(UUID id) {
    return id.getMostSignificantBits() * SPREAD + id.getLeastSignificantBits();
  }
}
