package org.hes4j.client;

import java.util.Optional;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/**
 * A domain of the account and, where the binding knows it, the state of its list. Immutable and
 * thread-safe.
 */
public final class DomainStatus {
  private final MailDomain domain;
  private final @Nullable ListState state;

  private DomainStatus(MailDomain domain, @Nullable ListState state) {
    this.domain = domain;
    this.state = state;
  }

  /** A domain of whose list nothing is known. */
  public static DomainStatus of(MailDomain domain) {
    return new DomainStatus(domain, null);
  }

  /** A domain and the state of its list. */
  public static DomainStatus of(MailDomain domain, ListState state) {
    return new DomainStatus(domain, state);
  }

  /** The domain. */
  public MailDomain domain() {
    return domain;
  }

  /** The state of its list; always there with {@link Capability#LIST_STATE}. */
  public Optional<ListState> state() {
    return Optional.ofNullable(state);
  }

  @Override
  public String toString() {
    return state == null ? domain.name() : domain + " " + state;
  }
}
