package org.hes4j.sync;

/**
 * Is told how far a run is, and how it ended. Called in the thread that runs.
 *
 * <p>What {@link #phaseStarted} and {@link #progress} throw ends the run, before the first write as
 * well as in between. Of {@link #finished} and {@link #failed} each run calls exactly one, exactly
 * once, whatever ends it: a safeguard, another run that has the lock, the source, the service, an
 * interrupt, a listener, or an {@link Error}. By then the journal has been written and its lock is
 * free again, and nothing that they throw changes how the run ended. A preview ({@link
 * RecipientSync#plan()}) is no run and calls neither, and a call that is refused for its arguments
 * begins none.
 */
public interface SyncListener {

  /**
   * A phase begins. Reading may begin up to three times, where a short way leads nowhere; a phase
   * that is not needed (planning on a short way, a backup where nothing changes) never does.
   */
  default void phaseStarted(Phase phase) {}

  /**
   * Work is getting on.
   *
   * @param done records read ({@link Phase#READ}), addresses sent ({@link Phase#APPLY}) or domains
   *     verified ({@link Phase#VERIFY}) since the phase began
   */
  default void progress(Phase phase, long done) {}

  /**
   * The run ended well. What this throws is logged, and the caller gets the report all the same.
   */
  default void finished(SyncReport report) {}

  /**
   * The run did not end well. What this throws is added to {@link FailedRun#failure()} as
   * suppressed, which the caller gets all the same.
   */
  default void failed(FailedRun run) {}
}
