package org.hes4j.sync;

/** How the changes of a domain were sent. */
public enum Strategy {
  /** Nothing was sent, for the list was in step. */
  NONE,
  /** Additions and removals in one message: all of them or none. */
  ATOMIC_CHANGE,
  /** A change of any size in several messages, which readers saw all at once. */
  STAGED_CHANGE,
  /** The whole new list in one message: the old list or the new one. */
  ONE_SHOT_REPLACE,
  /**
   * The whole new list in one message, where it is not known that readers see only the old list or
   * the new one; {@link Writing#WHOLE_LISTS} asks for it.
   */
  WHOLE_LIST,
  /**
   * All additions, then all removals, in batches. At every moment the list held whatever the old
   * and the new one have in common.
   */
  SEPARATE_CHANGES
}
