package org.hes4j.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Cuts a collection into lists of a size that one message carries. */
final class Batches<T> implements Iterator<List<T>> {
  private final Iterator<T> elements;
  private final int size;

  private Batches(Iterator<T> elements, int size) {
    this.elements = elements;
    this.size = size;
  }

  static <T> Iterable<List<T>> of(Collection<T> elements, int size) {
    return () -> new Batches<>(elements.iterator(), size);
  }

  /** Sends everything, batch by batch. */
  static <T> void each(Collection<T> all, int size, Consumer<List<T>> send, Tally tally) {
    for (List<T> batch : of(all, size)) {
      send.accept(batch);
      tally.batchSent();
    }
  }

  @Override
  public boolean hasNext() {
    return elements.hasNext();
  }

  @Override
  public List<T> next() {
    if (!elements.hasNext()) {
      throw new NoSuchElementException();
    }
    List<T> batch = new ArrayList<>();
    while (batch.size() < size && elements.hasNext()) {
      batch.add(elements.next());
    }
    return batch;
  }
}
