package org.hes4j.directory.ldap;

import java.time.Duration;

/** How far one read has come, over all its searches and servers, and the time it has left. */
final class ReadProgress {
  private final long started = System.nanoTime();
  private long limitNanos;
  private long entries;

  ReadProgress(LdapSettings settings) {
    this.limitNanos = settings.limits().read().toNanos();
  }

  /** How many entries have come. */
  long entries() {
    return entries;
  }

  void entryCame() {
    entries++;
  }

  /** From now on there is no end: what is read is a watch. */
  void withoutLimit() {
    limitNanos = Long.MAX_VALUE;
  }

  /** How long to wait for one answer: that long, but not past the end of the whole read. */
  Duration patience(Duration answer, LdapFailures failures) {
    Duration left = timeLeft(failures);
    return left.compareTo(answer) < 0 ? left : answer;
  }

  /** What is left of the time for the whole read, at least a millisecond. */
  Duration timeLeft(LdapFailures failures) {
    checkTime(failures);
    return Duration.ofNanos(Math.max(nanosLeft(), 1_000_000));
  }

  /** Ends the read when its time has run out. */
  void checkTime(LdapFailures failures) {
    if (nanosLeft() <= 0) {
      throw failures.readLimit(entries);
    }
  }

  private long nanosLeft() {
    return limitNanos - (System.nanoTime() - started);
  }
}
