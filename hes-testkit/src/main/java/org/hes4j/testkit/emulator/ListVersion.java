package org.hes4j.testkit.emulator;

import org.hes4j.client.ListState;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.recipient.MailDomain;

/** A domain's list at one moment. Immutable. */
record ListVersion(MailDomain domain, long revision, Roster roster) {

  /** The list after a change; the revision grows only with the set of addresses. */
  ListVersion with(RosterChange change) {
    return new ListVersion(domain, change.changed() ? revision + 1 : revision, change.roster());
  }

  ListState state() {
    return new ListState(revision, roster.size(), roster.digest());
  }

  /** Does nothing when the list is at the revision that was named. */
  void require(long expected) {
    if (expected != revision) {
      throw new RevisionConflictException(
          "the list of "
              + domain
              + " is at revision "
              + revision
              + ", not "
              + expected
              + "; read it again and decide anew",
          domain,
          expected,
          revision,
          null,
          null);
    }
  }
}
