package org.hes4j.sync;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run did not end well for a reason that is neither the source's nor the service's. The kinds are
 * few and closed.
 *
 * <p>The message says what failed, what was expected and found, and what to do next. It names no
 * recipient.
 */
public abstract sealed class SyncException extends RuntimeException
    permits RemovalLimitException,
        NoRecipientsException,
        VerificationException,
        MissingSentinelException,
        RivalWriterException,
        AlreadyRunningException,
        JournalException,
        SyncInterruptedException {
  private static final long serialVersionUID = 1L;

  SyncException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Whether a safeguard stopped the run before any write. */
  final boolean isStop() {
    return this instanceof RemovalLimitException
        || this instanceof MissingSentinelException
        || this instanceof RivalWriterException
        || this instanceof NoRecipientsException;
  }

  /** The plan that a safeguard stopped before any write, where one did. */
  public Optional<SyncPlan> stoppedPlan() {
    return Optional.empty();
  }
}
