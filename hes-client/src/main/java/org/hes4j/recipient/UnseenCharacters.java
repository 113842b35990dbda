package org.hes4j.recipient;

import java.util.Locale;
import java.util.Optional;

/**
 * Knows the characters that nobody sees in an address, or that mean nothing to everybody.
 *
 * <p>RFC 6532, 3.2 lets a local part hold any character beyond ASCII (UTF8-non-ascii). One of these
 * would make an address that looks like another one and to which nobody writes. They are what the
 * IdentifierClass of PRECIS (RFC 8264, 4.2.3 and 4.2.4) refuses as controls, ignorable, spaces and
 * unassigned (9.12, 9.13, 9.14 and 9.10 there), and beside them all format characters and
 * separators, private use and halves of surrogate pairs, the replacement character, which stands
 * for something that was lost, and the empty Braille pattern, which looks like a blank. PRECIS
 * allows the two joiners (U+200C and U+200D) in some contexts; here they are refused like the other
 * format characters.
 *
 * <p>Which characters are assigned depends on the Java that runs this.
 */
public final class UnseenCharacters {
  private UnseenCharacters() {}

  /**
   * The text without what surrounds it and is blank or cannot be seen: white space, spaces of any
   * kind (U+00A0 as well) and format characters (U+FEFF, U+200B, U+200E, U+202A and others). More
   * than {@link String#strip()} takes off.
   */
  public static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isTakenOff(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (from < to && isTakenOff(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  /**
   * What is wrong with the first such character of the text: its code point and its place, counted
   * in characters (code points) from 1. Nothing when there is none. The ASCII blank is none: a
   * quoted local part may have it.
   *
   * @param where what the text is, for the message, such as {@code "local part"}
   */
  public static Optional<String> problem(String text, String where) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isPrintable(c)) {
        int codePoint = text.codePointAt(i);
        if (isUnseen(codePoint)) {
          return Optional.of(
              String.format(
                  Locale.ROOT,
                  "U+%04X as character %s of the %s: it cannot be seen, or means nothing to others",
                  codePoint,
                  text.codePointCount(0, i) + 1,
                  where));
        }
        i += Character.charCount(codePoint) - 1;
      }
    }
    return Optional.empty();
  }

  /** What nearly all characters are, and nothing needs to be looked up of. */
  private static boolean isPrintable(int codePoint) {
    return codePoint >= ' ' && codePoint <= '~';
  }

  private static boolean isTakenOff(int codePoint) {
    if (codePoint != ' ' && isPrintable(codePoint)) {
      return false;
    }
    int type = Character.getType(codePoint);
    return Character.isWhitespace(codePoint)
        || type == Character.SPACE_SEPARATOR
        || type == Character.FORMAT;
  }

  private static boolean isUnseen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> isUnseenOfOtherKind(codePoint);
    };
  }

  /**
   * Letters, marks and symbols that show nothing: those with the property
   * Default_Ignorable_Code_Point (fillers, joiners of graphemes, variation selectors), U+2800 and
   * U+FFFD.
   */
  private static boolean isUnseenOfOtherKind(int codePoint) {
    return switch (codePoint) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F -> true;
      case 0x2800, 0x3164, 0xFFA0, 0xFFFD -> true;
      default ->
          (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
              || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    };
  }
}
