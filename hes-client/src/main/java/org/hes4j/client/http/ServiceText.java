package org.hes4j.client.http;

import org.hes4j.recipient.PlainText;

/** Text that came from a service, made fit for a message. */
public final class ServiceText {
  private static final int MAX_CHARACTERS = 200;

  private ServiceText() {}

  /** At most 200 characters of the text, what cannot be seen as its code point. */
  public static String of(String text) {
    return PlainText.of(text, MAX_CHARACTERS);
  }
}
