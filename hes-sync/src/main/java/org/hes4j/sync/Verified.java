package org.hes4j.sync;

/** How it was made sure that the service holds what was meant. */
public enum Verified {
  /** Nothing was sent: the list as read for the plan is what was meant. */
  BY_PLAN,
  /** The count and the digest that the service told afterwards are the expected ones. */
  BY_STATE,
  /** The list was read back and is the expected one, address by address. */
  BY_READING
}
