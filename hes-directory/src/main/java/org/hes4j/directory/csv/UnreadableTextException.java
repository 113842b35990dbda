package org.hes4j.directory.csv;

import java.io.IOException;

/** The text is not one that can be read; the message is meant for people. */
final class UnreadableTextException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadableTextException(String message) {
    super(message);
  }
}
