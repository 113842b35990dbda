package org.hes4j.client.http;

import java.io.IOException;

/**
 * A time or byte limit of ours ended an exchange; parsers see it as the I/O error that it is for
 * them.
 */
final class LimitReachedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Which limit. */
  enum Limit {
    TOTAL_TIME,
    READ_TIME,
    ANSWER_BYTES,
    UNPACKED_BYTES
  }

  private final Limit limit;

  LimitReachedException(Limit limit, String message) {
    super(message);
    this.limit = limit;
  }

  Limit limit() {
    return limit;
  }
}
