package org.hes4j.recipient;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a source to its promise: everything is handed over in the thread that reads, before the
 * read returns. What came by other ways might be lost without a trace. For whoever reads sources of
 * others; a source itself needs none.
 *
 * <pre>{@code
 * OneThread thread = new OneThread(source);
 * thread.during(() -> source.read(found -> {
 *   thread.require(found);
 *   …
 * }));
 * }</pre>
 *
 * <p>For one read. {@link #require} and {@link #requireKept} may be called by any thread.
 */
public final class OneThread {
  private static final Logger LOG = LoggerFactory.getLogger(OneThread.class);

  private final String source;
  private volatile @Nullable Thread reader;
  private volatile @Nullable RecipientSourceException broken;

  /** For a read of this source, whose name the messages bear. */
  public OneThread(RecipientSource source) {
    this.source = source.toString();
  }

  /**
   * Reads, in this thread.
   *
   * @throws RecipientSourceException when the promise was broken, also where the source itself took
   *     no notice; what the read throws comes unchanged
   */
  public void during(Runnable read) {
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
  public void requireKept() {
    RecipientSourceException failure = broken;
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * To be called with whatever is handed over, before anything is done with it.
   *
   * @throws RecipientSourceException when this is another thread than the one that reads, the read
   *     has returned, or it is null
   */
  public void require(@Nullable Object found) {
    Thread expected = reader;
    if (Thread.currentThread() != expected) {
      throw broken(
          expected == null
              ? "hands something over after its read has returned"
              : "hands something over in another thread than the one that reads it");
    }
    if (found == null) {
      throw broken("hands over null");
    }
  }

  private RecipientSourceException broken(String what) {
    RecipientSourceException failure =
        new RecipientSourceException(
            source
                + " "
                + what
                + ", so some may have been lost; this is an error in the source: hand over"
                + " everything in the thread that calls it, before the call returns, and nothing as"
                + " null");
    broken = failure;
    if (reader == null) {
      // The run may be over, and the source may tell nobody what it is told.
      LOG.error("{}", failure.getMessage());
    }
    return failure;
  }
}
