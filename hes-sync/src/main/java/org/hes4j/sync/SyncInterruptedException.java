package org.hes4j.sync;

import org.jspecify.annotations.Nullable;

/** The thread that ran was interrupted. Its interrupt status is set again. */
public final class SyncInterruptedException extends SyncException {
  static final String BEFORE = "the run was interrupted before anything was changed; run it again";
  static final String WHILE_SENDING =
      "the run was interrupted while it sent its changes, and what the service has of them is not"
          + " known. Run it again: it begins with the lists as they are then";
  static final String WHILE_VERIFYING =
      "the run was interrupted while it verified: everything was sent, and whether the service"
          + " holds it is not known. A preview tells";

  private static final long serialVersionUID = 1L;

  /**
   * An interrupted run.
   *
   * @param message in which phase, and what that means for the service's list
   * @param cause what brought it about, or null
   */
  public SyncInterruptedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
