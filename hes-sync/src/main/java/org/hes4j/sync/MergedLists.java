package org.hes4j.sync;

import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Goes through entries of two sets of one domain as through one list, in the order of the
 * addresses. Before the first step it stands on none.
 */
final class MergedLists {
  private final Part one;
  private final Part other;
  private Part current;

  /** Entries of both in order, no address twice. */
  MergedLists(AddressSet one, IntStream ofOne, AddressSet other, IntStream ofOther) {
    this.one = new Part(one, ofOne.iterator());
    this.other = new Part(other, ofOther.iterator());
    current = this.one;
    this.other.forward();
  }

  private static final class Part {
    private final AddressSet set;
    private final PrimitiveIterator.OfInt rest;
    private int entry = AddressSet.NONE;

    private Part(AddressSet set, PrimitiveIterator.OfInt rest) {
      this.set = set;
      this.rest = rest;
    }

    private void forward() {
      entry = rest.hasNext() ? rest.nextInt() : AddressSet.NONE;
    }

    private boolean comesBefore(Part part) {
      return part.entry == AddressSet.NONE
          || (entry != AddressSet.NONE && set.compare(entry, part.set, part.entry) < 0);
    }
  }

  boolean advance() {
    current.forward();
    current = one.comesBefore(other) ? one : other;
    return current.entry != AddressSet.NONE;
  }

  AddressSet set() {
    return current.set;
  }

  int entry() {
    return current.entry;
  }

  /** What is left, made of the entries of each set by a function of its own. */
  <T> Stream<T> stream(IntFunction<T> fromOne, IntFunction<T> fromOther) {
    return StreamSupport.stream(
        new AbstractSpliterator<T>(Long.MAX_VALUE, Spliterator.ORDERED) {
          @Override
          public boolean tryAdvance(Consumer<? super T> action) {
            boolean more = advance();
            if (more) {
              action.accept((current == one ? fromOne : fromOther).apply(entry()));
            }
            return more;
          }
        },
        false);
  }
}
