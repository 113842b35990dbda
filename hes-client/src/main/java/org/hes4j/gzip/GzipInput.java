package org.hes4j.gzip;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import org.hes4j.gzip.GzipException.Problem;

/** The packed side of {@link Gunzip}. */
final class GzipInput implements Closeable {
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream in;
  private final byte[] buffer = new byte[65_536];
  private int position;
  private int limit;

  GzipInput(InputStream in) {
    this.in = in;
  }

  boolean atEnd() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, in.read(buffer, 0, buffer.length));
    }
    return limit == 0;
  }

  private int one() throws IOException {
    if (atEnd()) {
      throw new GzipException(Problem.CUT_OFF);
    }
    return buffer[position++] & 0xFF;
  }

  private int two() throws IOException {
    return one() | one() << 8;
  }

  /** Four bytes, the lowest first. */
  long four() throws IOException {
    return two() | (long) two() << 16;
  }

  void feed(Inflater inflater) throws IOException {
    if (atEnd()) {
      throw new GzipException(Problem.CUT_OFF);
    }
    inflater.setInput(buffer, position, limit - position);
    position = limit;
  }

  /** Takes back what was fed and not used. */
  void takeBack(int count) {
    position = limit - count;
  }

  /**
   * Skips the header of a member.
   *
   * @param otherwise what it means when there is none
   */
  void skipHeader(Problem otherwise) throws IOException {
    if (one() != 0x1F || one() != 0x8B) {
      throw new GzipException(otherwise);
    }
    if (one() != DEFLATE) {
      throw new GzipException(Problem.DAMAGED);
    }
    int flags = one();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(two());
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    skip((flags & HEADER_CHECKSUM) == 0 ? 0 : 2);
  }

  private void skip(int count) throws IOException {
    for (int skipped = 0; skipped < count; skipped++) {
      one();
    }
  }

  private void skipText() throws IOException {
    while (true) {
      if (one() == 0) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
