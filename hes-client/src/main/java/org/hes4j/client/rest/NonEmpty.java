package org.hes4j.client.rest;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One element at least, as it was when it was looked at. A body of users is made of nothing else,
 * since an empty array means everybody to the service's DELETE. Immutable where its elements are.
 */
final class NonEmpty<T> {
  private final List<T> elements;

  private NonEmpty(List<T> elements) {
    if (elements.isEmpty()) {
      throw new IllegalArgumentException("nobody");
    }
    this.elements = elements;
  }

  /** What the collection's iterator gives, whatever its size says; nothing when that is nobody. */
  static <T> Optional<NonEmpty<T>> of(Collection<? extends T> collection) {
    List<T> copy = new ArrayList<>();
    for (T element : collection) {
      copy.add(requireNonNull(element, "null in the collection"));
    }
    return copy.isEmpty() ? Optional.empty() : Optional.of(new NonEmpty<>(copy));
  }

  int size() {
    return elements.size();
  }

  /** Not to be changed. */
  List<T> elements() {
    return elements;
  }

  /** So many elements from that one on, or those that there are. */
  NonEmpty<T> part(int from, int most) {
    return new NonEmpty<>(elements.subList(from, Math.min(elements.size(), from + most)));
  }
}
