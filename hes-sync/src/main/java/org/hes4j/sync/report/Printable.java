package org.hes4j.sync.report;

import java.util.Locale;

/** Makes text of unknown origin fit to be shown in a line of a terminal or a mail. */
final class Printable {
  private static final int LONGEST = 120;
  private static final int LONGEST_SENTENCE = 500;

  private Printable() {}

  /**
   * The text with everything escaped that does not show, or that changes how its neighbours show
   * (control characters, bidirectional and other format characters, line separators), cut after 120
   * characters.
   */
  static String of(String text) {
    return of(text, LONGEST);
  }

  /**
   * As {@link #of}, cut after 500 characters: what a source says of a value ends with the remedy.
   */
  static String sentence(String text) {
    return of(text, LONGEST_SENTENCE);
  }

  private static String of(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    int index = 0;
    for (int count = 0; index < text.length() && count < longest; count++) {
      int codePoint = text.codePointAt(index);
      index += Character.charCount(codePoint);
      if (isPlain(codePoint)) {
        shown.appendCodePoint(codePoint);
      } else {
        shown.append(String.format(Locale.ROOT, "\\u{%x}", codePoint));
      }
    }
    return index < text.length() ? shown.append("…").toString() : shown.toString();
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
