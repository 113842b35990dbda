package org.hes4j.examples.command;

import java.time.Duration;
import org.hes4j.incremental.IncrementalSource;
import org.hes4j.recipient.ChangeWatch;
import org.hes4j.recipient.ChangesIncompleteException;
import org.hes4j.recipient.ChangesNotSupportedException;
import org.hes4j.recipient.RecipientSourceException;
import org.jspecify.annotations.Nullable;

/**
 * Run, listen until something has changed, gather for a while, run again. Listening begins where
 * the store stands after the run, so nothing is missed between the two.
 */
final class WatchLoop {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 9;
  private static final Duration CLOSING = Duration.ofSeconds(30);

  private final IncrementalSource source;
  private final WatchRun run;
  private final IncrementalOptions options;
  private final WatchSignals signals;
  private final WatchLog log;

  WatchLoop(
      IncrementalSource source,
      WatchRun run,
      IncrementalOptions options,
      WatchSignals signals,
      WatchLog log) {
    this.source = source;
    this.run = run;
    this.options = options;
    this.signals = signals;
    this.log = log;
  }

  /** Returns when it is to stop. */
  ExitStatus run() {
    int failures = 0;
    while (!signals.isStopped()) {
      signals.reset();
      boolean well = run.once() != WatchRun.Result.FAILED;
      long begun = System.nanoTime();
      well = well && (signals.isStopped() || listen());
      // A connection that stood for long and was lost is no failure after others.
      boolean stood = System.nanoTime() - begun > LONGEST_PAUSE.toNanos();
      failures = well ? 0 : (stood ? 0 : failures) + 1;
      if (!well && !signals.isStopped()) {
        pause(failures);
      }
    }
    log.say("stopped as told");
    return ExitStatus.DONE;
  }

  private void pause(int failures) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    Duration pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    log.say("trying again in " + pause.toSeconds() + " s");
    signals.pause(pause);
  }

  /** Whether it ended because a run is due. */
  private boolean listen() {
    if (signals.failure() == null) {
      untilDue();
    }
    @Nullable RuntimeException failure = signals.failure();
    if (failure instanceof ChangesNotSupportedException
        && !(failure instanceof ChangesIncompleteException)) {
      throw failure;
    }
    if (failure != null) {
      log.say("not listening: " + failure.getMessage());
    }
    return failure == null || signals.hasChanged();
  }

  private void untilDue() {
    try (ChangeWatch watch = source.watch(signals::changed)) {
      Thread listener = new Thread(() -> listen(watch), "watch");
      listener.setDaemon(true);
      listener.start();
      log.say("listening for changes");
      signals.await(options.fullReadAfter());
      if (signals.hasChanged()) {
        signals.pause(options.gather());
      }
      end(watch, listener);
    } catch (RecipientSourceException e) {
      signals.broken(e);
    }
  }

  private void listen(ChangeWatch watch) {
    try {
      watch.run();
    } catch (RuntimeException e) {
      signals.broken(e);
    } catch (Error e) {
      // Else the loop would wait for a day for what nobody listens to.
      signals.broken(new IllegalStateException("the thread that listens ended by " + e, e));
    }
  }

  private static void end(ChangeWatch watch, Thread listener) {
    watch.close();
    try {
      listener.join(CLOSING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
