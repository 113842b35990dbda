package org.hes4j.sync;

import org.jspecify.annotations.Nullable;

/** The thread that ran was interrupted. Its interrupt status is set again. */
public final class SyncInterruptedException extends SyncException {
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
