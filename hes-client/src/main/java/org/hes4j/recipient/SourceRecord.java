package org.hes4j.recipient;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One thing a source found: a value meant as an address, one it rejects itself, or one it leaves
 * out.
 */
public sealed interface SourceRecord {
  /** Where it was found. */
  Origin origin();

  /**
   * A value meant as an address, not yet normalised.
   *
   * @param value the raw value
   * @param displayName the name that stands beside it, or null
   * @param origin where it was found
   */
  record Address(String value, @Nullable String displayName, Origin origin)
      implements SourceRecord {
    /** None of them may be null save the name. */
    public Address {
      requireNonNull(value, "value");
      requireNonNull(origin, "origin");
    }
  }

  /**
   * A value meant as an address that the source itself knows not to be trusted, such as a line that
   * may have been cut.
   *
   * @param value the raw value
   * @param reason why, and the remedy where there is one; without the value
   * @param origin where it was found
   */
  record Rejected(String value, String reason, Origin origin) implements SourceRecord {
    /** None of them may be null. */
    public Rejected {
      requireNonNull(value, "value");
      requireNonNull(reason, "reason");
      requireNonNull(origin, "origin");
    }
  }

  /**
   * Something that is recognisably not meant as a recipient. It is counted by its kind.
   *
   * @param kind a short plain name, one of few that a source uses, such as {@code "comment line"}
   * @param origin where it was found
   */
  record LeftOut(String kind, Origin origin) implements SourceRecord {
    /** None of them may be null. */
    public LeftOut {
      requireNonNull(kind, "kind");
      requireNonNull(origin, "origin");
    }
  }
}
