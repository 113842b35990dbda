package org.hes4j.directory.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import org.hes4j.gzip.Gunzip;

/**
 * Bytes that are no longer packed.
 *
 * @param stream the bytes
 * @param packed whether they were
 */
record Unpacked(InputStream stream, boolean packed) {

  private static final byte[] MAGIC = {0x1F, (byte) 0x8B};

  /** Tells gzip by the two bytes it begins with (RFC 1952), for names lie. */
  static Unpacked of(InputStream in) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(in, 2);
    byte[] first = new byte[2];
    int count = whole.readNBytes(first, 0, 2);
    whole.unread(first, 0, count);
    boolean gzip = count > 0 && Arrays.equals(first, 0, count, MAGIC, 0, count);
    return gzip ? new Unpacked(new Gunzip(whole), true) : new Unpacked(whole, false);
  }
}
