package org.hes4j.sync.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Writes lines in blocks, and sums up what was written. */
final class LineOutput {
  private static final int BLOCK = 1 << 16;

  private final OutputStream out;
  private final MessageDigest sha256 = Sha256.of();
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

  /** The digest of all lines so far. Can be asked once. */
  byte[] digest() throws IOException {
    flush();
    return sha256.digest();
  }

  void flush() throws IOException {
    sha256.update(block, 0, filled);
    out.write(block, 0, filled);
    filled = 0;
  }
}
