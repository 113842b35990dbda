package org.hes4j.sync;

/** What a replacement does with a domain of which the source has no recipient. */
public enum EmptyDomains {
  /** Its list stays as it is, and the report says so. */
  LEAVE,
  /** Its list is emptied, as far as the removal limit allows. */
  CLEAR
}
