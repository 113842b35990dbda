package org.hes4j.sync;

/** What a run does when somebody else has changed a list since the last run. */
public enum Rivals {
  /** It goes on, and plan and report say so. */
  REPORT,
  /** It stops before any write; also where what the last run left cannot be read. */
  REFUSE
}
