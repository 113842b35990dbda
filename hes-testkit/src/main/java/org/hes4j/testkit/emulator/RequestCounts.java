package org.hes4j.testkit.emulator;

import java.util.EnumMap;
import java.util.Map;

/** What a service has been asked so far. Immutable. */
public final class RequestCounts {
  private final long total;
  private final Map<Operation, Long> operations;

  RequestCounts(long total, Map<Operation, Long> operations) {
    this.total = total;
    this.operations = new EnumMap<>(operations);
  }

  /** All HTTP requests, those without credentials, for the WSDL and for nothing included. */
  public long total() {
    return total;
  }

  /** The well-formed messages of an operation, those answered with a fault included. */
  public long of(Operation operation) {
    return operations.getOrDefault(operation, 0L);
  }

  /** The messages that could change what readers see, those answered with a fault included. */
  public long writes() {
    return operations.entrySet().stream()
        .filter(count -> count.getKey().isWrite())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Override
  public String toString() {
    return total + " requests " + operations;
  }
}
