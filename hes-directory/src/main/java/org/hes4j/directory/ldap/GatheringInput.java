package org.hes4j.directory.ldap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * What a server sends, with rests when all of it has been taken, so that entries gather.
 *
 * <p>A server writes each entry by itself. To a reader that is always there at once each becomes a
 * packet of its own, and when both are on one machine the server is busier with packets than with
 * searching: slapd gives a million entries in two thirds of the time when its reader is behind. A
 * reader that is behind anyway takes no rest, and there is one for so many bytes at most: what
 * holds the bytes up may be the window of the connection, which rests would only make worse.
 */
final class GatheringInput extends FilterInputStream {
  static final int SLICE = 65_536;

  private final GatheringSocket socket;
  private final Rest rest;
  private final LongConsumer resting;
  private boolean ahead;

  /** Bytes since the last rest. */
  private long since;

  GatheringInput(InputStream in, GatheringSocket socket, Rest rest) {
    this(in, socket, rest, LockSupport::parkNanos);
  }

  /** With something else that rests for so many nanoseconds. */
  GatheringInput(InputStream in, GatheringSocket socket, Rest rest, LongConsumer resting) {
    super(in);
    this.socket = socket;
    this.rest = rest;
    this.resting = resting;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (ahead && since >= rest.bytes()) {
      resting.accept(rest.nanos());
      since = 0;
    }
    int read = await(target, offset, length);
    ahead = read < length;
    since += read;
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
