package org.hes4j.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListState;
import org.hes4j.recipient.DifferenceSource.Difference;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.sync.Planner.Draft;
import org.hes4j.sync.journal.AppliedList;
import org.hes4j.sync.journal.Journal;
import org.jspecify.annotations.Nullable;
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

  private final RecipientSource source;
  private final HesClient client;
  private final Journal journal;
  private final Scope scope;
  private final SeenFindings seen;
  private final Map<EmailAddress, Watched> watched = new HashMap<>();

  FewChanges(Settings settings, Journal journal, Scope scope, SeenFindings seen) {
    source = settings.source();
    client = settings.client();
    this.journal = journal;
    this.scope = scope;
    this.seen = seen;
  }

  /**
   * Where it leads.
   *
   * @param since the run whose lists the service still has
   * @return nothing where it leads nowhere
   */
  Optional<Draft> draft(Difference difference, String since, Crew crew) {
    watch(difference);
    if (touchedDomains().stream().anyMatch(seen.leftAlone()::contains)) {
      return Optional.empty();
    }
    Glance glance = new Glance(scope, watched, client, crew);
    CompletableFuture<Boolean> whole = new CompletableFuture<>();
    crew.onStop(() -> whole.completeExceptionally(new Stopped()));
    crew.start("glance", () -> whole.complete(isRead(glance)));
    Map<MailDomain, PresentList> lists = lists();
    // another reading of the source may only begin when this one has ended
    boolean isWhole = crew.attend(whole::get);
    long gone = difference.gone().size();
    long come = difference.come().size();
    return isWhole
            && lists.size() == touchedDomains().size()
            && glance.read() == seen.findings().recordsRead() - gone + come
            && watched.values().stream().allMatch(one -> fits(one, lists))
        ? draft(glance, plans(lists), note(gone + come, since))
        : Optional.empty();
  }

  /** The addresses that changed records name, and those that the service could not take. */
  private void watch(Difference difference) {
    each(difference.gone(), (record, address) -> watched(address).gone(record, client));
    each(difference.come(), (record, address) -> watched(address).come(record, client));
    List<SourceRecord> rejected = new ArrayList<>();
    for (Rejection rejection : seen.findings().rejections()) {
      rejected.add(new SourceRecord.Address(rejection.value(), null, rejection.origin()));
    }
    each(rejected, (record, address) -> watched(address));
  }

  private interface Taker {
    void take(SourceRecord.Address record, EmailAddress address);
  }

  private void each(List<SourceRecord> records, Taker taker) {
    RecordSorter sorter =
        new RecordSorter(
            (record, address) -> {
              if (scope.selectedDomains().contains(address.domain())) {
                taker.take(record, address);
              }
            });
    records.forEach(sorter::take);
  }

  private Watched watched(EmailAddress address) {
    return watched.computeIfAbsent(address, Watched::new);
  }

  private Set<MailDomain> touchedDomains() {
    Set<MailDomain> touched = new TreeSet<>();
    watched.values().stream()
        .filter(Watched::isTouched)
        .forEach(one -> touched.add(one.address().domain()));
    return touched;
  }

  /** Damage to what the source keeps is no failure here: the long way repairs it. */
  private boolean isRead(Glance glance) {
    try {
      source.read(glance);
      return true;
    } catch (RecipientSourceException e) {
      LOG.info("the source could not be read on the short way", e);
      return false;
    }
  }

  /** The lists of the domains that records have changed of, as far as they are what was told. */
  private Map<MailDomain, PresentList> lists() {
    Map<MailDomain, PresentList> lists = new TreeMap<>();
    Set<MailDomain> touched = touchedDomains();
    for (DomainStatus status : scope.selected()) {
      if (touched.contains(status.domain())) {
        PresentList list = list(status);
        if (list != null) {
          lists.put(status.domain(), list);
        }
      }
    }
    return lists;
  }

  private @Nullable PresentList list(DomainStatus status) {
    ListState state = status.state().orElseThrow();
    AddressSet list = new AddressSet(status.domain());
    try {
      AppliedList kept = journal.lastApplied(status.domain()).orElse(null);
      if (kept == null) {
        return null;
      }
      kept.readRecipients(list::add);
    } catch (IOException e) {
      LOG.info("the list of {} that the last run left cannot be read", status.domain(), e);
      return null;
    }
    boolean isAsTold = list.size() == state.count() && list.digest().equals(state.digest());
    return isAsTold ? new PresentList(list, state) : null;
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
    for (DomainStatus status : scope.selected()) {
      MailDomain domain = status.domain();
      PresentList list = lists.get(domain);
      ListState state = status.state().orElseThrow();
      ListChange change = list == null ? ListChange.none(domain, state) : change(list);
      plans.add(new DomainPlan(change, state, seen.leftAlone().contains(domain)));
    }
    return plans;
  }

  private ListChange change(PresentList list) {
    MailDomain domain = list.recipients().domain();
    AddressSet there = new AddressSet(domain);
    AddressSet gone = new AddressSet(domain);
    for (Watched one : watched.values()) {
      Recipient recipient = one.recipient();
      if (one.address().domain().equals(domain) && one.isTouched()) {
        if (recipient == null) {
          gone.add(Recipient.of(one.address()));
        } else {
          there.add(recipient);
        }
      }
    }
    return ListChange.ofFew(list, there, gone);
  }

  private Optional<Draft> draft(Glance glance, List<DomainPlan> plans, String note) {
    long recipients =
        plans.stream().filter(p -> !p.keptBecauseEmpty()).mapToLong(DomainPlan::after).sum();
    SourceFindings findings = glance.findings(recipients);
    long further = watched.values().stream().mapToLong(this::furtherDuplicates).sum();
    boolean fits =
        recipients > 0
            && findings.duplicates() == seen.findings().duplicates() + further
            && plans.stream().allMatch(plan -> fits(plan, glance));
    return fits ? Optional.of(new Draft(scope, findings, plans, List.of(note))) : Optional.empty();
  }

  private long furtherDuplicates(Watched one) {
    return one.isTouched() ? one.furtherDuplicates() : 0;
  }

  /** A list that would become empty is none for the short way, and one left alone has nobody. */
  private static boolean fits(DomainPlan plan, Glance glance) {
    return plan.keptBecauseEmpty()
        ? glance.accepted(plan.domain()) == 0
        : plan.after() > 0 || plan.before() == 0;
  }

  private static String note(long records, String since) {
    return ("the source tells which records have changed since run %s, so of its records only"
            + " these %d were looked at closely")
        .formatted(since, records);
  }
}
