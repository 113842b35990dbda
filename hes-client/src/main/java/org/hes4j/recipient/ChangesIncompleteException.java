package org.hes4j.recipient;

/**
 * A source that tells changes does not tell all of them at present, and may do so again later. As
 * for the others, the way out is to read it whole.
 */
public class ChangesIncompleteException extends ChangesNotSupportedException {
  private static final long serialVersionUID = 1L;

  /**
   * A source that leaves changes out.
   *
   * @param message what is missing and what to do
   */
  public ChangesIncompleteException(String message) {
    super(message);
  }
}
