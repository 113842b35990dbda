package org.hes4j.testkit.emulator;

import java.util.Arrays;
import java.util.List;

/**
 * Makes one roster of several in one walk: the same as adding one after the other, but each entry
 * is copied once. For one use.
 *
 * <p>The rosters stand in a tournament: in each place of {@link #losers} waits who lost there, so
 * the next winner is found by one comparison for each round.
 */
final class Union {
  /** Newest first, so of two with one address the first counts. */
  private final Cursor[] rosters;

  /** How many bytes all entries have in common. */
  private final int common;

  /** Of the entry at which each roster stands, without what all have in common. */
  private final long[] heads;

  private final int[] losers;
  private final RosterWriter out = new RosterWriter();
  private int winner;

  private Union(List<Roster> oldestFirst) {
    int count = oldestFirst.size();
    rosters = new Cursor[count];
    heads = new long[count];
    losers = new int[count];
    common = common(oldestFirst);
    for (int i = 0; i < count; i++) {
      rosters[i] = oldestFirst.get(count - 1 - i).cursor();
      heads[i] = head(rosters[i].block(), 0);
    }
    winner = play(1);
  }

  /**
   * What comes of adding each roster to those before it.
   *
   * @param oldestFirst none of them empty
   */
  static Roster of(List<Roster> oldestFirst) {
    return switch (oldestFirst.size()) {
      case 0 -> Roster.EMPTY;
      case 1 -> oldestFirst.get(0);
      default -> new Union(oldestFirst).merge();
    };
  }

  private Roster merge() {
    while (heads[winner] != Head.BEHIND_ALL) {
      Cursor first = rosters[winner];
      if (first.entry() == 0 && !out.holdsFew() && isBeforeAllOthers(first.block())) {
        out.add(first.block());
        first.nextBlock();
        replay();
      } else {
        addOnce(first.block(), first.entry());
      }
    }
    return out.roster();
  }

  /** Whether a block ends before the others begin; where heads are the same it is not taken to. */
  private boolean isBeforeAllOthers(Block block) {
    long last = head(block, block.size() - 1);
    for (int i = 0; i < heads.length; i++) {
      if (i != winner && Long.compareUnsigned(heads[i], last) <= 0) {
        return false;
      }
    }
    return true;
  }

  /** Adds the winner's entry with the newest name that any roster has for it. */
  private void addOnce(Block block, int entry) {
    Block named = block;
    int name = entry;
    long head = heads[winner];
    next();
    while (heads[winner] == head && rosters[winner].isAt(block, entry)) {
      if (!named.named(name)) {
        named = rosters[winner].block();
        name = rosters[winner].entry();
      }
      next();
    }
    out.add(block, entry, named, name);
  }

  private void next() {
    rosters[winner].next();
    replay();
  }

  /** Finds the next winner after the last one has moved. */
  private void replay() {
    int moved = winner;
    Cursor at = rosters[moved];
    heads[moved] = at.valid() ? head(at.block(), at.entry()) : Head.BEHIND_ALL;
    for (int place = (moved + heads.length) / 2; place > 0; place /= 2) {
      if (wins(losers[place], moved)) {
        int better = losers[place];
        losers[place] = moved;
        moved = better;
      }
    }
    winner = moved;
  }

  /** Plays all below a place for the first time. */
  private int play(int place) {
    if (place >= heads.length) {
      return place - heads.length;
    }
    int left = play(2 * place);
    int right = play(2 * place + 1);
    boolean leftWins = wins(left, right);
    losers[place] = leftWins ? right : left;
    return leftWins ? left : right;
  }

  private boolean wins(int one, int other) {
    int order = Long.compareUnsigned(heads[one], heads[other]);
    if (order == 0 && heads[one] != Head.BEHIND_ALL) {
      order = rosters[one].compareTo(rosters[other]);
    }
    return order < 0 || (order == 0 && one < other);
  }

  private long head(Block block, int entry) {
    return Head.of(block.text(), block.start(entry) + common, block.end(entry));
  }

  /**
   * With how many bytes all entries begin: what the first and the last have in common, all have.
   */
  private static int common(List<Roster> rosters) {
    Block first = rosters.get(0).blocks()[0];
    int common = first.end(0);
    for (Roster roster : rosters) {
      Block[] blocks = roster.blocks();
      Block last = blocks[blocks.length - 1];
      common = Math.min(common, common(first, blocks[0], 0));
      common = Math.min(common, common(first, last, last.size() - 1));
    }
    return common;
  }

  private static int common(Block first, Block other, int entry) {
    int start = other.start(entry);
    int end = other.end(entry);
    int differs = Arrays.mismatch(first.text(), 0, first.end(0), other.text(), start, end);
    return differs < 0 ? end - start : differs;
  }
}
