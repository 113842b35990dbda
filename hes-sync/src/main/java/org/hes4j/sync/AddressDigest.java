package org.hes4j.sync;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.hes4j.client.ListDigest;

/**
 * Sums up addresses that come in order. Summing takes longer than bringing them together, so each
 * full block is summed by another thread while the next one is filled.
 */
final class AddressDigest {
  private static final int BLOCK = 1 << 17;

  private final ListDigest.Accumulator sum = new ListDigest.Accumulator();
  private final byte[] block = new byte[BLOCK];
  private CompletableFuture<?> summed = CompletableFuture.completedFuture(null);
  private int filled;

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
    byte[] full = Arrays.copyOf(block, filled);
    summed.join();
    summed = CompletableFuture.runAsync(() -> sum.add(full), AddressDigest::start);
    filled = 0;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "hes-sync-digest");
    thread.setDaemon(true);
    thread.start();
  }

  /** The digest of what was added. */
  ListDigest digest() {
    summed.join();
    if (filled > 0) {
      sum.add(Arrays.copyOf(block, filled));
      filled = 0;
    }
    return sum.digest();
  }
}
