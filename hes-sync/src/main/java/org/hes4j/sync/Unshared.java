package org.hes4j.sync;

import java.util.BitSet;

/**
 * Who is in only one of two sets of one domain.
 *
 * @param inOne who is in the first one alone
 * @param inOther who is in the second one alone
 */
record Unshared(Chosen inOne, Chosen inOther) {

  /** Where one set is the other, or one is empty, nobody needs to be looked for. */
  static Unshared of(AddressSet one, AddressSet other) {
    if (one == other) {
      return new Unshared(Chosen.none(one), Chosen.none(other));
    }
    return one.size() == 0 || other.size() == 0
        ? new Unshared(Chosen.all(one), Chosen.all(other))
        : compared(one, other);
  }

  /** Looks for the second set's entries in the first alone, so that the second needs no index. */
  private static Unshared compared(AddressSet one, AddressSet other) {
    BitSet found = new BitSet();
    Chosen inOther =
        Chosen.of(
            other,
            entry -> {
              int place = one.find(other, entry);
              if (place != AddressSet.NONE) {
                found.set(place);
              }
              return place == AddressSet.NONE;
            });
    boolean all = found.cardinality() == one.size();
    return new Unshared(all ? Chosen.none(one) : Chosen.of(one, e -> !found.get(e)), inOther);
  }
}
