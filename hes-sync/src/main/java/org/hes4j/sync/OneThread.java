package org.hes4j.sync;

import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a source to its promise: each record is handed over in the thread that reads, before the
 * read returns. What came by other ways might be lost without a trace.
 */
final class OneThread {
  private static final Logger LOG = LoggerFactory.getLogger(OneThread.class);

  private final String source;
  private volatile @Nullable Thread reader;
  private volatile @Nullable RecipientSourceException broken;

  OneThread(RecipientSource source) {
    this.source = source.toString();
  }

  /**
   * Reads, in this thread.
   *
   * @throws RecipientSourceException when the promise was broken, also where the source itself took
   *     no notice
   */
  void during(Runnable read) {
    reader = Thread.currentThread();
    try {
      read.run();
    } finally {
      reader = null;
    }
    requireKept();
  }

  /**
   * May be asked again later, for what comes after the return.
   *
   * @throws RecipientSourceException when the promise was broken
   */
  void requireKept() {
    RecipientSourceException failure = broken;
    if (failure != null) {
      throw failure;
    }
  }

  /** To be called with each record, before anything is done with it. */
  void require(@Nullable Object found) {
    Thread expected = reader;
    if (Thread.currentThread() != expected) {
      throw broken(
          expected == null
              ? "hands a record over after its read has returned"
              : "hands records over in another thread than the one that reads it");
    }
    if (found == null) {
      throw broken("hands over null in the place of a record");
    }
  }

  private RecipientSourceException broken(String what) {
    RecipientSourceException failure =
        new RecipientSourceException(
            source
                + " "
                + what
                + ", so some may have been lost; this is an error in the source: hand over each "
                + SourceRecord.class.getSimpleName()
                + " in the thread that calls read, and before it returns");
    broken = failure;
    if (reader == null) {
      // The run may be over, and the source may tell nobody what it is told.
      LOG.error("{}", failure.getMessage());
    }
    return failure;
  }
}
