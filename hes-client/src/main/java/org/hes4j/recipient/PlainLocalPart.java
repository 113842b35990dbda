package org.hes4j.recipient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/**
 * Knows the local parts that nearly all addresses have, so that they need no full syntax check: an
 * RFC 5321 dot-string.
 */
final class PlainLocalPart {
  private static final String SPECIALS = "!#$%&'*+-/=?^_`{|}~";

  /** For each character of an atom what it is in lower case; 0 for all others. */
  private static final byte[] LOWER = new byte[128];

  static {
    for (char c = 'a'; c <= 'z'; c++) {
      LOWER[c] = (byte) c;
      LOWER[c - 'a' + 'A'] = (byte) c;
    }
    for (char c = '0'; c <= '9'; c++) {
      LOWER[c] = (byte) c;
    }
    SPECIALS.chars().forEach(c -> LOWER[c] = (byte) c);
  }

  private PlainLocalPart() {}

  /** Whether it is atoms of lower-case ASCII with single dots between them. */
  static boolean is(String localPart) {
    return localPart.equals(lowered(localPart, localPart.length()));
  }

  /**
   * What a text has up to that place, in lower case, where it is atoms of ASCII with single dots
   * between them; null where it is something else. One loop for all of it, since every value that
   * is read goes through.
   */
  static @Nullable String lowered(String text, int end) {
    byte[] lowered = new byte[end];
    boolean afterAtom = false;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      byte lower = c < LOWER.length ? LOWER[c] : 0;
      if (lower != 0) {
        afterAtom = true;
        lowered[i] = lower;
      } else if (c == '.' && afterAtom) {
        afterAtom = false;
        lowered[i] = '.';
      } else {
        return null;
      }
    }
    return afterAtom ? new String(lowered, ISO_8859_1) : null;
  }
}
