package org.hes4j.incremental;

import java.util.UUID;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The newest steps of a store, each under the generation it led to. Old ones are let go. */
final class StepLog {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_STEPS = 100;

  private final MVMap<UUID, byte[]> steps;

  StepLog(MVMap<UUID, byte[]> steps) {
    this.steps = steps;
  }

  private static UUID key(long generation) {
    return new UUID(0, generation);
  }

  /** To be followed by the commit of what the step says. */
  void add(long generation, Step step) {
    steps.put(key(generation), step.encode());
    long bytes = 0;
    long count = 0;
    for (UUID key = steps.lastKey(); key != null; key = steps.lowerKey(key)) {
      byte[] value = steps.get(key);
      bytes += value == null ? 0 : value.length;
      count++;
      if (bytes > MOST_BYTES || count > MOST_STEPS) {
        steps.remove(key);
      }
    }
  }

  /** The step that led to that generation, or null. */
  @Nullable Step stepTo(long generation) {
    byte[] value = steps.get(key(generation));
    return value == null ? null : Step.decode(value);
  }
}
