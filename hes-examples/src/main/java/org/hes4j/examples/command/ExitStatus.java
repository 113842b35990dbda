package org.hes4j.examples.command;

import org.hes4j.client.HesException;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.sync.NoRecipientsException;
import org.hes4j.sync.RemovalLimitException;
import org.hes4j.sync.VerificationException;

/** How the command ended, one meaning each. */
enum ExitStatus {
  /** Done, or already in step. */
  DONE(0),
  /** Something nobody thought of. */
  UNEXPECTED(1),
  /** The command was not understood, or something it needs was not said. */
  USAGE(2),
  /** Refused by the service, or no answer from it. */
  SERVICE(3),
  /** The source could not be read whole, or holds no valid recipient of a managed domain. */
  SOURCE(4),
  /** The removal limit stopped it before any write. */
  GUARD(5),
  /** The service does not hold what it should. */
  VERIFICATION(7);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static ExitStatus of(Throwable failure) {
    if (failure instanceof UsageException) {
      return USAGE;
    }
    if (failure instanceof HesException) {
      return SERVICE;
    }
    if (failure instanceof RecipientSourceException || failure instanceof NoRecipientsException) {
      return SOURCE;
    }
    if (failure instanceof RemovalLimitException) {
      return GUARD;
    }
    return failure instanceof VerificationException ? VERIFICATION : UNEXPECTED;
  }
}
