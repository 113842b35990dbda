package org.hes4j.recipient;

/**
 * Knows the local parts that nearly all addresses have, so that they need no full syntax check: an
 * RFC 5321 dot-string.
 */
final class PlainLocalPart {
  private static final String SPECIALS = "!#$%&'*+-/=?^_`{|}~";
  private static final boolean[] ATOM = new boolean[128];

  static {
    for (char c = 'a'; c <= 'z'; c++) {
      ATOM[c] = true;
    }
    for (char c = '0'; c <= '9'; c++) {
      ATOM[c] = true;
    }
    SPECIALS.chars().forEach(c -> ATOM[c] = true);
  }

  private PlainLocalPart() {}

  /** Whether it is atoms of lower-case ASCII with single dots between them. */
  static boolean is(String localPart) {
    boolean afterAtom = false;
    for (int i = 0; i < localPart.length(); i++) {
      char c = localPart.charAt(i);
      if (c < ATOM.length && ATOM[c]) {
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
