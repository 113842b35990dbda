package org.hes4j.recipient;

/**
 * A source can be read but cannot tell what has changed: read it whole instead. The message says
 * what is missing and where to get it.
 */
public class ChangesNotSupportedException extends RecipientSourceException {
  private static final long serialVersionUID = 1L;

  /**
   * A source that tells no changes.
   *
   * @param message what is missing and what to do
   */
  public ChangesNotSupportedException(String message) {
    super(message);
  }
}
