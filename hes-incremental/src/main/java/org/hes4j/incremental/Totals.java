package org.hes4j.incremental;

import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Count, size and sum of the checksums of a set of entries. The sum does not depend on the order,
 * so it follows each change without a look at the others.
 */
final class Totals {
  /** Multipliers of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom generators). */
  private static final long MIX_1 = 0xbf58476d1ce4e5b9L;

  private static final long MIX_2 = 0x94d049bb133111ebL;

  private final CRC32C crc = new CRC32C();
  private long count;
  private long bytes;
  private long sum;

  Totals() {}

  Totals(long count, long bytes, long sum) {
    this.count = count;
    this.bytes = bytes;
    this.sum = sum;
  }

  Totals copy() {
    return new Totals(count, bytes, sum);
  }

  void add(UUID id, byte[] value) {
    count++;
    bytes += value.length;
    sum += checksum(id, value);
  }

  void remove(UUID id, byte[] value) {
    count--;
    bytes -= value.length;
    sum -= checksum(id, value);
  }

  private long checksum(UUID id, byte[] value) {
    crc.reset();
    crc.update(value, 0, value.length);
    long mixed = mix(crc.getValue() ^ id.getLeastSignificantBits());
    return mix(mixed ^ id.getMostSignificantBits());
  }

  private static long mix(long value) {
    long mixed = (value ^ value >>> 30) * MIX_1;
    mixed = (mixed ^ mixed >>> 27) * MIX_2;
    return mixed ^ mixed >>> 31;
  }

  long count() {
    return count;
  }

  long bytes() {
    return bytes;
  }

  long sum() {
    return sum;
  }

  boolean matches(Totals other) {
    return count == other.count && bytes == other.bytes && sum == other.sum;
  }
}
