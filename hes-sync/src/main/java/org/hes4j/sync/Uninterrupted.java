package org.hes4j.sync;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Does what no interrupt may cut short: an interrupt closes the file that its thread writes. So it
 * is done in a thread that nobody else knows. Whoever waits for it keeps an interrupt for later.
 */
final class Uninterrupted {
  private Uninterrupted() {}

  static void run(Runnable work) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(() -> attempt(work, failure), Thread.currentThread().getName() + "+");
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow(failure.get());
  }

  private static void attempt(Runnable work, AtomicReference<@Nullable Throwable> failure) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      failure.set(e);
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
