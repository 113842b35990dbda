package org.hes4j.testkit.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/**
 * The recipient list of one domain.
 *
 * <p>Thread-safe: writers take turns, readers see one version, whole.
 */
final class DomainList {
  private final Object writers = new Object();
  private volatile ListVersion present;
  private @Nullable Remembered lastChange;

  /** The outcome of the last named change. */
  private record Remembered(String change, Outcome outcome) {}

  DomainList(MailDomain domain) {
    present = new ListVersion(domain, 0, Roster.EMPTY);
  }

  ListVersion present() {
    return present;
  }

  /**
   * A page of the present list.
   *
   * @param revision the only revision it may be read from, or null for any
   * @param after the address before the page's first one, or null for the start of the list
   * @throws RevisionConflictException when the list is at another revision
   */
  Page page(@Nullable Long revision, @Nullable String after, int pageSize) {
    ListVersion version = present;
    if (revision != null) {
      version.require(revision);
    }
    Roster roster = version.roster();
    Cursor cursor = after == null ? roster.cursor() : roster.after(after);
    List<Entry> entries = new ArrayList<>();
    while (cursor.valid() && entries.size() < pageSize) {
      entries.add(cursor.toEntry());
      cursor.next();
    }
    return new Page(version.revision(), cursor.valid(), entries);
  }

  /** Makes a difference to the list. */
  Outcome apply(Difference difference) {
    return update(difference::appliedTo);
  }

  /** Makes a roster the whole list. */
  Outcome replace(Roster roster) {
    return update(present -> RosterChange.between(present, roster));
  }

  /**
   * Changes the list.
   *
   * @param change makes the change of the present roster, or throws when that may not be
   */
  Outcome update(Function<Roster, RosterChange> change) {
    synchronized (writers) {
      return put(change.apply(present.roster()));
    }
  }

  /**
   * Makes a difference under a name; under the name of the last change the outcome of that is told
   * again.
   *
   * @throws RevisionConflictException when the list is at another revision
   */
  Outcome change(String change, long ifRevision, Difference difference) {
    synchronized (writers) {
      if (lastChange != null && lastChange.change().equals(change)) {
        return lastChange.outcome();
      }
      present.require(ifRevision);
      Outcome outcome = put(difference.appliedTo(present.roster()));
      lastChange = new Remembered(change, outcome);
      return outcome;
    }
  }

  /**
   * Puts a staged list in force.
   *
   * @param staged makes the new roster of the present one, or throws when that may not be
   * @throws RevisionConflictException when the list is at another revision
   */
  Outcome commit(long ifRevision, UnaryOperator<Roster> staged) {
    synchronized (writers) {
      present.require(ifRevision);
      return replace(staged.apply(present.roster()));
    }
  }

  private Outcome put(RosterChange change) {
    ListVersion next = present.with(change);
    // The digest is made here, before any reader can ask for it, and once for each set.
    Outcome outcome = new Outcome(next.state(), change.added(), change.removed());
    present = next;
    return outcome;
  }
}
