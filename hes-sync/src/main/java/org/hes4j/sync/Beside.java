package org.hes4j.sync;

import java.util.concurrent.CompletableFuture;

/** A piece of computing that another thread does meanwhile. It must not wait for anything. */
final class Beside {
  private Beside() {}

  static CompletableFuture<Void> run(String name, Runnable work) {
    return CompletableFuture.runAsync(
        work,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          thread.start();
        });
  }
}
