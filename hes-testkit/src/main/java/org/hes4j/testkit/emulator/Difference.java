package org.hes4j.testkit.emulator;

/**
 * What to remove from a roster, and what to add to it after that. Immutable.
 *
 * <p>An addition without a name keeps the name that is there.
 */
record Difference(Roster removals, Roster additions) {
  static final Difference NONE = new Difference(Roster.EMPTY, Roster.EMPTY);

  /** The roster with this difference made to it. */
  RosterChange appliedTo(Roster roster) {
    return new Merge(this).into(roster);
  }

  /** This difference and then another one, as one. */
  Difference then(Difference later) {
    Roster gone = new Difference(Roster.EMPTY, later.removals).appliedTo(removals).roster();
    return new Difference(gone, later.appliedTo(additions).roster());
  }

  /** How many entries it has. */
  long size() {
    return removals.size() + additions.size();
  }
}
