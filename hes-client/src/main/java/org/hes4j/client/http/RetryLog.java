package org.hes4j.client.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.hes4j.client.RetriedCall;

/** The newest attempts that were followed by another one. Thread-safe. */
final class RetryLog {
  private static final int MOST = 100;
  private final Deque<RetriedCall> newest = new ArrayDeque<>();

  synchronized void add(RetriedCall call) {
    if (newest.size() == MOST) {
      newest.removeFirst();
    }
    newest.addLast(call);
  }

  synchronized List<RetriedCall> newest() {
    return List.copyOf(newest);
  }
}
