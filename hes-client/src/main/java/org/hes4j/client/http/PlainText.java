package org.hes4j.client.http;

/** Makes text of strangers fit for a message: one line, no control characters, not long. */
public final class PlainText {
  private static final int MAX_LENGTH = 200;

  private PlainText() {}

  /** The text, escaped and cut at {@value #MAX_LENGTH} characters. */
  public static String cap(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .limit(MAX_LENGTH)
        .forEach(
            c -> {
              if (isPlain(c)) {
                plain.appendCodePoint(c);
              } else {
                plain.append("\\u{").append(Integer.toHexString(c)).append('}');
              }
            });
    return text.length() > MAX_LENGTH ? plain + "…" : plain.toString();
  }

  private static boolean isPlain(int codePoint) {
    int type = Character.getType(codePoint);
    return !Character.isISOControl(codePoint)
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
