package org.hes4j.directory.text;

import org.hes4j.recipient.PlainText;

/** Text of a file, made fit for a message. */
public final class ShownText {
  private static final int MAX_CHARACTERS = 80;

  private ShownText() {}

  /** At most 80 characters of the text, what cannot be seen as its code point. */
  public static String of(String text) {
    return PlainText.of(text, MAX_CHARACTERS);
  }
}
