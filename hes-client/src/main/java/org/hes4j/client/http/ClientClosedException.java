package org.hes4j.client.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The client was closed during an exchange; parsers see it as the I/O error that it is for them.
 */
final class ClientClosedException extends IOException {
  private static final long serialVersionUID = 1L;

  ClientClosedException(@Nullable Throwable cause) {
    super("the client was closed", cause);
  }
}
