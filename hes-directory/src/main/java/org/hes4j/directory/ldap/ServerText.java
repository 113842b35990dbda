package org.hes4j.directory.ldap;

/** Text that came from elsewhere, made fit for a message: one line, no control character, short. */
final class ServerText {
  private static final int MAX_CHARACTERS = 300;

  private ServerText() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder(Math.min(text.length(), MAX_CHARACTERS) + 8);
    text.strip()
        .codePoints()
        .takeWhile(c -> shown.length() < MAX_CHARACTERS)
        .forEach(c -> append(shown, c));
    return text.strip().length() > MAX_CHARACTERS ? shown + "…" : shown.toString();
  }

  private static void append(StringBuilder shown, int codePoint) {
    int type = Character.getType(codePoint);
    if (Character.isISOControl(codePoint)
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR) {
      shown.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
    } else {
      shown.appendCodePoint(codePoint);
    }
  }
}
