package org.hes4j.directory.ldap;

/** How long a reader rests that has taken all there was. */
enum Rest {
  /** For answers with many ends, each of which waits for the rest: as short as can be. */
  SHORT(1_000),

  /**
   * For one long answer: enough for a server to fill the receive buffer and go on filling its own.
   * With three milliseconds slapd was as busy as without any.
   */
  LONG(5_000_000);

  private final long nanos;

  Rest(long nanos) {
    this.nanos = nanos;
  }

  /** In nanoseconds; waking up takes about fifty thousand more. */
  long nanos() {
    return nanos;
  }
}
