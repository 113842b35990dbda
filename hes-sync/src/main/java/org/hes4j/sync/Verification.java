package org.hes4j.sync;

/** How a run makes sure that the service holds what was meant. */
public enum Verification {
  /**
   * Of each domain that was changed, revision, count and digest are compared where the service
   * tells them; where it does not, the list is read back.
   */
  STATE,
  /** The list of every domain of the run is read back and compared address by address. */
  FULL
}
