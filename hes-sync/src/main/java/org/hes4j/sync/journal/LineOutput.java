package org.hes4j.sync.journal;

import java.io.IOException;
import java.io.OutputStream;

/** Writes lines in blocks, and sums up what was written. */
final class LineOutput {
  private static final int BLOCK = 1 << 16;

  private final OutputStream out;
  private final LineSum sum = LineSum.crc32c();
  private final byte[] block = new byte[BLOCK];
  private int filled;
  private long count;

  LineOutput(OutputStream out) {
    this.out = out;
  }

  /** Writes the line that these bytes begin with. */
  void line(byte[] bytes, int length) throws IOException {
    if (filled + length + 1 > BLOCK) {
      flush();
    }
    if (length + 1 > BLOCK) {
      throw new IllegalStateException("a line of " + length + " bytes");
    }
    System.arraycopy(bytes, 0, block, filled, length);
    filled += length;
    block[filled++] = '\n';
    count++;
  }

  /** How many lines were written. */
  long count() {
    return count;
  }

  /** The sum of all lines so far. Can be asked once. */
  String sum() throws IOException {
    flush();
    return sum.hex();
  }

  void flush() throws IOException {
    sum.add(block, 0, filled);
    out.write(block, 0, filled);
    filled = 0;
  }
}
