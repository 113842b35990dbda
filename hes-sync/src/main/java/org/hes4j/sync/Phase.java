package org.hes4j.sync;

/** The phases of a run, in their order. A preview ends after {@link #GUARD}. */
public enum Phase {
  /** The source and the service's present lists are read, both at the same time. */
  READ,
  /** The two are compared. */
  PLAN,
  /** The removal limit is held against the plan. */
  GUARD,
  /** The lists that will change are kept in the journal; only where there is one. */
  BACK_UP,
  /** The changes are sent. */
  APPLY,
  /** The service is asked what it holds now. */
  VERIFY
}
