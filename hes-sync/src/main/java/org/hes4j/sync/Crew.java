package org.hes4j.sync;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one run. The first that fails stops the others, and its failure is the one that
 * the run ends with.
 */
final class Crew implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<Runnable> stops = new CopyOnWriteArrayList<>();

  /** Has something done when work is to stop: it must wake whoever waits. */
  void onStop(Runnable stop) {
    stops.add(stop);
  }

  void start(String name, Runnable work) {
    Thread thread = new Thread(() -> attempt(work), "hes-sync-" + name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      stop(e);
    }
  }

  private void stop(Throwable reason) {
    if (first.compareAndSet(null, reason)) {
      stops.forEach(Runnable::run);
      threads.stream().filter(t -> t != Thread.currentThread()).forEach(Thread::interrupt);
    }
  }

  /**
   * Returns when all is well.
   *
   * @throws Stopped when work is to stop
   */
  void checkStopped() {
    if (first.get() != null) {
      throw new Stopped();
    }
  }

  /** Waits for others. When one of them fails first, its exception is thrown as it is. */
  <T> T attend(Callable<T> wait) {
    try {
      if (Thread.interrupted()) {
        // what is there already would be taken without a look at it
        throw new InterruptedException();
      }
      return wait.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SyncInterruptedException(SyncInterruptedException.BEFORE, e);
    } catch (Stopped | ExecutionException e) {
      throw firstFailure(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private RuntimeException firstFailure(Exception seen) {
    Throwable failure = first.get();
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      return exception;
    }
    return new IllegalStateException(failure == null ? seen : failure);
  }

  /** Stops what still works and waits for its end. */
  @Override
  public void close() {
    stop(new Stopped());
    long deadline = System.nanoTime() + GRACE.toNanos();
    Uninterrupted.run(() -> threads.forEach(thread -> join(thread, deadline)));
  }

  private static void join(Thread thread, long deadline) {
    long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
    try {
      thread.join(left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("{} does not stop; it is left behind and will end with its work", thread.getName());
    }
  }
}
