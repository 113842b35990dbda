package org.hes4j.directory.ldif;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * What lines of an entry are good for, by their names as bytes: numbers from 0 are the attributes
 * of addresses, and after them those of names. Immutable.
 */
final class LineNames {
  /** Nothing is read of such a line. */
  static final int NO_USE = -1;

  static final int DN = -2;

  /** It ends the read. */
  static final int REFUSED = -3;

  private static final byte LOWER = 0x20;
  private static final boolean[] OF_NAME = new boolean[1 << 7];

  static {
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"
        .chars()
        .forEach(c -> OF_NAME[c] = true);
  }

  private final byte[][] names;
  private final int[] uses;

  LineNames(LdifAttributes attributes) {
    List<String> all = new ArrayList<>(List.of("dn", "ref", "control", "changetype"));
    int fixed = all.size();
    all.addAll(attributes.addresses());
    all.addAll(attributes.names());
    names = new byte[all.size()][];
    uses = new int[all.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = all.get(i).getBytes(UTF_8);
      uses[i] = i >= fixed ? i - fixed : i == 0 ? DN : REFUSED;
    }
  }

  /** Where the name of a plain line ends; its begin when it has none that needs no pattern. */
  static int end(byte[] bytes, int from, int to) {
    boolean[] ofName = OF_NAME;
    int at = from;
    while (at < to && ofName[bytes[at]]) {
      at++;
    }
    return bytes[from] == '.' || bytes[from] == '-' ? from : at;
  }

  /** What a line of that name is good for. */
  int use(byte[] bytes, int from, int to) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].length == to - from && is(names[i], bytes, from)) {
        return uses[i];
      }
    }
    return NO_USE;
  }

  /** In any case; the other characters of names have the bit of lower case anyway. */
  private static boolean is(byte[] name, byte[] bytes, int from) {
    for (int i = 0; i < name.length; i++) {
      if ((bytes[from + i] | LOWER) != name[i]) {
        return false;
      }
    }
    return true;
  }
}
