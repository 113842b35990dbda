package org.hes4j.directory.ldap;

import org.hes4j.recipient.PlainText;

/** Text that came from a server, made fit for a message. */
final class ServerText {
  private static final int MAX_CHARACTERS = 300;

  private ServerText() {}

  static String of(String text) {
    return PlainText.of(text.strip(), MAX_CHARACTERS);
  }
}
