package org.hes4j.sync;

import java.time.Instant;
import java.util.OptionalLong;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.journal.AppliedList;

/**
 * A list that is not as the last verified run left it, and no run of ours explains that. Immutable
 * and thread-safe.
 */
public final class ChangedByOthers {
  static final long UNKNOWN = -1;

  private final MailDomain domain;
  private final AppliedList last;
  private final long added;
  private final long removed;

  ChangedByOthers(MailDomain domain, AppliedList last, long added, long removed) {
    this.domain = domain;
    this.last = last;
    this.added = added;
    this.removed = removed;
  }

  /** The domain. */
  public MailDomain domain() {
    return domain;
  }

  /** The last run that verified the list. */
  public String sinceRun() {
    return last.runId();
  }

  /** When that run began. */
  public Instant since() {
    return last.started();
  }

  /**
   * How many recipients are there that were not then, where it is known. Zero here and for {@link
   * #removed()} when the list was changed and changed back.
   */
  public OptionalLong added() {
    return known(added);
  }

  /** How many recipients of then are not there any more, where it is known. */
  public OptionalLong removed() {
    return known(removed);
  }

  private static OptionalLong known(long number) {
    return number == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(number);
  }

  /** The domain and the counts. */
  @Override
  public String toString() {
    String since = " since run " + sinceRun();
    if (added == UNKNOWN) {
      return domain + ": changed" + since;
    }
    return added + removed == 0
        ? domain + ": changed, and changed back," + since
        : domain + ": " + added + " added and " + removed + " removed" + since;
  }
}
