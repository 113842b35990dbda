package org.hes4j.testkit.emulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Differences that are made one after the other, as sorted runs that are merged as they come. Not
 * thread-safe.
 *
 * <p>So each costs about its own size, however many there are, and little is left for the end. As
 * long as all of them only add, {@link #AT_ONCE} are merged at once, and so many of the merged ones
 * again: an entry is copied as often as their number has digits to that base. The first one that
 * removes makes one of those before it; from then on two of like size are merged.
 */
final class Runs {
  static final int AT_ONCE = 16;

  /**
   * Additions as long as nothing is removed; in each list merged once more than in the one before.
   */
  private final List<List<Roster>> additions = new ArrayList<>();

  /** Newest first. */
  private final Deque<Difference> differences = new ArrayDeque<>();

  void add(Difference run) {
    if (run.size() == 0) {
      return;
    }
    if (differences.isEmpty() && run.removals().size() == 0) {
      add(run.additions(), 0);
      return;
    }
    if (!additions.isEmpty()) {
      differences.push(whole());
      additions.clear();
    }
    push(run);
  }

  private void add(Roster run, int level) {
    if (level == additions.size()) {
      additions.add(new ArrayList<>());
    }
    List<Roster> like = additions.get(level);
    like.add(run);
    if (like.size() == AT_ONCE) {
      Roster merged = Union.of(like);
      like.clear();
      add(merged, level + 1);
    }
  }

  private void push(Difference run) {
    Difference newest = run;
    while (!differences.isEmpty() && differences.element().size() <= 2 * newest.size()) {
      newest = differences.pop().then(newest);
    }
    differences.push(newest);
  }

  /** What is merged so far, oldest first. */
  List<Difference> held() {
    List<Difference> held = new ArrayList<>();
    for (List<Roster> like : additions) {
      held.addAll(0, like.stream().map(run -> new Difference(Roster.EMPTY, run)).toList());
    }
    differences.descendingIterator().forEachRemaining(held::add);
    return held;
  }

  /** All of them as one. */
  Difference whole() {
    List<Difference> held = held();
    if (differences.isEmpty()) {
      return new Difference(
          Roster.EMPTY, Union.of(held.stream().map(Difference::additions).toList()));
    }
    Difference whole = held.get(held.size() - 1);
    for (int i = held.size() - 2; i >= 0; i--) {
      whole = held.get(i).then(whole);
    }
    return whole;
  }

  void clear() {
    additions.clear();
    differences.clear();
  }
}
