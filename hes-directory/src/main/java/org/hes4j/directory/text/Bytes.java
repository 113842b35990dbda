package org.hes4j.directory.text;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;

/** Where the bytes of a text come from. */
interface Bytes {

  /** Opens them for one read. */
  Opened open() throws IOException;

  /** The bytes of one read. */
  interface Opened {

    InputStream stream();

    /** To be asked once all has been read: whether the bytes are still the same. */
    void requireUnchanged() throws IOException;
  }

  /** Bytes of a stream, which nobody can look at a second time. Thread-safe. */
  final class OfStream implements Bytes {
    private final StreamOpener opener;
    private final AtomicReference<WeakReference<InputStream>> last =
        new AtomicReference<>(new WeakReference<>(null));

    OfStream(StreamOpener opener) {
      this.opener = opener;
    }

    /** Of a stream that was read nothing is left, which would look like an empty list. */
    @Override
    public Opened open() throws IOException {
      InputStream stream = opener.open();
      if (last.getAndSet(new WeakReference<>(stream)).get() == stream) {
        throw new UnreadableTextException(
            "is the stream that was read before, of which nothing is left. Open a new one for each"
                + " read.");
      }
      return new Once(stream);
    }

    private record Once(InputStream stream) implements Opened {

      @Override
      public void requireUnchanged() {}
    }
  }
}
