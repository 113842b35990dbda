package org.hes4j.incremental;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes numbers and texts out of bytes. Whatever does not fit is damage. */
final class ByteReader {
  private static final int SEVEN_BITS = 0x7f;

  private final byte[] bytes;
  private int at;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean atEnd() {
    return at == bytes.length;
  }

  int take() {
    if (at >= bytes.length) {
      throw new StoreDamagedException("a value ends too early");
    }
    return bytes[at++] & 0xff;
  }

  long fixed(int size) {
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << Byte.SIZE | take();
    }
    return value;
  }

  int varint() {
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int next = take();
      value |= (next & SEVEN_BITS) << shift;
      if (next <= SEVEN_BITS) {
        return value;
      }
    }
    throw new StoreDamagedException("a number that is too long");
  }

  byte[] raw(int length) {
    int start = skip(length);
    return Arrays.copyOfRange(bytes, start, at);
  }

  String text() {
    int size = varint();
    int length = size >>> 1;
    if ((size & 1) == 0) {
      int start = skip(length);
      return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }
    if (length > bytes.length) {
      throw new StoreDamagedException("a text that is too long");
    }
    char[] characters = new char[length];
    for (int i = 0; i < length; i++) {
      characters[i] = (char) fixed(2);
    }
    return new String(characters);
  }

  private int skip(int length) {
    int start = at;
    if (length < 0 || length > bytes.length - at) {
      throw new StoreDamagedException("a text that is too long");
    }
    at += length;
    return start;
  }
}
