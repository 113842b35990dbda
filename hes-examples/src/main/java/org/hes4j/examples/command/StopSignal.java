package org.hes4j.examples.command;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Turns SIGTERM and SIGINT into a clean end with exit status 0. */
final class StopSignal {
  private StopSignal() {}

  /** Does the work; a signal that ends the process waits until it has returned. */
  static ExitStatus during(WatchSignals signals, Supplier<ExitStatus> work) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> end(signals, ended), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      ended.countDown();
      remove(hook);
    }
  }

  private static void end(WatchSignals signals, CountDownLatch ended) {
    signals.stop();
    try {
      ended.await();
      // Else the status would be that of the signal.
      Runtime.getRuntime().halt(ExitStatus.DONE.code());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook is at work.
    }
  }
}
