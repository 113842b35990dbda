package org.hes4j.sync;

/** How a run, or one domain in it, ended. */
public enum Outcome {
  /** Nothing had to be changed, and nothing was sent. */
  IN_STEP,
  /** The list was changed and verified. */
  CHANGED
}
