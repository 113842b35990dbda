package org.hes4j.sync;

import java.util.List;
import java.util.stream.Stream;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.recipient.MailDomain;

/**
 * The errors of a run whose list somebody else changed after it was read. A refused call has done
 * nothing, but an earlier attempt of it, whose answer was lost, may have: the errors hold such
 * attempts as suppressed.
 */
final class Overtaken {
  private Overtaken() {}

  /** Before any change was tried. */
  static RevisionConflictException unchanged(
      MailDomain domain, RevisionConflictException conflict) {
    return error(
        "somebody else changed the list of %s after this run had read it (revision %s, now %s);"
            + " this run changed nothing there. Run again: it plans anew from the present list",
        domain, conflict);
  }

  /** At the call that makes the change; the conflict holds earlier attempts as suppressed. */
  static RevisionConflictException atChange(MailDomain domain, RevisionConflictException conflict) {
    List<Throwable> attempts =
        Stream.of(conflict.getSuppressed()).filter(Overtaken::mayHaveArrived).toList();
    if (attempts.isEmpty()) {
      return unchanged(domain, conflict);
    }
    RevisionConflictException error =
        error(
            "the list of %s changed after this run had read it (revision %s, now %s). It is not"
                + " known whether this run's change was made: an attempt got no answer, and may have"
                + " made it before somebody else changed the list. Run again: it plans anew from the"
                + " present list",
            domain, conflict);
    attempts.forEach(error::addSuppressed);
    return error;
  }

  /** Whether the change may have been made, by an error of this class. */
  static boolean isChangeNotKnown(RevisionConflictException error) {
    return error.getSuppressed().length > 0;
  }

  /** What a gateway answers says nothing of the service behind it. */
  private static boolean mayHaveArrived(Throwable attempt) {
    return !(attempt instanceof ConnectionException broken) || broken.sent();
  }

  private static RevisionConflictException error(
      String message, MailDomain domain, RevisionConflictException conflict) {
    return new RevisionConflictException(
        message.formatted(domain, conflict.expected(), conflict.found()),
        domain,
        conflict.expected(),
        conflict.found(),
        conflict.call().orElse(null),
        conflict);
  }
}
