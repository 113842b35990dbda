package org.hes4j.sync;

/** How changes are sent to a binding that cannot make additions and removals in one revision. */
public enum Writing {
  /**
   * All additions, then all removals. Whoever is in the old list and in the new one is there at
   * every moment.
   */
  CHANGES,
  /**
   * The whole new list in one message. One request instead of several; but where the service
   * deletes the old list before it adds the new one, as the vendor says of its REST service,
   * everybody of the domain may be missing for a moment, and for longer if it fails in between.
   */
  WHOLE_LISTS
}
