package org.hes4j.examples.command;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the loop of a watch waits for. Thread-safe; an interrupt of who waits is a wish to stop. */
final class WatchSignals {
  private boolean stopped;
  private boolean changed;
  private @Nullable RuntimeException broken;

  /** Begins to listen anew. */
  synchronized void reset() {
    changed = false;
    broken = null;
  }

  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  synchronized void changed() {
    changed = true;
    notifyAll();
  }

  synchronized void broken(RuntimeException failure) {
    broken = failure;
    notifyAll();
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  synchronized boolean hasChanged() {
    return changed;
  }

  /** What ended the listening; null when nothing did. */
  synchronized @Nullable RuntimeException failure() {
    return broken;
  }

  /** Waits for a change, a failure or a stop, or until the time is up. */
  synchronized void await(Duration most) {
    waitFor(most, () -> stopped || changed || broken != null);
  }

  /** Waits until the time is up, or for a stop. */
  synchronized void pause(Duration time) {
    waitFor(time, () -> stopped);
  }

  private void waitFor(Duration most, BooleanSupplier reached) {
    long end = System.nanoTime() + most.toNanos();
    try {
      long left = most.toNanos();
      while (left > 0 && !reached.getAsBoolean()) {
        wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }
}
