package org.hes4j.directory.text;

/** Text that came from elsewhere, made fit for a message: one line, no control character, short. */
public final class ShownText {
  private static final int MAX_CHARACTERS = 80;

  private ShownText() {}

  /** At most 80 characters of the text, what cannot be seen as its code point. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(MAX_CHARACTERS + 8);
    text.codePoints()
        .takeWhile(c -> shown.length() < MAX_CHARACTERS)
        .forEach(c -> append(shown, c));
    return text.length() > MAX_CHARACTERS ? shown + "…" : shown.toString();
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
