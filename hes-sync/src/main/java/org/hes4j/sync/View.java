package org.hes4j.sync;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A collection of known size that makes its elements each time it is iterated. */
final class View<T> extends AbstractCollection<T> {
  private final int size;
  private final Supplier<Stream<T>> elements;

  View(int size, Supplier<Stream<T>> elements) {
    this.size = size;
    this.elements = elements;
  }

  @Override
  public Iterator<T> iterator() {
    return size == 0 ? Stream.<T>empty().iterator() : elements.get().iterator();
  }

  @Override
  public int size() {
    return size;
  }
}
