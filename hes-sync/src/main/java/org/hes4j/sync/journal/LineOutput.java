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

  LineOutput(OutputStream out) {
    this.out = out;
  }

  void line(byte[] line) throws IOException {
    if (filled + line.length + 1 > BLOCK) {
      flush();
    }
    if (line.length + 1 > BLOCK) {
      throw new IllegalStateException("a line of " + line.length + " bytes");
    }
    System.arraycopy(line, 0, block, filled, line.length);
    filled += line.length;
    block[filled++] = '\n';
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
