package org.hes4j.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hes4j.sync.journal.HookedDisk;

/**
 * Ends a process at one of its boundaries, as far as that can be done in a thread: from that point
 * on nothing of it reaches the service or the disk, whatever its cleaning up tries.
 */
final class KillSwitch implements HookedDisk.Hook {
  private final Predicate<String> deadly;
  private final Runnable observer;
  private final List<String> points = new ArrayList<>();
  private boolean dead;

  private KillSwitch(Predicate<String> deadly, Runnable observer) {
    this.deadly = deadly;
    this.observer = observer;
  }

  /** Kills at the boundary of that number, from 1; looks at the service at each. */
  static KillSwitch at(int number, Runnable observer) {
    int[] count = {0};
    return new KillSwitch(point -> ++count[0] == number, observer);
  }

  /** The end of the process: no code of ours catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    private Killed(String point) {
      super("killed " + point);
    }
  }

  @Override
  public synchronized void at(String point) {
    if (!dead) {
      observer.run();
      points.add(point);
      dead = deadly.test(point);
    }
    if (dead) {
      throw new Killed(point);
    }
  }

  synchronized boolean isDead() {
    return dead;
  }

  synchronized List<String> points() {
    return List.copyOf(points);
  }
}
