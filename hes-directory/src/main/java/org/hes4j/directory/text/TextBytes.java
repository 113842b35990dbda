package org.hes4j.directory.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/** The bytes of a text that were read and are not used up yet, and how many went before. */
final class TextBytes {
  /** Room for more than the longest line of a table. */
  static final int SIZE = 1 << 17;

  private final InputStream in;
  private final boolean packed;
  private final ByteBuffer buffer;
  private long read;
  private boolean ended;

  TextBytes(Unpacked bytes, int size) {
    in = bytes.stream();
    packed = bytes.packed();
    buffer = ByteBuffer.allocate(size).limit(0);
  }

  /** Its position is moved by those who use bytes up. Always the same one. */
  ByteBuffer buffer() {
    return buffer;
  }

  /** Whether no byte comes after those in the buffer. */
  boolean isEnded() {
    return ended;
  }

  /** Reads on, once what is left was moved to the front. There must be room. */
  void fill() throws IOException {
    buffer.compact();
    int count = in.read(buffer.array(), buffer.position(), buffer.remaining());
    if (count < 0) {
      ended = true;
    } else {
      read += count;
      buffer.position(buffer.position() + count);
    }
    buffer.flip();
  }

  /** Enough for any byte order mark, so that one in a slow pipe is seen too. */
  void fillFirst(Charset charset) throws IOException {
    while (!ended && read < 3) {
      fill();
    }
    ByteOrderMark.requireNoOther(charset, buffer);
  }

  /** Where the next byte is, for a message. */
  String place() {
    return "byte "
        + (read - buffer.remaining() + 1)
        + (packed ? " of the unpacked file" : " of the file");
  }

  void close() throws IOException {
    in.close();
  }
}
