package org.hes4j.directory.csv;

import java.io.IOException;
import java.io.InputStream;

/** Opens the bytes of a source for one read. */
@FunctionalInterface
public interface StreamOpener {

  /**
   * The bytes from the first one on; the reader closes them.
   *
   * @throws IOException when they cannot be opened
   */
  InputStream open() throws IOException;
}
