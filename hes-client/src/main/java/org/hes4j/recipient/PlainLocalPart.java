package org.hes4j.recipient;

/**
 * Knows the local parts that nearly all addresses have, so that they need no full syntax check: an
 * RFC 5321 dot-string.
 */
final class PlainLocalPart {
  private static final String SPECIALS = "!#$%&'*+-/=?^_`{|}~";
  private static final boolean[] ATOM = new boolean[128];
  private static final boolean[] ATOM_IN_ANY_CASE;

  static {
    for (char c = 'a'; c <= 'z'; c++) {
      ATOM[c] = true;
    }
    for (char c = '0'; c <= '9'; c++) {
      ATOM[c] = true;
    }
    SPECIALS.chars().forEach(c -> ATOM[c] = true);
    ATOM_IN_ANY_CASE = ATOM.clone();
    for (char c = 'A'; c <= 'Z'; c++) {
      ATOM_IN_ANY_CASE[c] = true;
    }
  }

  private PlainLocalPart() {}

  /** Whether it is atoms of lower-case ASCII with single dots between them. */
  static boolean is(String localPart) {
    return is(localPart, localPart.length(), ATOM);
  }

  /** The same of a text up to that place, whose letters may be upper case too. */
  static boolean isInAnyCase(String text, int end) {
    return is(text, end, ATOM_IN_ANY_CASE);
  }

  private static boolean is(String text, int end, boolean[] atom) {
    boolean afterAtom = false;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c < atom.length && atom[c]) {
        afterAtom = true;
      } else if (c == '.' && afterAtom) {
        afterAtom = false;
      } else {
        return false;
      }
    }
    return afterAtom;
  }
}
