package org.hes4j.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Some bytes of an array, which is shared and not to be changed. */
final class Span {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle ORDERED =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final byte[] bytes;
  private final int from;
  private final int length;

  Span(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    this.from = from;
    this.length = length;
  }

  static Span of(byte[] bytes) {
    return new Span(bytes, 0, bytes.length);
  }

  int length() {
    return length;
  }

  /** One byte, as a number that is not negative. */
  int at(int index) {
    return bytes[from + index] & 0xFF;
  }

  /**
   * The same for the same bytes, wherever they stand. Eight bytes at a time; the upper bits are the
   * better ones.
   */
  int hash() {
    long hash = length;
    int last = from + length - Long.BYTES;
    for (int at = from; at < last; at += Long.BYTES) {
      hash = mix(hash ^ (long) LONGS.get(bytes, at));
    }
    long rest = length >= Long.BYTES ? (long) LONGS.get(bytes, last) : few();
    return (int) (mix(mix(hash ^ rest)) >>> Integer.SIZE);
  }

  private long few() {
    long few = 0;
    for (int i = 0; i < length; i++) {
      few = few << Byte.SIZE | (bytes[from + i] & 0xFF);
    }
    return few;
  }

  private static long mix(long bits) {
    long mixed = bits * SPREAD;
    return mixed ^ (mixed >>> Integer.SIZE);
  }

  boolean isSame(Span other) {
    return length == other.length && mismatch(other) < 0;
  }

  /** Where the two differ first, which is the length of the shorter one if it begins the other. */
  int mismatch(Span other) {
    return Arrays.mismatch(
        bytes, from, from + length, other.bytes, other.from, other.from + other.length);
  }

  /** Eight bytes, the first one uppermost. */
  static long eightBytes(byte[] bytes, int at) {
    return (long) ORDERED.get(bytes, at);
  }

  /** What they are in UTF-8. */
  String text() {
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }

  /** Copies the bytes and tells where the next ones go. */
  int copyTo(byte[] target, int at) {
    System.arraycopy(bytes, from, target, at, length);
    return at + length;
  }
}
