package org.hes4j.client;

import org.jspecify.annotations.Nullable;

/** No connection, or the connection broke. */
public final class ConnectionException extends HesException {
  private static final long serialVersionUID = 1L;
  private final boolean sent;

  /**
   * No connection, or the connection broke.
   *
   * @param message what failed and what to do next
   * @param sent whether the request may have reached the service, so that a write may or may not
   *     have been done
   * @param call the call that failed, or null
   * @param cause what brought it about, or null
   */
  public ConnectionException(
      String message, boolean sent, @Nullable CallDetails call, @Nullable Throwable cause) {
    super(message, call, cause);
    this.sent = sent;
  }

  /**
   * Whether the request may have reached the service, so that a write may or may not have been
   * done.
   */
  public boolean sent() {
    return sent;
  }
}
