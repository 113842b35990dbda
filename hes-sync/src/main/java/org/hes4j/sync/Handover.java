package org.hes4j.sync;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A queue between two threads that can be ended by its writer and stopped by anyone. */
final class Handover<T> {
  private final Queue<T> waiting = new ArrayDeque<>();
  private final int capacity;
  private boolean ended;
  private boolean stopped;

  Handover(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Hands over the next element, when there is room.
   *
   * @throws Stopped when nobody will take it
   */
  synchronized void put(T element) throws InterruptedException {
    while (waiting.size() >= capacity && !stopped) {
      wait();
    }
    requireNotStopped();
    waiting.add(element);
    notifyAll();
  }

  /** Says that everything has been handed over. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Wakes everyone who waits here, now and later. */
  synchronized void stop() {
    stopped = true;
    waiting.clear();
    notifyAll();
  }

  /**
   * The next element, or null after the last one.
   *
   * @throws Stopped when the rest does not matter any more
   */
  synchronized @Nullable T take() throws InterruptedException {
    while (waiting.isEmpty() && !ended && !stopped) {
      wait();
    }
    requireNotStopped();
    T next = waiting.poll();
    notifyAll();
    return next;
  }

  private void requireNotStopped() {
    if (stopped) {
      throw new Stopped();
    }
  }
}
