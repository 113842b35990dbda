package org.hes4j.sync;

import org.jspecify.annotations.Nullable;

/**
 * Finds the entries of a set. The index is made when it is first needed: a list from the journal,
 * and most often one from the service, comes in order and so tells by itself that no address comes
 * twice, and when only a few are looked for in it, they are found without one.
 */
final class AddressLookup {
  private static final int FEW = 1000;

  private final AddressSet set;
  private final AddressArena arena;

  /** Null while the entries ascend and few were looked for. */
  private volatile @Nullable AddressIndex index;

  private int lookups;

  AddressLookup(AddressSet set, AddressArena arena) {
    this.set = set;
    this.arena = arena;
  }

  /** Whether there is no index, which then has to be told of no addition. */
  boolean isByOrder() {
    return index == null;
  }

  /** The index, made now if it was not made before. */
  AddressIndex index() {
    AddressIndex known = index;
    return known == null ? makeIndex() : known;
  }

  private synchronized AddressIndex makeIndex() {
    AddressIndex known = index;
    if (known == null) {
      known = new AddressIndex(arena);
      for (int entry = set.first(); entry != AddressSet.NONE; entry = set.after(entry)) {
        known.put(entry);
      }
      index = known;
    }
    return known;
  }

  /** The entry of that local part, or {@link AddressSet#NONE}. */
  int find(Span local) {
    AddressIndex known = index;
    return known == null ? findByOrder(local) : known.find(local);
  }

  private synchronized int findByOrder(Span local) {
    lookups++;
    return lookups > FEW ? index().find(local) : binarySearch(local);
  }

  private int binarySearch(Span local) {
    int[] entries = set.sorted();
    int from = 0;
    int to = entries.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int order = set.compare(entries[middle], local);
      if (order == 0) {
        return entries[middle];
      }
      from = order < 0 ? middle + 1 : from;
      to = order < 0 ? to : middle;
    }
    return AddressSet.NONE;
  }
}
