package org.hes4j.testkit.emulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is asked. Thread-safe. */
final class RequestCounter {
  private final LongAdder total = new LongAdder();
  private final Map<Operation, LongAdder> operations = new EnumMap<>(Operation.class);

  RequestCounter() {
    for (Operation operation : Operation.values()) {
      operations.put(operation, new LongAdder());
    }
  }

  void countRequest() {
    total.increment();
  }

  void count(Operation operation) {
    LongAdder count = operations.get(operation);
    if (count != null) {
      count.increment();
    }
  }

  RequestCounts counts() {
    Map<Operation, Long> now = new EnumMap<>(Operation.class);
    operations.forEach((operation, count) -> now.put(operation, count.sum()));
    return new RequestCounts(total.sum(), now);
  }
}
