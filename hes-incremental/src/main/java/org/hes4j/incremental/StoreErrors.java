package org.hes4j.incremental;

import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.hes4j.recipient.RecipientSourceException;

/** Tells damage, which a full read repairs, from what it does not repair. */
final class StoreErrors {
  private StoreErrors() {}

  /** Runs the library's code; nothing of the caller's may run in it. */
  static <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw translate(e);
    }
  }

  static RuntimeException translate(RuntimeException failure) {
    if (failure instanceof StoreDamagedException || failure instanceof RecipientSourceException) {
      return failure;
    }
    if (Thread.currentThread().isInterrupted()) {
      // The channel of an interrupted thread is closed under its hands; the file is as it was.
      return new RecipientSourceException(
          "the store was being read or written when the run was interrupted; it is as it was,"
              + " start the run again",
          failure);
    }
    if (failure instanceof MVStoreException e
        && (e.getErrorCode() == DataUtils.ERROR_WRITING_FAILED
            || e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED)) {
      return new RecipientSourceException(
          "the store cannot be written; make sure that there is room on the disk and that its"
              + " folder may be written, then start the run again",
          failure);
    }
    return new StoreDamagedException("it cannot be read", failure);
  }
}
