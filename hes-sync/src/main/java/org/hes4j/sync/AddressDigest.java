package org.hes4j.sync;

import java.util.Arrays;
import org.hes4j.client.ListDigest;

/** Sums up addresses that come in order, in blocks that are large enough for the processor. */
final class AddressDigest {
  private static final int BLOCK = 1 << 16;

  private final ListDigest.Accumulator sum = new ListDigest.Accumulator();
  private final byte[] block = new byte[BLOCK];
  private int filled;

  /** The digest of a whole set. */
  static ListDigest of(AddressSet set) {
    AddressDigest digest = new AddressDigest();
    int[] entries = set.sorted();
    digest.add(set, entries, 0, entries.length);
    return digest.digest();
  }

  /** Adds the next addresses. The order is the caller's duty. */
  void add(AddressSet set, int[] entries, int from, int to) {
    for (int i = from; i < to; i++) {
      add(set, entries[i]);
    }
  }

  /** Adds the next address. The order is the caller's duty. */
  void add(AddressSet set, int entry) {
    if (filled + 1 + set.addressLength(entry) > BLOCK) {
      flush();
    }
    if (filled > 0) {
      block[filled++] = '\n';
    }
    filled = set.copyAddress(entry, block, filled);
  }

  /** The accumulator adds the line feed that follows the last address of a block. */
  private void flush() {
    if (filled > 0) {
      sum.add(Arrays.copyOf(block, filled));
    }
    filled = 0;
  }

  /** The digest of what was added. */
  ListDigest digest() {
    flush();
    return sum.digest();
  }
}
