package org.hes4j.testkit.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** The list of a domain as REST shows it: writes are seen after a lag. Thread-safe. */
final class RestList {
  private final DomainList list;
  private final Duration lag;
  private final Clock clock;
  private final Deque<Write> unseen = new ArrayDeque<>();

  private record Write(ListVersion before, ListVersion after, Instant seenFrom) {}

  RestList(DomainList list, Duration lag, Clock clock) {
    this.list = list;
    this.lag = lag;
    this.clock = clock;
  }

  /** The list that readers see. */
  synchronized Roster seen() {
    Instant now = clock.instant();
    ListVersion present = list.present();
    if (!unseen.isEmpty() && !unseen.getLast().after().equals(present)) {
      // Somebody has changed the list by another way, and that shows at once.
      unseen.clear();
    }
    while (!unseen.isEmpty() && !unseen.getFirst().seenFrom().isAfter(now)) {
      unseen.removeFirst();
    }
    return (unseen.isEmpty() ? present : unseen.getFirst().before()).roster();
  }

  /**
   * Changes the list.
   *
   * @param change makes the change of the present roster, or throws when that may not be
   */
  synchronized void update(Function<Roster, RosterChange> change) {
    ListVersion before = list.present();
    list.update(change);
    if (!lag.isZero()) {
      unseen.addLast(new Write(before, list.present(), clock.instant().plus(lag)));
    }
  }
}
