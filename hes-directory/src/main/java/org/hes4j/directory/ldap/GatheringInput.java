package org.hes4j.directory.ldap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a server sends, taken in slices with a short rest before each, so that entries gather in
 * between.
 *
 * <p>A server writes each entry by itself. To a reader that is always there at once each becomes a
 * packet of its own, and when both are on one machine the server is busier with packets than with
 * searching: slapd gives a million entries in half the time when its reader is a little behind.
 * After less than a slice, which means that the reader was ahead, the rest is longer. That holds up
 * the end of an answer, so it is for answers that are long.
 */
final class GatheringInput extends FilterInputStream {
  static final int SLICE = 4096;

  /** The least there is: waking up takes about fifty microseconds. */
  private static final long REST_NANOS = 1_000;

  private static final long LONG_REST_NANOS = 2_000_000;

  private final GatheringSocket socket;
  private boolean ahead;
  private boolean begun;

  GatheringInput(InputStream in, GatheringSocket socket) {
    super(in);
    this.socket = socket;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (begun) {
      LockSupport.parkNanos(ahead ? LONG_REST_NANOS : REST_NANOS);
    }
    int wanted = Math.min(length, SLICE);
    int read = await(target, offset, wanted);
    begun = true;
    ahead = read < wanted;
    return read;
  }

  /** The socket gives up waiting every now and then, so that an interrupt is noticed. */
  private int await(byte[] target, int offset, int length) throws IOException {
    long started = System.nanoTime();
    while (true) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while it waited for the server");
      }
      try {
        return in.read(target, offset, length);
      } catch (SocketTimeoutException e) {
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        if (socket.getSoTimeout() > 0 && waited >= socket.getSoTimeout()) {
          throw e;
        }
      }
    }
  }
}
