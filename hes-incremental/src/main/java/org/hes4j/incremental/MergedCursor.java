package org.hes4j.incremental;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Several cursors as one. What comes first in their list counts before what comes later. */
final class MergedCursor implements EntryCursor {
  private record Part(EntryCursor cursor, int rank) {}

  private final PriorityQueue<Part> parts =
      new PriorityQueue<>(
          Comparator.<Part, UUID>comparing(part -> part.cursor().id())
              .thenComparingInt(Part::rank));
  private @Nullable Part current;

  MergedCursor(List<EntryCursor> cursors) {
    List<EntryCursor> all = new ArrayList<>(cursors);
    for (int rank = 0; rank < all.size(); rank++) {
      forward(new Part(all.get(rank), rank));
    }
  }

  private void forward(Part part) {
    if (part.cursor().advance()) {
      parts.add(part);
    }
  }

  @Override
  public boolean advance() {
    Part before = current;
    if (before != null) {
      UUID done = before.cursor().id();
      forward(before);
      for (Part next = parts.peek(); next != null && next.cursor().id().equals(done); ) {
        forward(parts.remove());
        next = parts.peek();
      }
    }
    current = parts.poll();
    return current != null;
  }

  @Override
  public UUID id() {
    return part().cursor().id();
  }

  @Override
  public byte[] value() {
    return part().cursor().value();
  }

  private Part part() {
    if (current == null) {
      throw new IllegalStateException("the cursor stands on no entry");
    }
    return current;
  }
}
