package org.hes4j.sync;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A list as a few edits leave it: long stretches of its entries, which cost no more than those of
 * the list by itself, and between them the entries that are put in.
 */
final class EditedList {
  private static final int MOST_EDITS = 1000;
  private static final int NONE = AddressSet.NONE;

  private final AddressSet list;
  private final AddressSet put;
  private final List<Edit> edits = new ArrayList<>();

  /** Before that position: what is put there, or none, and how many entries are passed over. */
  private record Edit(int position, int inserted, int passedOver) {}

  /**
   * Whether there are as few edits as this is made for.
   *
   * @param removed of a list
   * @param put into it
   */
  static boolean isFor(Chosen removed, AddressSet put) {
    return removed.count() <= MOST_EDITS && put.size() <= MOST_EDITS;
  }

  /**
   * Put: who is not in the list is added; for one who is there, the entry with a name counts.
   *
   * @param removed none of whom is put
   */
  EditedList(AddressSet list, Chosen removed, AddressSet put) {
    this.list = list;
    this.put = put;
    removed.sorted().forEach(entry -> edits.add(new Edit(position(list, entry), NONE, 1)));
    for (int entry : put.sorted()) {
      int position = position(put, entry);
      boolean known = position < list.size() && compare(position, put, entry) == 0;
      if (!known || put.hasName(entry)) {
        edits.add(new Edit(position, entry, known ? 1 : 0));
      }
    }
    // what is put before an entry comes before that entry; the sort leaves the rest as it is
    edits.sort(Comparator.comparingInt(Edit::position).thenComparingInt(Edit::passedOver));
  }

  /** Where in the order of the list an entry of a set stands, or would stand. */
  private int position(AddressSet set, int entry) {
    int from = 0;
    int to = list.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (compare(middle, set, entry) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private int compare(int position, AddressSet set, int entry) {
    return list.compare(list.sorted()[position], set, entry);
  }

  /** Hands over all entries in order, most of them in long stretches. */
  <E extends Exception> void forEach(Stretches<E> stretches) throws E {
    int[] entries = list.sorted();
    int at = 0;
    for (Edit edit : edits) {
      stretches.take(list, entries, at, edit.position());
      if (edit.inserted() != NONE) {
        stretches.take(put, new int[] {edit.inserted()}, 0, 1);
      }
      at = edit.position() + edit.passedOver();
    }
    stretches.take(list, entries, at, entries.length);
  }
}
