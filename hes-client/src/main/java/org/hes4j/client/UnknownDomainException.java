package org.hes4j.client;

import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/** The domain is none of the account's. */
public final class UnknownDomainException extends HesException {
  private static final long serialVersionUID = 1L;
  private final transient MailDomain domain;

  /**
   * The domain is none of the account's.
   *
   * @param message what failed and what to do next
   * @param domain the domain that was named
   * @param call the call that failed, or null
   * @param cause what brought it about, or null
   */
  public UnknownDomainException(
      String message, MailDomain domain, @Nullable CallDetails call, @Nullable Throwable cause) {
    super(message, call, cause);
    this.domain = domain;
  }

  /** The domain that was named. */
  public MailDomain domain() {
    return domain;
  }
}
