package org.hes4j.gzip;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.hes4j.gzip.GzipException.Problem;

/**
 * Unpacks gzip (RFC 1952), one member after the other, to the very end.
 *
 * <p>Not the JDK's: that one ends quietly where a further member is cut in its header, where
 * something else follows, or where a pipe has nothing at hand just then. Which of these it does
 * depends on its version. Not thread-safe.
 */
public final class Gunzip extends InputStream {
  private final GzipInput input;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private boolean ended;

  /**
   * Unpacks a stream.
   *
   * @throws GzipException when it does not begin as gzip does, as reading it does where it goes
   *     wrong later
   * @throws IOException when it cannot be read
   */
  public Gunzip(InputStream in) throws IOException {
    this.input = new GzipInput(in);
    input.skipHeader(Problem.DAMAGED);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    while (!ended && length > 0) {
      int count = inflate(target, offset, length);
      if (count > 0) {
        checksum.update(target, offset, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw new GzipException(Problem.DAMAGED);
      } else {
        input.feed(inflater);
      }
    }
    return length == 0 ? 0 : -1;
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      throw new GzipException(Problem.DAMAGED);
    }
  }

  private void endMember() throws IOException {
    input.takeBack(inflater.getRemaining());
    boolean right = input.four() == checksum.getValue();
    right &= input.four() == (inflater.getBytesWritten() & 0xFFFF_FFFFL);
    if (!right) {
      throw new GzipException(Problem.DAMAGED);
    }
    inflater.reset();
    checksum.reset();
    ended = input.atEnd();
    if (!ended) {
      input.skipHeader(Problem.FOLLOWED);
    }
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    ended = true;
    input.close();
  }
}
