package org.hes4j.incremental;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts numbers and texts into bytes, as the package describes. To be used again and again. */
final class ByteWriter {
  private static final int SEVEN_BITS = 0x7f;
  private static final int LATIN = 0xff;

  private byte[] bytes = new byte[256];
  private int length;

  ByteWriter clear() {
    length = 0;
    return this;
  }

  ByteWriter put(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  ByteWriter fixed(long value, int size) {
    for (int shift = (size - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      put((int) (value >>> shift));
    }
    return this;
  }

  ByteWriter varint(int value) {
    int rest = value;
    while ((rest & ~SEVEN_BITS) != 0) {
      put((rest & SEVEN_BITS) | ~SEVEN_BITS);
      rest >>>= 7;
    }
    return put(rest);
  }

  ByteWriter raw(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
    return this;
  }

  ByteWriter text(String text) {
    if (isLatin(text)) {
      return varint(Math.multiplyExact(text.length(), 2))
          .raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    varint(Math.multiplyExact(text.length(), 2) + 1);
    text.chars().forEach(character -> fixed(character, 2));
    return this;
  }

  private static boolean isLatin(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LATIN) {
        return false;
      }
    }
    return true;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }
}
