package org.hes4j.client;

import org.jspecify.annotations.Nullable;

/** The account may not do what was asked. */
public final class AuthorizationException extends HesException {
  private static final long serialVersionUID = 1L;

  /**
   * The account may not do what was asked.
   *
   * @param message what failed and what to do next
   * @param call the call that failed, or null
   * @param cause what brought it about, or null
   */
  public AuthorizationException(
      String message, @Nullable CallDetails call, @Nullable Throwable cause) {
    super(message, call, cause);
  }
}
