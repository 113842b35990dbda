package org.hes4j.testkit.emulator;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body that may have so many bytes. Closing it leaves the body behind it open, for what is left
 * of it must be skipped before the answer. Not thread-safe.
 */
final class LimitedBody extends FilterInputStream {
  private long left;

  LimitedBody(InputStream body, long limitBytes) {
    super(body);
    left = limitBytes;
  }

  /** The body has more bytes than it may. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("the body is larger than allowed");
    }
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int bytes) throws TooLargeException {
    left -= bytes;
    if (left < 0) {
      throw new TooLargeException();
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() {}
}
