package org.hes4j.recipient;

import org.jspecify.annotations.Nullable;

/**
 * A source could not be read whole. What was read of it must not be used.
 *
 * <p>The message says what failed, where, what was expected and found, and what to do next. It
 * holds no secret and no list of recipients. Sources may have subclasses that carry more.
 */
public class RecipientSourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failed read.
   *
   * @param message what failed and what to do next
   */
  public RecipientSourceException(String message) {
    this(message, null);
  }

  /**
   * A failed read with its cause.
   *
   * @param message what failed and what to do next
   * @param cause what brought it about, or null
   */
  public RecipientSourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
