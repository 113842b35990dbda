package org.hes4j.directory.text;

import java.io.IOException;
import java.io.InputStream;

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

  /** Bytes of a stream, which nobody can look at a second time. */
  record OfStream(StreamOpener opener) implements Bytes {

    @Override
    public Opened open() throws IOException {
      return new Once(opener.open());
    }

    private record Once(InputStream stream) implements Opened {

      @Override
      public void requireUnchanged() {}
    }
  }
}
