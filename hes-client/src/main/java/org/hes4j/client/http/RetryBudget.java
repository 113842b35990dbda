package org.hes4j.client.http;

/**
 * How many retries all calls of a client together have left. A service that is in trouble is not
 * helped by every call of a long run trying it three times; and a run that would wait for each of a
 * thousand calls would never end.
 *
 * <p>Each retry takes one, and every tenth call that ends well gives one back. Thread-safe.
 */
final class RetryBudget {
  private static final int CALLS_FOR_A_RETRY = 10;

  private final long most;

  /** In tenths of a retry. */
  private long left;

  RetryBudget(int retries) {
    most = (long) retries * CALLS_FOR_A_RETRY;
    left = most;
  }

  /** Whether not one retry is left. */
  synchronized boolean isSpent() {
    return left < CALLS_FOR_A_RETRY;
  }

  /** Takes one retry. Threads that saw the last one at the same time may all take it. */
  synchronized void take() {
    left = Math.max(0, left - CALLS_FOR_A_RETRY);
  }

  synchronized void endedWell() {
    left = Math.min(most, left + 1);
  }
}
