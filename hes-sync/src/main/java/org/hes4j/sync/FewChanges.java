package org.hes4j.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListState;
import org.hes4j.recipient.DifferenceSource;
import org.hes4j.recipient.DifferenceSource.Difference;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.OneThread;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.sync.Planner.Draft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The short way of a run in which a few records have changed since a run whose lists the service
 * still has: who is in them can only be different in the addresses that these records name.
 *
 * <p>Nobody is removed for a record that is gone: the source is read to its end, and who is still
 * named anywhere stays. What this run and the one before found must fit together in every count;
 * anything that does not leads to the long way.
 */
final class FewChanges {
  private static final Logger LOG = LoggerFactory.getLogger(FewChanges.class);

  private final Base base;
  private final OneRead oneRead;
  private final WatchList watched;
  private final Glance glance;

  /**
   * What there was before, and what has changed since.
   *
   * @param run whose lists the service still has
   * @param scope of that run and of this one
   * @param found by that run
   */
  record Base(String run, Scope scope, SeenFindings found, Difference difference) {
    long changedRecords() {
      return (long) difference.gone().size() + difference.come().size();
    }

    long recordsNow() {
      return found.findings().recordsRead() - difference.gone().size() + difference.come().size();
    }
  }

  FewChanges(Base base, HesClient client, OneRead oneRead, Crew crew) {
    this.base = base;
    this.oneRead = oneRead;
    watched =
        WatchList.of(
            base.difference(),
            base.found().findings().rejections(),
            base.scope().selectedDomains(),
            client);
    glance = new Glance(base.scope(), watched, client, crew);
  }

  /** Where it leads; nothing where that is nowhere. The source has been read then, or not. */
  Optional<Draft> draft(DifferenceSource source, ListsLeft left, Crew crew) {
    Set<MailDomain> touched = watched.touchedDomains();
    if (touched.stream().anyMatch(base.found().leftAlone()::contains)) {
      return Optional.empty();
    }
    CompletableFuture<Boolean> whole = new CompletableFuture<>();
    crew.onStop(() -> whole.completeExceptionally(new Stopped()));
    crew.start("glance", () -> whole.complete(isRead(source)));
    Map<MailDomain, PresentList> lists = left.of(touched, base.scope());
    // another reading of the source may only begin when this one has ended
    boolean isWhole = crew.attend(whole::get);
    return isWhole
            && lists.size() == touched.size()
            && glance.read() == base.recordsNow()
            && watched.all().stream().allMatch(one -> fits(one, lists))
        ? draft(plans(lists))
        : Optional.empty();
  }

  /** Damage to what the source keeps is no failure here: the long way repairs it. */
  private boolean isRead(DifferenceSource source) {
    OneThread thread = new OneThread(source);
    Consumer<SourceRecord> looking =
        found -> {
          thread.require(found);
          glance.accept(found);
        };
    try {
      oneRead.of(source, () -> thread.during(() -> source.readAtOnce(looking)));
      return true;
    } catch (RecipientSourceException e) {
      LOG.info("the source could not be read on the short way: {}", e.getMessage());
      LOG.debug("why it could not be read on the short way", e);
      return false;
    }
  }

  /** Whether an address was in the list just when the source named it. */
  private static boolean fits(Watched one, Map<MailDomain, PresentList> lists) {
    PresentList list = lists.get(one.address().domain());
    boolean inList = list != null && list.recipients().contains(one.address());
    if (one.isTouched()) {
      return !one.isRefused() && one.before() >= 0 && inList == (one.before() > 0);
    }
    return list == null || inList == (one.recipient() != null);
  }

  private List<DomainPlan> plans(Map<MailDomain, PresentList> lists) {
    List<DomainPlan> plans = new ArrayList<>();
    for (DomainStatus status : base.scope().selected()) {
      MailDomain domain = status.domain();
      PresentList list = lists.get(domain);
      ListState state = status.state().orElseThrow();
      ListChange change = list == null ? ListChange.none(domain, state) : change(list);
      plans.add(new DomainPlan(change, state, base.found().leftAlone().contains(domain)));
    }
    return plans;
  }

  private ListChange change(PresentList list) {
    MailDomain domain = list.recipients().domain();
    AddressSet there = new AddressSet(domain);
    AddressSet gone = new AddressSet(domain);
    for (Watched one : watched.all()) {
      Recipient recipient = one.recipient();
      if (one.isTouched() && one.address().domain().equals(domain)) {
        if (recipient == null) {
          gone.add(Recipient.of(one.address()));
        } else {
          there.add(recipient);
        }
      }
    }
    return ListChange.ofFew(list, there, gone);
  }

  private Optional<Draft> draft(List<DomainPlan> plans) {
    long recipients =
        plans.stream().filter(p -> !p.keptBecauseEmpty()).mapToLong(DomainPlan::after).sum();
    SourceFindings findings = glance.findings(recipients);
    long duplicates = base.found().findings().duplicates() + watched.furtherDuplicates();
    return recipients > 0
            && findings.duplicates() == duplicates
            && plans.stream().allMatch(this::fits)
        ? Optional.of(new Draft(base.scope(), findings, new Included(), plans, List.of(note())))
        : Optional.empty();
  }

  /** A list that would become empty is none for the short way, and one left alone has nobody. */
  private boolean fits(DomainPlan plan) {
    return plan.keptBecauseEmpty()
        ? glance.accepted(plan.domain()) == 0
        : plan.after() > 0 || plan.before() == 0;
  }

  private String note() {
    long changed = base.changedRecords();
    return "the source tells which records have changed since run %s, so of its records only %s"
        .formatted(
            base.run(),
            changed == 1
                ? "this one was looked at closely"
                : "these " + changed + " were looked at closely");
  }
}
