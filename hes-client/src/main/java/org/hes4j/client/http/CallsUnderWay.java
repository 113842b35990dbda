package org.hes4j.client.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * The calls of a transport from their beginning to the end of their answers' bodies, so that
 * closing it ends them. Thread-safe.
 */
final class CallsUnderWay {
  private final Map<AnswerBody, Future<?>> calls = new HashMap<>();
  private boolean closed;

  /**
   * Begins a call, which takes no time; within the lock, so that none slips past the end.
   *
   * @throws ClientClosedException when it is too late for one; nothing was begun
   */
  synchronized <T> CompletableFuture<T> begin(AnswerBody body, Supplier<CompletableFuture<T>> start)
      throws ClientClosedException {
    if (closed) {
      throw new ClientClosedException(null);
    }
    CompletableFuture<T> answer = start.get();
    calls.put(body, answer);
    return answer;
  }

  synchronized void ended(AnswerBody body) {
    calls.remove(body);
  }

  synchronized int count() {
    return calls.size();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Ends all of them, and lets no other one begin. */
  void close() {
    Map<AnswerBody, Future<?>> open;
    synchronized (this) {
      closed = true;
      open = Map.copyOf(calls);
      calls.clear();
    }
    open.forEach(
        (body, answer) -> {
          body.end(new ClientClosedException(null));
          answer.cancel(true);
        });
  }
}
