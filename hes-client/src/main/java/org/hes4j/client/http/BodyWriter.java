package org.hes4j.client.http;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the body of a request while it travels, so that it is never held whole. */
@FunctionalInterface
public interface BodyWriter {
  /** Writes the body. An {@link IOException} of the stream must be passed on. */
  void writeTo(OutputStream out) throws IOException;
}
