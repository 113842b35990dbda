package org.hes4j.client;

/** What a binding can do beyond listing, adding and deleting. */
public enum Capability {
  /** {@link HesClient#changeUsers}: additions and removals in one revision, or not at all. */
  ATOMIC_CHANGE,
  /**
   * {@link HesClient#replaceUsers} shows readers the old list or the new one, nothing in between.
   */
  ATOMIC_REPLACE,
  /** {@link HesClient#beginChange}: atomic changes of any size. */
  STAGED_CHANGE,
  /** {@link DomainStatus#state()}: revision, count and digest of a list are known. */
  LIST_STATE,
  /** A read after a write sees that write. Without it the service may lag behind. */
  CONSISTENT_READS,
  /**
   * {@link HesClient#check} has nothing against any address whose local part is of ASCII letters,
   * digits, hyphens and underscores, with single dots between, so that it need not be asked.
   */
  ANY_PLAIN_ADDRESS
}
