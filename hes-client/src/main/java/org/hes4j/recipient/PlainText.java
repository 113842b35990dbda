package org.hes4j.recipient;

/**
 * Makes text of strangers fit to be shown in a message, a log or on a terminal: one line, nothing
 * that steers it, not long.
 */
public final class PlainText {
  private PlainText() {}

  /**
   * The text with everything escaped as a backslash, u and its code point that does not show or
   * changes how its neighbours show (control and format characters, bidirectional ones among them,
   * line separators, halves of surrogate pairs), cut after so many characters.
   *
   * @param longest how many characters (code points) of the text are shown, at least 0
   */
  public static String of(String text, int longest) {
    StringBuilder plain = new StringBuilder(Math.min(text.length(), longest) + 8);
    int index = 0;
    for (int count = 0; index < text.length() && count < longest; count++) {
      int codePoint = text.codePointAt(index);
      index += Character.charCount(codePoint);
      append(plain, codePoint);
    }
    return index < text.length() ? plain.append('…').toString() : plain.toString();
  }

  private static void append(StringBuilder plain, int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          plain.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
      default -> plain.appendCodePoint(codePoint);
    }
  }
}
