package org.hes4j.testkit.emulator;

/**
 * A roster after a change, and how it differs from the one before. Immutable.
 *
 * @param roster the roster after the change
 * @param added how many addresses are in it and were not
 * @param removed how many addresses were in it and are not
 */
record RosterChange(Roster roster, long added, long removed) {

  /** Whether the set of addresses is another one; names do not count. */
  boolean changed() {
    return added + removed > 0;
  }

  /** From one roster to another. */
  static RosterChange between(Roster before, Roster after) {
    long common = 0;
    Cursor old = before.cursor();
    Cursor now = after.cursor();
    while (old.valid() && now.valid()) {
      int order = old.compareTo(now);
      if (order <= 0) {
        old.next();
      }
      if (order >= 0) {
        now.next();
      }
      common += order == 0 ? 1 : 0;
    }
    return new RosterChange(after, after.size() - common, before.size() - common);
  }
}
