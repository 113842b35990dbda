package org.hes4j.directory.ldap;

/** How a reader rests that has taken all there was. The numbers are what did best with slapd. */
enum Rest {
  /** For pages: each end of a page may have to wait for it, so it is short and not for each one. */
  SHORT(300_000, 32 << 10),

  /**
   * For one long answer: enough for a server to fill the receive buffer and go on filling its own.
   * With three milliseconds slapd was as busy as without any.
   */
  LONG(10_000_000, 1 << 20);

  private final long nanos;
  private final long bytes;

  Rest(long nanos, long bytes) {
    this.nanos = nanos;
    this.bytes = bytes;
  }

  /** How long it is, in nanoseconds. */
  long nanos() {
    return nanos;
  }

  /** How much has to come before the next one. */
  long bytes() {
    return bytes;
  }
}
