package org.hes4j.directory.jdbc;

import java.util.regex.Pattern;
import org.hes4j.recipient.PlainText;

/** Text of a driver or database, which may have several lines, made fit for a message. */
final class DriverText {
  static final int MAX_CHARACTERS = 300;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private DriverText() {}

  static String of(String text) {
    return PlainText.of(BLANKS.matcher(text.strip()).replaceAll(" "), MAX_CHARACTERS);
  }
}
