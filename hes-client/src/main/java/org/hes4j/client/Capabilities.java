package org.hes4j.client;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a binding can do, stated by itself, so that callers choose by capability and not by type.
 *
 * <p>Immutable and thread-safe.
 */
public final class Capabilities {
  private final Set<Capability> supported;
  private final int largestBatch;

  private Capabilities(Set<Capability> supported, int largestBatch) {
    this.supported = supported;
    this.largestBatch = largestBatch;
  }

  /**
   * Capabilities of a binding.
   *
   * @param largestBatch how many addresses one message may carry, at least 1
   * @throws IllegalArgumentException when it is less
   */
  public static Capabilities of(int largestBatch, Capability... supported) {
    if (largestBatch < 1) {
      throw new IllegalArgumentException(
          "largestBatch is " + largestBatch + ", at least 1 is needed");
    }
    Set<Capability> set = EnumSet.noneOf(Capability.class);
    set.addAll(Set.of(supported));
    return new Capabilities(set, largestBatch);
  }

  /** Whether the binding can do that. */
  public boolean supports(Capability capability) {
    return supported.contains(capability);
  }

  /** How many addresses one message may carry, additions and removals together. */
  public int largestBatch() {
    return largestBatch;
  }

  @Override
  public String toString() {
    return supported + ", largest batch " + largestBatch;
  }
}
