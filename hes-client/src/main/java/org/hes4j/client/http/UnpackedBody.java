package org.hes4j.client.http;

import java.io.IOException;
import java.io.InputStream;
import org.hes4j.gzip.Gunzip;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer without its content coding, up to a number of bytes: a few packed ones can
 * stand for any number. Not thread-safe.
 */
final class UnpackedBody extends InputStream {
  private final InputStream body;
  private final boolean gzip;
  private final long maxBytes;
  private @Nullable InputStream source;
  private long count;
  private @Nullable IOException failure;

  UnpackedBody(InputStream body, boolean gzip, long maxBytes) {
    this.body = body;
    this.gzip = gzip;
    this.maxBytes = maxBytes;
  }

  /** What ended the stream before its end, if anything did. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      int read = source().read(target, offset, length);
      count += Math.max(0, read);
      if (count > maxBytes) {
        throw new LimitReachedException(
            LimitReachedException.Limit.UNPACKED_BYTES,
            "more than " + maxBytes + " bytes once unpacked");
      }
      return read;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Made at the first read, since a gzip stream reads its head at once. */
  private InputStream source() throws IOException {
    if (source == null) {
      source = gzip ? new Gunzip(body) : body;
    }
    return source;
  }
}
