package org.hes4j.sync;

import java.util.List;
import java.util.OptionalLong;
import org.hes4j.recipient.MailDomain;

/** What the removal limit says of a plan. Immutable and thread-safe. */
public final class GuardVerdict {
  private final List<DomainVerdict> domains;
  private final long allowed;
  private final long rejected;

  /** No common limit: each domain has its own. */
  static final long PER_DOMAIN = -1;

  GuardVerdict(List<DomainVerdict> domains, long allowed, long rejected) {
    this.domains = List.copyOf(domains);
    this.allowed = allowed;
    this.rejected = rejected;
  }

  /** Whether the run is stopped before any write of any domain. */
  public boolean stopped() {
    return allowed == PER_DOMAIN
        ? domains.stream().anyMatch(DomainVerdict::tripped)
        : removals() > allowed;
  }

  /**
   * Whether a domain is one of those that stop the run. Where one limit holds for all domains
   * together, each that would lose somebody is.
   */
  public boolean stoppedBy(MailDomain domain) {
    return stopped()
        && domains.stream()
            .filter(verdict -> verdict.domain().equals(domain))
            .anyMatch(v -> v.tripped() || (allowed != PER_DOMAIN && v.removals() > 0));
  }

  /** Each domain of the run, in order of the names. */
  public List<DomainVerdict> domains() {
    return domains;
  }

  /** How many recipients would be removed, all domains together. */
  public long removals() {
    return domains.stream().mapToLong(DomainVerdict::removals).sum();
  }

  /** How many may be removed, all domains together; nothing where each domain has its own limit. */
  public OptionalLong allowedTogether() {
    return allowed == PER_DOMAIN ? OptionalLong.empty() : OptionalLong.of(allowed);
  }

  /**
   * How many of the removals may stem from rejected records: at most as many as were rejected,
   * wherever they belong, for a record that was cut may show any domain or none.
   */
  public long mayStemFromRejections() {
    return Math.min(rejected, removals());
  }

  /**
   * The number for {@link RecipientSync.Builder#allowRemovals(long)} that lets exactly this plan
   * through.
   */
  public long removalsToAllow() {
    return removals();
  }
}
