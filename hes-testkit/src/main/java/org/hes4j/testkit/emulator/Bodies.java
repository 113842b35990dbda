package org.hes4j.testkit.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads bodies of requests, of which nobody knows how long they are. */
final class Bodies {
  /** The largest message: ten thousand of the longest recipients fit in about half of it. */
  static final int MAX_BYTES = 32 * 1024 * 1024;

  /** How much is skipped at most: more than a million users take on the REST wire. */
  private static final long MAX_SKIPPED = 1L << 30;

  private Bodies() {}

  /** The whole body, or nothing when it is larger than {@link #MAX_BYTES}. */
  static Optional<byte[]> read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BYTES);
    return body.read() < 0 ? Optional.of(bytes) : Optional.empty();
  }

  /**
   * Skips what is left, up to a gigabyte: a client that is still sending would see a reset
   * connection in place of the answer.
   */
  static void drain(InputStream body) throws IOException {
    byte[] buffer = new byte[8192];
    long left = MAX_SKIPPED;
    int read = body.read(buffer);
    while (read >= 0 && left > 0) {
      left -= read;
      read = body.read(buffer);
    }
  }
}
