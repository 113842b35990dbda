package org.hes4j.client.http;

import java.time.Duration;

/** The end of the time one attempt may take. Immutable and thread-safe. */
final class Deadline {
  private final Duration limit;
  private final long end;

  private Deadline(Duration limit) {
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  static Deadline after(Duration limit) {
    return new Deadline(limit);
  }

  /** The whole time there was. */
  Duration limit() {
    return limit;
  }

  /** What is left, never negative, in nanoseconds. */
  long remainingNanos() {
    return Math.max(0, end - System.nanoTime());
  }

  /** What is left, but no more than that. */
  long remainingNanos(Duration atMost) {
    return Math.min(remainingNanos(), atMost.toNanos());
  }

  boolean isOver() {
    return remainingNanos() == 0;
  }
}
