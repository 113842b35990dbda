package org.hes4j.examples.command;

import org.hes4j.client.HesException;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.sync.AlreadyRunningException;
import org.hes4j.sync.MissingSentinelException;
import org.hes4j.sync.NoRecipientsException;
import org.hes4j.sync.RemovalLimitException;
import org.hes4j.sync.RivalWriterException;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.VerificationException;

/** How the command ended, one meaning each. */
enum ExitStatus {
  /** Done, or already in step. */
  DONE(0),
  /** Something of this machine (journal, memory, an interrupt), or that nobody thought of. */
  UNEXPECTED(1),
  /** The command was not understood, or something it needs was not said. */
  USAGE(2),
  /** Refused by the service, or no answer from it. */
  SERVICE(3),
  /** The source could not be read whole, or holds no valid recipient of a managed domain. */
  SOURCE(4),
  /** The removal limit, or somebody else's change, stopped it before any write. */
  GUARD(5),
  /** Another run holds the lock. */
  LOCKED(6),
  /** The service does not hold what it should. */
  VERIFICATION(7),
  /** The lists are out of step; only {@code plan --check} says so. */
  OUT_OF_STEP(8);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** How a run with a plan that a safeguard stops ends. */
  static ExitStatus ofStopped(SyncPlan plan) {
    return plan.missingSentinels().isEmpty() ? GUARD : SOURCE;
  }

  static ExitStatus of(Throwable failure) {
    if (failure instanceof UnfinishedRun run) {
      return of(run.failure());
    }
    if (failure instanceof UsageException) {
      return USAGE;
    }
    if (failure instanceof HesException) {
      return SERVICE;
    }
    if (failure instanceof RecipientSourceException
        || failure instanceof NoRecipientsException
        || failure instanceof MissingSentinelException) {
      return SOURCE;
    }
    if (failure instanceof RemovalLimitException || failure instanceof RivalWriterException) {
      return GUARD;
    }
    if (failure instanceof AlreadyRunningException) {
      return LOCKED;
    }
    return failure instanceof VerificationException ? VERIFICATION : UNEXPECTED;
  }
}
