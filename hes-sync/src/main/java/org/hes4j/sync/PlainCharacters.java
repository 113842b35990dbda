package org.hes4j.sync;

/** Tables of the characters of plain local parts: letters, digits and what else is named. */
final class PlainCharacters {
  private static final String LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private PlainCharacters() {}

  /**
   * For each byte that is a plain character in any case, what it is in lower case; zero for others.
   *
   * @param others are plain too; in ASCII, and no letters
   */
  static byte[] inLowerCase(String others) {
    byte[] table = new byte[1 << Byte.SIZE];
    for (char c : (LETTERS_AND_DIGITS + others).toCharArray()) {
      table[c] = (byte) c;
      table[Character.toUpperCase(c)] = (byte) c;
    }
    return table;
  }
}
