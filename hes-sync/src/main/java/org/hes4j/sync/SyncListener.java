package org.hes4j.sync;

/**
 * Is told how far a run is. Called in the thread that runs; what a method throws ends the run,
 * before the first write as well as in between.
 */
public interface SyncListener {

  /** A phase begins. */
  default void phaseStarted(Phase phase) {}

  /**
   * Work is getting on.
   *
   * @param done records read ({@link Phase#READ}), addresses sent ({@link Phase#APPLY}) or domains
   *     verified ({@link Phase#VERIFY}) since the phase began
   */
  default void progress(Phase phase, long done) {}
}
