package org.hes4j.sync;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.hes4j.client.ListDigest;
import org.jspecify.annotations.Nullable;

/**
 * Sums up addresses that come in order. Summing takes longer than bringing them together, so each
 * full block is summed by another thread while the next one is filled.
 */
final class AddressDigest {
  /** Large enough that the threads cost nothing beside the summing. */
  private static final int LARGEST_BLOCK = 1 << 19;

  /** So many entries are looked at one right after the other. */
  private static final int AT_ONCE = 32;

  private final ListDigest.Accumulator sum = new ListDigest.Accumulator();
  private byte[] block = new byte[1 << 12];
  private CompletableFuture<?> summed = CompletableFuture.completedFuture(null);
  private int filled;
  private final int[] next = new int[AT_ONCE];
  private final int[] lengths = new int[AT_ONCE];
  private @Nullable AddressSet of;
  private int waiting;

  /** Adds the next addresses. The order is the caller's duty. */
  void add(AddressSet set, int[] entries, int from, int to) {
    for (int i = from; i < to; i++) {
      add(set, entries[i]);
    }
  }

  /** Adds the next address. The order is the caller's duty. */
  void add(AddressSet set, int entry) {
    if (waiting == AT_ONCE || set != of) {
      copyWaiting();
      of = set;
    }
    next[waiting++] = entry;
  }

  /**
   * Copies the addresses that wait. In a large set each first look at one misses the caches; looks
   * that depend on nothing between are waited for together.
   */
  private void copyWaiting() {
    AddressSet set = of;
    if (set == null) {
      return;
    }
    for (int i = 0; i < waiting; i++) {
      lengths[i] = set.addressLength(next[i]);
    }
    for (int i = 0; i < waiting; i++) {
      makeRoom(filled + 1 + lengths[i]);
      if (filled > 0) {
        block[filled++] = '\n';
      }
      filled = set.copyAddress(next[i], block, filled);
    }
    waiting = 0;
  }

  /** A list of a few takes no large block. */
  private void makeRoom(int end) {
    if (end > LARGEST_BLOCK) {
      flush();
    } else if (end > block.length) {
      block = Arrays.copyOf(block, Math.min(LARGEST_BLOCK, 2 * end));
    }
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
    copyWaiting();
    summed.join();
    if (filled > 0) {
      sum.add(Arrays.copyOf(block, filled));
      filled = 0;
    }
    return sum.digest();
  }
}
