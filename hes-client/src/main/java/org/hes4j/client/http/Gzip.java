package org.hes4j.client.http;

import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** The content coding {@code gzip} (RFC 9110, 8.4.1.3), both ways. */
public final class Gzip {
  private static final int BUFFER_BYTES = 8 << 10;
  private static final int TRAILER_BYTES = 8;

  private Gzip() {}

  /** The body packed while it travels. What breaks off gets no trailer, so that it shows. */
  public static BodyWriter packed(BodyWriter body) {
    return out -> {
      OutputStream kept = new KeptOpen(out);
      GZIPOutputStream packing = new GZIPOutputStream(kept, BUFFER_BYTES);
      body.writeTo(packing);
      packing.finish();
    };
  }

  /**
   * Unpacks to the last byte, which must be where the packed bytes end as well.
   *
   * @throws ZipException also for what is cut off
   */
  static InputStream unpacked(InputStream packed) throws IOException {
    try {
      return new Unpacking(packed);
    } catch (EOFException e) {
      throw cutOff();
    }
  }

  private static ZipException cutOff() {
    return new ZipException("the packed bytes end too early");
  }

  private static final class Unpacking extends GZIPInputStream {
    Unpacking(InputStream packed) throws IOException {
      super(packed, BUFFER_BYTES);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        int count = super.read(target, offset, length);
        if (count < 0 && (inf.getRemaining() > TRAILER_BYTES || in.read() >= 0)) {
          throw new ZipException("there are bytes after the end of the packed ones");
        }
        return count;
      } catch (EOFException e) {
        throw cutOff();
      }
    }
  }

  /** The stream belongs to the transport, which closes it. */
  private static final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() {}
  }
}
