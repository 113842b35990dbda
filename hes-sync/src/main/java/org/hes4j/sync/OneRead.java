package org.hes4j.sync;

import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;

/**
 * Lets one read of a source go on at a time. One that heeds no interrupt may still go on when its
 * run has ended, and two that share what a source holds would take records from each other.
 * Thread-safe.
 */
final class OneRead {
  private boolean reading;

  /**
   * Reads.
   *
   * @throws RecipientSourceException when another read has not ended
   */
  void of(RecipientSource source, Runnable read) {
    begin(source);
    try {
      read.run();
    } finally {
      end();
    }
  }

  private synchronized void begin(RecipientSource source) {
    if (reading) {
      throw new RecipientSourceException(
          source
              + " is still being read by a run that has ended, for its read does not heed an"
              + " interrupt; run again when it is over");
    }
    reading = true;
  }

  private synchronized void end() {
    reading = false;
  }
}
