package org.hes4j.client;

/** What a staged list starts from. */
public enum StageBase {
  /** An empty list: what is appended becomes the whole list. */
  NOTHING,
  /** The list as it is: what is appended is a difference to it. */
  PRESENT
}
