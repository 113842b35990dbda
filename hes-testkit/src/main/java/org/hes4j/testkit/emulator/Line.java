package org.hes4j.testkit.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An entry as bytes: the address with its line feed, and the name or nothing. Ordered by the
 * address.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by compareTo alone
record Line(byte[] text, byte[] name) implements Comparable<Line> {
  static final byte[] NO_NAME = {};

  static Line of(Entry entry) {
    return new Line(
        (entry.address() + '\n').getBytes(StandardCharsets.UTF_8),
        entry.name() == null ? NO_NAME : entry.name().getBytes(StandardCharsets.UTF_8));
  }

  Entry toEntry() {
    String address = new String(text, 0, text.length - 1, StandardCharsets.UTF_8);
    return new Entry(address, name.length == 0 ? null : new String(name, StandardCharsets.UTF_8));
  }

  /** This line, with another one's name where it has none. */
  Line orNameOf(Line other) {
    return name.length == 0 ? other : this;
  }

  @Override
  public int compareTo(Line other) {
    return Arrays.compareUnsigned(text, other.text);
  }
}
