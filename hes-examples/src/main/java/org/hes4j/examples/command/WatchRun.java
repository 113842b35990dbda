package org.hes4j.examples.command;

import org.hes4j.sync.MissingSentinelException;
import org.hes4j.sync.NoRecipientsException;

/** One run of a watch, and what is to be done after it. */
final class WatchRun {
  private final WatchLog log;
  private final Runnable task;

  WatchRun(WatchLog log, Runnable task) {
    this.log = log;
    this.task = task;
  }

  /** How a run ended. */
  enum Result {
    /** The lists are in step. */
    DONE,
    /** A safeguard stopped it; a person has to look, or the directory to change. */
    HELD,
    /** It may go better next time. */
    FAILED
  }

  /**
   * Runs, and says how it went.
   *
   * @throws UsageException when no run with these options can go well
   */
  Result once() {
    try {
      task.run();
      return Result.DONE;
    } catch (UsageException e) {
      throw e;
    } catch (RuntimeException e) {
      boolean held =
          ExitStatus.of(e) == ExitStatus.GUARD
              || e instanceof MissingSentinelException
              || e instanceof NoRecipientsException;
      log.say((held ? "stopped: " : "failed: ") + Advice.message(e));
      return held ? Result.HELD : Result.FAILED;
    }
  }
}
