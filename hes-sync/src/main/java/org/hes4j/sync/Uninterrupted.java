package org.hes4j.sync;

/** Cleans up with the interrupt status put aside, for it would cut the cleaning short. */
final class Uninterrupted {
  private Uninterrupted() {}

  static void run(Runnable cleaning) {
    boolean interrupted = Thread.interrupted();
    try {
      cleaning.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
