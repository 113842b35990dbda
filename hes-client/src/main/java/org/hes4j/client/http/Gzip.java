package org.hes4j.client.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** Packs in the content coding {@code gzip} (RFC 9110, 8.4.1.3). */
public final class Gzip {
  private static final int BUFFER_BYTES = 8 << 10;

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
