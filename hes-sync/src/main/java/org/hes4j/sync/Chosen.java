package org.hes4j.sync;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Some of the recipients of a set: looked for once, and told in the order of their addresses as
 * often as anybody asks. Four bytes for each of them; none where they are all. Thread-safe.
 */
final class Chosen {
  /** So many are sorted by themselves, without a sort of the whole set. */
  private static final int FEW = 10_000;

  private final AddressSet set;

  /** In order of insertion, which is that of the places; nothing where it is all. */
  private final int[] places;

  private final boolean all;
  private final int count;

  private Chosen(AddressSet set, int[] places, boolean all) {
    this.set = set;
    this.places = all ? new int[0] : places;
    this.all = all;
    count = all ? set.size() : places.length;
  }

  static Chosen none(AddressSet set) {
    return new Chosen(set, new int[0], false);
  }

  static Chosen all(AddressSet set) {
    return new Chosen(set, new int[0], true);
  }

  /** Looks at each entry once. */
  static Chosen of(AddressSet set, IntPredicate choice) {
    int[] places = new int[16];
    int count = 0;
    for (int entry = set.first(); entry != AddressSet.NONE; entry = set.after(entry)) {
      if (choice.test(entry)) {
        if (count == places.length) {
          places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = entry;
      }
    }
    return of(set, Arrays.copyOf(places, count));
  }

  /** Those of a set that are in another one too, looked for from there. */
  static Chosen common(AddressSet set, AddressSet few) {
    int[] places = new int[few.size()];
    int count = 0;
    for (int entry = few.first(); entry != AddressSet.NONE; entry = few.after(entry)) {
      int place = set.find(few, entry);
      if (place != AddressSet.NONE) {
        places[count++] = place;
      }
    }
    Arrays.sort(places, 0, count);
    return of(set, Arrays.copyOf(places, count));
  }

  private static Chosen of(AddressSet set, int[] places) {
    return new Chosen(set, places, places.length == set.size());
  }

  int count() {
    return count;
  }

  boolean contains(int entry) {
    return all || (count > 0 && Arrays.binarySearch(places, entry) >= 0);
  }

  /** In the order of their addresses. */
  IntStream sorted() {
    if (all) {
      return Arrays.stream(set.sorted());
    }
    return count <= FEW
        ? Arrays.stream(places)
            .boxed()
            .sorted((one, other) -> set.compare(one, set, other))
            .mapToInt(Integer::intValue)
        : Arrays.stream(set.sorted()).filter(this::contains);
  }

  /** All others of the set, in the order of their addresses. */
  IntStream others() {
    if (all) {
      return IntStream.empty();
    }
    IntStream sorted = Arrays.stream(set.sorted());
    return count == 0 ? sorted : sorted.filter(entry -> !contains(entry));
  }
}
