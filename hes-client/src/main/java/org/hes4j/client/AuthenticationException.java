package org.hes4j.client;

import org.jspecify.annotations.Nullable;

/** The account name or the Service Authentication Key was not accepted. */
public final class AuthenticationException extends HesException {
  private static final long serialVersionUID = 1L;

  /**
   * The account name or the Service Authentication Key was not accepted.
   *
   * @param message what failed and what to do next
   * @param call the call that failed, or null
   * @param cause what brought it about, or null
   */
  public AuthenticationException(
      String message, @Nullable CallDetails call, @Nullable Throwable cause) {
    super(message, call, cause);
  }
}
