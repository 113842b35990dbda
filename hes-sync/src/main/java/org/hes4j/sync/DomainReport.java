package org.hes4j.sync;

import java.time.Duration;
import java.util.Optional;
import org.hes4j.client.ListState;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/** What was done to one domain's list. Immutable and thread-safe. */
public final class DomainReport {
  private final DomainPlan plan;
  private final Sent sent;
  private final Verified verified;
  private final @Nullable ListState state;

  DomainReport(DomainPlan plan, Sent sent, Verified verified, @Nullable ListState state) {
    this.plan = plan;
    this.sent = sent;
    this.verified = verified;
    this.state = state;
  }

  /** What was planned for it, which is what was done. */
  public DomainPlan plan() {
    return plan;
  }

  /** The domain. */
  public MailDomain domain() {
    return plan.domain();
  }

  /** How its changes were sent. */
  public Strategy strategy() {
    return sent.strategy();
  }

  /**
   * How many recipients were sent to be added. More than were added where the whole new list was
   * sent.
   */
  public long additionsSent() {
    return sent.additions();
  }

  /** How many addresses were sent to be removed. */
  public long removalsSent() {
    return sent.removals();
  }

  /** How many batches they were sent in. */
  public long batchesSent() {
    return sent.batches();
  }

  /** How long the sending took. Of what was sent while the source was read, the rest counts. */
  public Duration sendingTime() {
    return sent.duration();
  }

  /** How it was made sure that the service holds what was meant. */
  public Verified verified() {
    return verified;
  }

  /** The state of the list afterwards, where the binding tells it. */
  public Optional<ListState> state() {
    return Optional.ofNullable(state);
  }

  /** How it ended. */
  public Outcome outcome() {
    return sent.strategy() == Strategy.NONE ? Outcome.IN_STEP : Outcome.CHANGED;
  }
}
