package org.hes4j.testkit.emulator;

import org.jspecify.annotations.Nullable;

/** One walk through a roster that makes a difference to it. For one use. */
final class Merge {
  private final Cursor removals;
  private final Cursor additions;
  private final RosterWriter out = new RosterWriter();
  private long added;
  private long removed;

  Merge(Difference difference) {
    removals = difference.removals().cursor();
    additions = difference.additions().cursor();
  }

  RosterChange into(Roster roster) {
    Block[] blocks = roster.blocks();
    for (int i = 0; i < blocks.length; i++) {
      Block next = i + 1 < blocks.length ? blocks[i + 1] : null;
      if (out.holdsFew() || additions.before(next) || removals.before(next)) {
        merge(blocks[i], next);
      } else {
        out.add(blocks[i]);
      }
    }
    while (additions.valid()) {
      addNew();
    }
    return new RosterChange(added + removed == 0 ? sameSet(roster) : out.roster(), added, removed);
  }

  /** The set is the same; names may be new. */
  private Roster sameSet(Roster before) {
    return out.roster().withDigestOf(before);
  }

  /** Merges what stands before the next block. */
  private void merge(Block block, @Nullable Block next) {
    Cursor old = new Cursor(new Block[] {block}, 0, 0);
    while (old.valid()) {
      while (additions.valid() && additions.compareTo(old) < 0) {
        addNew();
      }
      keepOrRemove(old);
      old.next();
    }
    while (additions.before(next)) {
      addNew();
    }
    while (removals.before(next)) {
      removals.next();
    }
  }

  private void addNew() {
    out.add(additions);
    additions.next();
    added++;
  }

  private void keepOrRemove(Cursor old) {
    boolean remove = isRemoved(old);
    boolean again = additions.valid() && additions.compareTo(old) == 0;
    if (again) {
      out.addNamedAs(old, additions.named() || remove ? additions : old);
      additions.next();
    } else if (remove) {
      removed++;
    } else {
      out.add(old);
    }
  }

  private boolean isRemoved(Cursor old) {
    while (removals.valid() && removals.compareTo(old) < 0) {
      removals.next();
    }
    return removals.valid() && removals.compareTo(old) == 0;
  }
}
