package org.hes4j.testkit.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.hes4j.client.ListDigest;
import org.hes4j.client.StageBase;
import org.hes4j.client.StageException;
import org.jspecify.annotations.Nullable;

/**
 * A staged change. Thread-safe.
 *
 * <p>Batches are kept as sorted runs, newest first; runs of like size are merged as they come. So a
 * batch costs about its own size, however large the stage has grown.
 */
final class Stage {
  private final String token;
  private final StageTerms terms;
  private final Deque<Difference> runs = new ArrayDeque<>();
  private volatile int batches;
  private volatile @Nullable Outcome outcome;

  Stage(String token, StageTerms terms) {
    this.token = token;
    this.terms = terms;
  }

  StageTerms terms() {
    return terms;
  }

  int batches() {
    return batches;
  }

  /** What the commit did, once it has been done. */
  Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /**
   * Adds a batch; one that is there already changes nothing.
   *
   * @throws StageException when the batch leaves a gap, or the stage is committed
   */
  synchronized void append(int number, Batch batch) {
    if (number <= batches) {
      return;
    }
    if (outcome != null) {
      throw mismatch("is committed already and takes no batch " + number);
    }
    if (number > batches + 1) {
      throw mismatch("has " + batches + " batches; batch " + number + " leaves a gap");
    }
    push(batch.checked(terms.list().present().domain()));
    batches = number;
  }

  private void push(Difference run) {
    runs.push(run);
    while (runs.size() > 1) {
      Difference newest = runs.pop();
      Difference older = runs.pop();
      if (older.size() > 2 * newest.size()) {
        runs.push(older);
        runs.push(newest);
        return;
      }
      runs.push(older.then(newest));
    }
  }

  /**
   * Puts the staged list in force; the second time the outcome of the first is told.
   *
   * @throws StageException when it has another count or digest
   */
  synchronized Outcome commit(long count, ListDigest digest) {
    Outcome known = outcome;
    if (known != null) {
      return known;
    }
    Difference whole = whole();
    Outcome done =
        terms.list().commit(terms.ifRevision(), present -> checked(whole, present, count, digest));
    outcome = done;
    runs.clear();
    return done;
  }

  private Difference whole() {
    while (runs.size() > 1) {
      Difference newest = runs.pop();
      runs.push(runs.pop().then(newest));
    }
    return runs.isEmpty() ? Difference.NONE : runs.element();
  }

  private Roster checked(Difference whole, Roster present, long count, ListDigest digest) {
    Roster staged =
        terms.base() == StageBase.NOTHING ? whole.additions() : whole.appliedTo(present).roster();
    if (staged.size() != count) {
      throw mismatch("holds " + staged.size() + " addresses, the commit says " + count);
    }
    if (!staged.digest().equals(digest)) {
      throw mismatch("has the digest " + staged.digest() + ", the commit says " + digest);
    }
    return staged;
  }

  StageException mismatch(String what) {
    return new StageException(
        "stage " + token + " " + what + "; abort it and begin another one",
        StageException.Kind.MISMATCH,
        null,
        null);
  }
}
