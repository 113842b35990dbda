package org.hes4j.client;

import org.jspecify.annotations.Nullable;

/** A time limit ran out. A write may or may not have been done. */
public final class HesTimeoutException extends HesException {
  private static final long serialVersionUID = 1L;

  /**
   * A time limit ran out. A write may or may not have been done.
   *
   * @param message what failed and what to do next
   * @param call the call that failed, or null
   * @param cause what brought it about, or null
   */
  public HesTimeoutException(
      String message, @Nullable CallDetails call, @Nullable Throwable cause) {
    super(message, call, cause);
  }
}
