package org.hes4j.incremental;

import java.util.Optional;

/**
 * How a store was brought up to date.
 *
 * @param kind whether changes were asked for or everything
 * @param reason why everything was read, a clause for people; empty after {@link Kind#INCREMENTAL}
 * @param changed how many entries are new, changed or gone since the time before; all that there
 *     are after {@link Kind#FULL}
 * @param entries how many entries there are, those without a recipient too
 */
public record LastRead(Kind kind, Optional<String> reason, long changed, long entries) {

  static LastRead full(String reason, long entries) {
    return new LastRead(Kind.FULL, Optional.of(reason), entries, entries);
  }

  static LastRead incremental(long changed, long entries) {
    return new LastRead(Kind.INCREMENTAL, Optional.empty(), changed, entries);
  }

  /** What was asked for. */
  public enum Kind {
    /** The changes alone. */
    INCREMENTAL,
    /** Everything. */
    FULL
  }

  /** {@code 3 changed entries of 1003}, or {@code all 1003 entries, because …}. */
  @Override
  public String toString() {
    return reason
        .map(why -> "all " + entries + " entries, because " + why)
        .orElse(changed + " changed entries of " + entries);
  }
}
