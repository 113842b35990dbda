package org.hes4j.sync;

/**
 * Takes entries of sets that follow each other in the order of their addresses.
 *
 * @param <E> what it may throw
 */
interface Stretches<E extends Exception> {
  /** Takes the next ones, which stand in an array from one place to another. */
  void take(AddressSet set, int[] entries, int from, int to) throws E;
}
