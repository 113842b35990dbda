package org.hes4j.directory.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/** Opens the bytes of a source for one read. */
@FunctionalInterface
public interface StreamOpener {

  /**
   * The bytes from the first one on, in a stream of their own each time; the reader closes it.
   *
   * @throws IOException when they cannot be opened
   */
  InputStream open() throws IOException;

  /**
   * Standard input, for one read: a second one would find nothing left and take that for an empty
   * list, so it fails. Thread-safe.
   */
  static StreamOpener standardInput() {
    AtomicBoolean taken = new AtomicBoolean();
    return () -> {
      if (taken.getAndSet(true)) {
        throw new UnreadableTextException(
            "can be read only once, and was. Read a file where several reads are needed.");
      }
      return System.in;
    };
  }
}
