package org.hes4j.sync;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.hes4j.client.Capabilities;
import org.hes4j.client.Capability;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListState;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.recipient.MailDomain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the changes of one domain after the other, in the way that size and capabilities allow. */
final class Applier {
  private static final Logger LOG = LoggerFactory.getLogger(Applier.class);

  private final HesClient client;
  private final Capabilities capabilities;
  private final Writing writing;
  private final Staging staging;
  private final LongConsumer progress;
  private long sentByAll;

  /**
   * An applier.
   *
   * @param uploads what is staged already
   * @param progress is told how many addresses have been sent
   */
  Applier(Settings settings, Map<MailDomain, Uploader.Upload> uploads, LongConsumer progress) {
    this.client = settings.client();
    this.writing = settings.writing();
    this.capabilities = client.capabilities();
    this.staging = new Staging(client, uploads);
    this.progress = progress;
  }

  /**
   * Makes the change, or sends nothing where nothing changes.
   *
   * @throws RevisionConflictException when somebody else changed the list after the plan was made;
   *     {@link Overtaken#isChangeNotKnown} says whether it is known that this change was not made
   */
  Sent apply(DomainPlan plan) {
    if (!plan.hasChanges()) {
      return Sent.NOTHING;
    }
    try {
      Sent sent = send(plan);
      LOG.info("changed {} by {}", plan, sent.strategy());
      return sent;
    } catch (RevisionConflictException e) {
      throw Overtaken.atChange(plan.domain(), e);
    }
  }

  private Sent send(DomainPlan plan) {
    ListChange change = plan.change();
    ListState base = plan.base().orElse(null);
    boolean oneMessage = change.changes() <= capabilities.largestBatch();
    if (base != null && oneMessage && capabilities.supports(Capability.ATOMIC_CHANGE)) {
      return atomic(change, base);
    }
    if (base != null && capabilities.supports(Capability.STAGED_CHANGE)) {
      return staging.change(change, base, tallies());
    }
    boolean listFits = change.after() > 0 && change.after() <= capabilities.largestBatch();
    if (listFits && capabilities.supports(Capability.ATOMIC_REPLACE)) {
      return oneShot(change);
    }
    return writing == Writing.WHOLE_LISTS && change.after() > 0
        ? wholeList(change)
        : separate(change);
  }

  private Sent atomic(ListChange change, ListState base) {
    Tally tally = tally();
    ChangeResult result =
        client.changeUsers(
            change.domain(),
            base.revision(),
            tally.additions(List.copyOf(change.additions())),
            tally.removals(List.copyOf(change.removals())));
    tally.batchSent();
    return tally.sent(Strategy.ATOMIC_CHANGE, result);
  }

  private Sent oneShot(ListChange change) {
    Tally tally = tally();
    ChangeResult result =
        client.replaceUsers(change.domain(), tally.additions(List.copyOf(change.result())));
    tally.batchSent();
    return tally.sent(Strategy.ONE_SHOT_REPLACE, result);
  }

  /** Of any size, so the list is never copied. */
  private Sent wholeList(ListChange change) {
    Tally tally = tally();
    ChangeResult result = client.replaceUsers(change.domain(), change.result());
    tally.wholeListSent(change.after());
    return tally.sent(Strategy.WHOLE_LIST, result);
  }

  /** Additions come first, so that nobody valid is missing in between. */
  private Sent separate(ListChange change) {
    Tally tally = tally();
    ChangeResult[] last = {ChangeResult.untold()};
    each(
        change.additions(),
        batch -> last[0] = client.addUsers(change.domain(), tally.additions(batch)),
        tally);
    each(
        change.removals(),
        batch -> last[0] = client.deleteUsers(change.domain(), tally.removals(batch)),
        tally);
    return tally.sent(Strategy.SEPARATE_CHANGES, last[0]);
  }

  private <T> void each(Collection<T> all, Consumer<List<T>> send, Tally tally) {
    Batches.each(all, capabilities.largestBatch(), send, tally);
  }

  private Tally tally() {
    return tallies().get();
  }

  /** Each counts from the same beginning, for a way of sending that may have to begin again. */
  private Supplier<Tally> tallies() {
    long before = sentByAll;
    return () ->
        new Tally(
            sent -> {
              sentByAll = before + sent;
              progress.accept(sentByAll);
            });
  }
}
