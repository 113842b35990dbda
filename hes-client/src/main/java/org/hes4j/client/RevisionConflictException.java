package org.hes4j.client;

import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/**
 * A list is not, or not any more, at the revision that was named. Nothing was done by the call that
 * was refused; an earlier attempt, attached as suppressed, may have been done.
 */
public final class RevisionConflictException extends HesException {
  private static final long serialVersionUID = 1L;
  private final transient MailDomain domain;
  private final long expected;
  private final long found;

  /**
   * A list is not, or not any more, at the revision that was named. Nothing was done.
   *
   * @param message what failed and what to do next
   * @param domain the domain
   * @param expected the revision that was named
   * @param found the present revision
   * @param call the call that failed, or null
   * @param cause what brought it about, or null
   */
  public RevisionConflictException(
      String message,
      MailDomain domain,
      long expected,
      long found,
      @Nullable CallDetails call,
      @Nullable Throwable cause) {
    super(message, call, cause);
    this.domain = domain;
    this.expected = expected;
    this.found = found;
  }

  /** The domain. */
  public MailDomain domain() {
    return domain;
  }

  /** The revision that was named. */
  public long expected() {
    return expected;
  }

  /** The present revision. */
  public long found() {
    return found;
  }
}
