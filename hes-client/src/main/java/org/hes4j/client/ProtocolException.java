package org.hes4j.client;

import org.jspecify.annotations.Nullable;

/** An answer that is none of the service: from a proxy, of another format, too large, cut off. */
public final class ProtocolException extends HesException {
  private static final long serialVersionUID = 1L;

  /**
   * An answer that is none of the service: from a proxy, of another format, too large, cut off.
   *
   * @param message what failed and what to do next
   * @param call the call that failed, or null
   * @param cause what brought it about, or null
   */
  public ProtocolException(String message, @Nullable CallDetails call, @Nullable Throwable cause) {
    super(message, call, cause);
  }
}
