package org.hes4j.sync;

import java.util.List;

/**
 * How many recipients a run may remove. When more would go, the whole run stops before any write of
 * any domain. There is no way to switch it off.
 *
 * <p>Immutable and thread-safe.
 */
public final class RemovalLimit {
  private static final long MOST = 500;
  private static final long SMALL = 10;
  private static final long PERCENT = 5;

  private final long together;

  private RemovalLimit(long together) {
    this.together = together;
  }

  /**
   * The rules for everyday: a domain trips when its removals exceed 5 % of its list at the service
   * (but at least 10 and at most 500 may go), or when more than half of a non-empty list would go.
   */
  public static RemovalLimit standard() {
    return new RemovalLimit(GuardVerdict.PER_DOMAIN);
  }

  /**
   * At most so many removals, all domains together, whatever the lists hold.
   *
   * @param removals 0 or more
   * @throws IllegalArgumentException when it is negative
   */
  public static RemovalLimit atMost(long removals) {
    if (removals < 0) {
      throw new IllegalArgumentException(
          "a limit of " + removals + " removals; give 0 or more, or leave it out");
    }
    return new RemovalLimit(removals);
  }

  GuardVerdict evaluate(List<DomainPlan> plans, long rejected) {
    return new GuardVerdict(plans.stream().map(this::verdict).toList(), together, rejected);
  }

  private DomainVerdict verdict(DomainPlan plan) {
    long removals = plan.removals().size();
    if (together != GuardVerdict.PER_DOMAIN) {
      return new DomainVerdict(plan.domain(), plan.before(), removals, together, false);
    }
    long limit = standardLimit(plan.before());
    return new DomainVerdict(plan.domain(), plan.before(), removals, limit, removals > limit);
  }

  static long standardLimit(long before) {
    long byShare = Math.min(MOST, Math.max(SMALL, before * PERCENT / 100));
    return Math.min(byShare, before / 2);
  }

  @Override
  public String toString() {
    return together == GuardVerdict.PER_DOMAIN
        ? "standard limit of each domain"
        : "at most " + together + " removals, all domains together";
  }
}
