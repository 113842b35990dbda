package org.hes4j.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service refused recipients. Nothing of the message that named them was done. */
public final class InvalidRecipientsException extends HesException {
  private static final long serialVersionUID = 1L;
  private final Map<String, String> reasons;

  /**
   * The service refused recipients. Nothing of the message that named them was done.
   *
   * @param message what failed and what to do next
   * @param reasons the refused addresses and why each was refused; the message names none of them
   * @param call the call that failed, or null
   * @param cause what brought it about, or null
   */
  public InvalidRecipientsException(
      String message,
      Map<String, String> reasons,
      @Nullable CallDetails call,
      @Nullable Throwable cause) {
    super(message, call, cause);
    this.reasons = Map.copyOf(reasons);
  }

  /** The refused addresses and why each was refused; the message names none of them. */
  public Map<String, String> reasons() {
    return reasons;
  }
}
