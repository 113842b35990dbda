package org.hes4j.sync;

import java.util.AbstractList;
import java.util.List;

/**
 * Everything that was rejected, complete and in the order of the source. Immutable and thread-safe.
 */
public final class Rejections extends AbstractList<Rejection> {
  private final List<Rejection> all;

  Rejections(List<Rejection> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public Rejection get(int index) {
    return all.get(index);
  }

  @Override
  public int size() {
    return all.size();
  }
}
