package org.hes4j.client.soap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.LimitExceededException;

/** Keeps messages within the contract's 10 000 addresses. */
final class Batches {
  /** The contract's limit of one message. */
  static final int LARGEST = 10_000;

  private Batches() {}

  /**
   * Throws before anything is sent, when a change that must travel in one message does not fit into
   * one.
   */
  static void requireOne(String operation, long found) {
    if (found > LARGEST) {
      throw new LimitExceededException(
          operation
              + " with "
              + found
              + " addresses, one message carries at most "
              + LARGEST
              + "; use a staged change (HesClient.beginChange), or RecipientSync, which chooses by itself",
          LARGEST,
          found,
          null,
          null);
    }
  }

  /** Sends all in as many messages as it takes; the last one's result is the result. */
  static <T> ChangeResult send(Collection<T> all, Function<List<T>, ChangeResult> message) {
    ChangeResult result = ChangeResult.untold();
    List<T> batch = new ArrayList<>(Math.min(all.size(), LARGEST));
    for (T one : all) {
      batch.add(one);
      if (batch.size() == LARGEST) {
        result = message.apply(batch);
        batch = new ArrayList<>(LARGEST);
      }
    }
    return batch.isEmpty() ? result : message.apply(batch);
  }
}
