package org.hes4j.examples.command;

/** Tells whether a word may have been meant for another one. */
final class Likeness {
  private static final int MOST_SLIPS = 2;

  private Likeness() {}

  /** Whether one begins with the other, or two slips of the fingers make one of the other. */
  static boolean of(String one, String other) {
    return one.startsWith(other) || other.startsWith(one) || slips(one, other) <= MOST_SLIPS;
  }

  /** How many letters were changed, left out or typed beside (the distance of Levenshtein). */
  private static int slips(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j < before.length; j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[before.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(before[j - 1] + change, 1 + Math.min(before[j], row[j - 1]));
      }
      before = row;
    }
    return before[other.length()];
  }
}
