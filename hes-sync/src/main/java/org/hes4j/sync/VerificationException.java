package org.hes4j.sync;

import java.util.Optional;
import java.util.OptionalLong;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/** After its changes the service holds, or tells, another list than was meant. */
public final class VerificationException extends SyncException {
  private static final long serialVersionUID = 1L;
  private static final long NOT_READ = -1;

  private final transient MailDomain domain;
  private final long expectedCount;
  private final transient ListDigest expectedDigest;
  private final transient Finding found;
  private final boolean mayStillBeApplied;

  VerificationException(
      String message,
      ListChange expected,
      ListDigest expectedDigest,
      Finding found,
      boolean mayStillBeApplied) {
    super(message, null);
    this.domain = expected.domain();
    this.expectedCount = expected.after();
    this.expectedDigest = expectedDigest;
    this.found = found;
    this.mayStillBeApplied = mayStillBeApplied;
  }

  /** What the service was found to hold; the numbers are -1 where the list was not read back. */
  record Finding(@Nullable ListState state, long missing, long unexpected) {
    static Finding told(ListState state) {
      return new Finding(state, NOT_READ, NOT_READ);
    }
  }

  /** The domain. */
  public MailDomain domain() {
    return domain;
  }

  /** How many recipients its list should hold. */
  public long expectedCount() {
    return expectedCount;
  }

  /** The digest its list should have. */
  public ListDigest expectedDigest() {
    return expectedDigest;
  }

  /** What the service told of its list, where it tells that. */
  public Optional<ListState> foundState() {
    return Optional.ofNullable(found.state());
  }

  /** How many expected recipients the list lacks, where it was read back. */
  public OptionalLong missing() {
    return known(found.missing());
  }

  /** How many recipients the list holds that were not expected, where it was read back. */
  public OptionalLong unexpected() {
    return known(found.unexpected());
  }

  /**
   * Whether the service is one that shows a change only some time after it has accepted it, so that
   * a later preview may find the list in step.
   */
  public boolean mayStillBeApplied() {
    return mayStillBeApplied;
  }

  private static OptionalLong known(long number) {
    return number == NOT_READ ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
