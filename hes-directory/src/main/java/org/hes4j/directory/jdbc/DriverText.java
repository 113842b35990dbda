package org.hes4j.directory.jdbc;

import java.util.regex.Pattern;

/** Text of a driver or database, made fit for a message: one line, no control character, short. */
final class DriverText {
  static final int MAX_CHARACTERS = 300;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private DriverText() {}

  static String of(String text) {
    String stripped = BLANKS.matcher(text.strip()).replaceAll(" ");
    StringBuilder shown = new StringBuilder(Math.min(stripped.length(), MAX_CHARACTERS) + 8);
    stripped
        .codePoints()
        .takeWhile(c -> shown.length() < MAX_CHARACTERS)
        .forEach(c -> append(shown, c));
    return stripped.length() > MAX_CHARACTERS ? shown + "…" : shown.toString();
  }

  private static void append(StringBuilder shown, int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          shown.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
      default -> shown.appendCodePoint(codePoint);
    }
  }
}
