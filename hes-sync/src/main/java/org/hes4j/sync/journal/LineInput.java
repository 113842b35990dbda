package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads lines from blocks, and sums up those that were read. */
final class LineInput {
  /** Far more than a line can have that was written here. */
  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private LineSum sum = LineSum.crc32c();
  private final byte[] block = new byte[BLOCK];
  private int summed;
  private int from;
  private int to = -1;
  private int filled;

  LineInput(InputStream in) {
    this.in = in;
  }

  /**
   * Goes to the next line; the bytes of the one before are gone.
   *
   * @throws EOFException when no line feed follows
   */
  void next() throws IOException {
    from = to + 1;
    int at = from;
    while (true) {
      while (at < filled && block[at] != '\n') {
        at++;
      }
      if (at < filled) {
        to = at;
        return;
      }
      at = fill();
    }
  }

  /** Moves what is there of the line to the front, reads more, and tells where that begins. */
  private int fill() throws IOException {
    sum.add(block, summed, from - summed);
    int rest = filled - from;
    System.arraycopy(block, from, block, 0, rest);
    summed = 0;
    from = 0;
    int read = rest == BLOCK ? -1 : in.read(block, rest, BLOCK - rest);
    if (read < 0) {
      throw new EOFException("no line feed after " + rest + " bytes");
    }
    filled = rest + read;
    return rest;
  }

  /** The array that holds the line, until the next one. */
  byte[] bytes() {
    return block;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  String text() {
    return new String(block, from, to - from, UTF_8);
  }

  /** To be chosen at the first line of those that are summed up. */
  void sumUpBy(LineSum kind) {
    sum = kind;
  }

  /** The sum of all lines before this one; the next one is that of lines behind it. */
  String sumBefore() {
    sum.add(block, summed, from - summed);
    summed = to + 1;
    return sum.hex();
  }

  /** Whether nothing follows this line. */
  boolean isLast() throws IOException {
    return to + 1 == filled && in.read() < 0;
  }
}
