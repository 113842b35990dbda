package org.hes4j.directory.text;

import java.io.IOException;

/** The text is not one that can be read; the message is meant for people. */
public final class UnreadableTextException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A text that cannot be read.
   *
   * @param message where and why, and what to do next; without the name of the source
   */
  public UnreadableTextException(String message) {
    super(message);
  }
}
