package org.hes4j.sync;

/**
 * Finds the entries of an arena by their local parts. Open addressing with linear probing.
 *
 * <p>A slot holds the hash of an entry above its place plus one, so that an entry is looked at only
 * when it is most likely the one, and a larger table is filled without a look at any. 0 is free.
 */
final class AddressIndex {
  private static final int FIRST_SLOTS = 16;
  private static final long PLACE = 0xFFFF_FFFFL;

  private final AddressArena arena;
  private long[] slots = new long[FIRST_SLOTS];
  private int size;

  AddressIndex(AddressArena arena) {
    this.arena = arena;
  }

  /** The entry of that local part, or {@link AddressSet#NONE}. */
  int find(Span local) {
    return entry(slot(local, local.hash()));
  }

  /** Puts in an entry that is not there. */
  void put(int entry) {
    Span local = arena.local(entry);
    int hash = local.hash();
    put(slot(local, hash), hash, entry);
  }

  /** The slot of that local part: the one that holds its entry, or the free one it belongs into. */
  int slot(Span local, int hash) {
    int slot = home(hash, slots);
    while (slots[slot] != 0 && !holds(slots[slot], local, hash)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /** By the upper bits, which also lets a larger table be filled from one end to the other. */
  private static int home(int hash, long[] slots) {
    return hash >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
  }

  private boolean holds(long content, Span local, int hash) {
    return (int) (content >>> Integer.SIZE) == hash && arena.local(place(content)).isSame(local);
  }

  /** The entry in a slot, or {@link AddressSet#NONE}. */
  int entry(int slot) {
    return place(slots[slot]);
  }

  private static int place(long content) {
    return (int) content - 1;
  }

  /** Puts an entry into a free slot, after which all slots may be others. */
  void put(int slot, int hash, int entry) {
    slots[slot] = ((long) hash << Integer.SIZE) | ((entry + 1) & PLACE);
    size++;
    if (size > slots.length / 4 * 3) {
      grow();
    }
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long content : slots) {
      if (content != 0) {
        int slot = home((int) (content >>> Integer.SIZE), larger);
        while (larger[slot] != 0) {
          slot = (slot + 1) & (larger.length - 1);
        }
        larger[slot] = content;
      }
    }
    slots = larger;
  }
}
