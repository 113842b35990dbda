package org.hes4j.testkit.emulator;

import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hes4j.client.StageException;

/**
 * The stages of an account: those under way, and for a while those that were committed or expired.
 * Thread-safe.
 */
final class StageStore {
  private static final int MOST_REMEMBERED = 1000;

  private final Limits limits;
  private final Clock clock;

  /** In the order of the last message to each. */
  private final Map<String, Held> stages = new LinkedHashMap<>(16, 0.75f, true);

  /** A stage, when it was last spoken to, and whether it has expired. */
  private record Held(Stage stage, Instant lastMessage, boolean expired) {
    boolean open() {
      return !expired && stage.outcome().isEmpty();
    }
  }

  StageStore(Limits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Begins a stage, or tells how it stands when it was begun before. */
  synchronized StageStatus begin(String token, StageTerms terms) {
    expire();
    if (stages.containsKey(token)) {
      Stage known = get(token);
      if (!known.terms().equals(terms)) {
        throw known.mismatch("was begun for another domain, base or revision");
      }
      return status(token, known);
    }
    terms.list().present().require(terms.ifRevision());
    int open = (int) stages.values().stream().filter(Held::open).count();
    limits.checkOpenStages(open + 1);
    Stage begun = new Stage(token, terms);
    stages.put(token, new Held(begun, clock.instant(), false));
    return status(token, begun);
  }

  /**
   * A stage that was begun, kept alive by this.
   *
   * @throws StageException when there is none of that name, or it has expired
   */
  synchronized Stage get(String token) {
    expire();
    Held held = stages.get(token);
    if (held == null) {
      throw new StageException(
          "there is no stage " + token + ": never begun, aborted, or forgotten; begin another one",
          StageException.Kind.UNKNOWN,
          null,
          null);
    }
    if (held.expired()) {
      throw new StageException(
          "stage "
              + token
              + " got no message for "
              + limits.stageLifetime()
              + "; begin another one",
          StageException.Kind.EXPIRED,
          null,
          null);
    }
    stages.put(token, new Held(held.stage(), clock.instant(), false));
    return held.stage();
  }

  /** Drops a stage that is under way; any other is left as it is. */
  synchronized void abort(String token) {
    expire();
    Held held = stages.get(token);
    if (held != null && held.open()) {
      stages.remove(token);
    }
  }

  StageStatus status(String token, Stage stage) {
    return new StageStatus(token, stage.batches(), limits.stageLifetime());
  }

  private void expire() {
    Instant latest = clock.instant().minus(limits.stageLifetime());
    for (Map.Entry<String, Held> entry : stages.entrySet()) {
      Held held = entry.getValue();
      if (held.open() && !held.lastMessage().isAfter(latest)) {
        Stage emptied = new Stage(entry.getKey(), held.stage().terms());
        entry.setValue(new Held(emptied, held.lastMessage(), true));
      }
    }
    forget();
  }

  private void forget() {
    Iterator<Held> oldest = stages.values().iterator();
    int surplus = stages.size() - MOST_REMEMBERED;
    while (surplus > 0 && oldest.hasNext()) {
      if (!oldest.next().open()) {
        oldest.remove();
        surplus--;
      }
    }
  }
}
