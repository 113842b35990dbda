package org.hes4j.testkit.emulator;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** What will go wrong, request by request. Thread-safe. */
final class MishapScript {
  private final Map<Operation, Queue<Mishap>> queues = new EnumMap<>(Operation.class);

  synchronized void add(Operation operation, List<Mishap> mishaps) {
    queues.computeIfAbsent(operation, key -> new ArrayDeque<>()).addAll(mishaps);
  }

  /** Takes what is to happen to the next request of an operation. */
  synchronized Mishap next(Operation operation) {
    Queue<Mishap> queue = queues.get(operation);
    Mishap next = queue == null ? null : queue.poll();
    return next == null ? Mishap.NONE : next;
  }

  /** How many requests still have a place in the script. */
  synchronized int left() {
    return queues.values().stream().mapToInt(Queue::size).sum();
  }
}
