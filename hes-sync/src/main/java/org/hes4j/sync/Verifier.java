package org.hes4j.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hes4j.client.Capability;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListState;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the service what it holds after the changes, as often as a lagging service needs. */
final class Verifier {
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);

  private final Settings settings;
  private final HesClient client;
  private final boolean tellsState;
  private final boolean lags;
  private final boolean full;
  private final Instant deadline;
  private final EarlierChanges earlier;
  private final Map<MailDomain, DomainStatus> statuses = new HashMap<>();

  Verifier(Settings settings) {
    this.settings = settings;
    client = settings.client();
    tellsState = client.capabilities().supports(Capability.LIST_STATE);
    lags = !client.capabilities().supports(Capability.CONSISTENT_READS);
    full = settings.verification() == Verification.FULL;
    earlier = new EarlierChanges(settings.journal());
    deadline = settings.clock().instant().plus(settings.verificationDeadline());
  }

  /**
   * Verifies one domain.
   *
   * @throws VerificationException when the service holds another list, and still does at the
   *     deadline
   */
  DomainReport verify(DomainPlan plan, Sent sent) {
    ListCheck check = new ListCheck(plan, sent, lags);
    if (sent.strategy() == Strategy.NONE) {
      boolean settled = !lags || !earlier.mayComeTo(plan);
      if (settled && !full) {
        return new DomainReport(plan, sent, Verified.BY_PLAN, plan.base().orElse(null));
      }
      if (!settled) {
        requireThatItStays(check);
      }
    }
    Duration delay = FIRST_DELAY;
    Optional<VerificationException> problem = look(check);
    while (problem.isPresent()) {
      Duration left = left();
      if (!lags || left.isNegative() || left.isZero()) {
        throw problem.get();
      }
      sleep(shorter(delay, left));
      delay = shorter(delay.multipliedBy(2), LONGEST_DELAY);
      statuses.clear();
      problem = look(check);
    }
    Verified how = full || !tellsState ? Verified.BY_READING : Verified.BY_STATE;
    return new DomainReport(plan, sent, how, tellsState ? state(plan.domain()) : null);
  }

  /** The list is as meant, and a change that is on its way would show until the deadline. */
  private void requireThatItStays(ListCheck check) {
    LOG.info(
        "the list of {} is looked at until {}: a change of an earlier run may be on its way",
        check.domain(),
        deadline);
    Duration delay = FIRST_DELAY;
    Duration left = left();
    while (!left.isNegative() && !left.isZero()) {
      sleep(shorter(delay, left));
      delay = shorter(delay.multipliedBy(2), LONGEST_DELAY);
      statuses.clear();
      look(check)
          .ifPresent(
              problem -> {
                throw problem;
              });
      left = left();
    }
  }

  private Duration left() {
    return Duration.between(settings.clock().instant(), deadline);
  }

  private Optional<VerificationException> look(ListCheck check) {
    if (!tellsState) {
      return check.list(client, DomainStatus.of(check.domain()));
    }
    ListState now = state(check.domain());
    Optional<VerificationException> problem = check.state(now);
    return problem.isEmpty() && full && now != null
        ? check.list(client, DomainStatus.of(check.domain(), now))
        : problem;
  }

  private @Nullable ListState state(MailDomain domain) {
    if (statuses.isEmpty()) {
      client.listDomains().forEach(status -> statuses.put(status.domain(), status));
    }
    DomainStatus status = statuses.get(domain);
    return status == null ? null : status.state().orElse(null);
  }

  private void sleep(Duration time) {
    try {
      settings.pause().sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SyncInterruptedException(SyncInterruptedException.WHILE_VERIFYING, e);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
