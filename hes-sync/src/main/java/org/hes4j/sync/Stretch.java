package org.hes4j.sync;

/**
 * Gathers entries of a set, so that they are handed over some at a time: so few that what one who
 * takes them has looked at is still in the caches for the next one.
 */
final class Stretch {
  private static final int LONGEST = 1 << 10;

  private final AddressSet set;
  private final Stretches<RuntimeException> taker;
  private final int[] entries = new int[LONGEST];
  private int count;

  Stretch(AddressSet set, Stretches<RuntimeException> taker) {
    this.set = set;
    this.taker = taker;
  }

  void add(int entry) {
    if (count == LONGEST) {
      end();
    }
    entries[count++] = entry;
  }

  /** Hands over those that wait. */
  void end() {
    taker.take(set, entries, 0, count);
    count = 0;
  }
}
