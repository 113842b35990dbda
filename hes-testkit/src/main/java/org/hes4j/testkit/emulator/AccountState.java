package org.hes4j.testkit.emulator;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hes4j.client.ListDigest;
import org.hes4j.client.StageBase;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/**
 * The lists and stages of one account, and the rules of the contract. Knows no wire. Thread-safe.
 *
 * <p>What is against the rules is said by the exceptions of {@code org.hes4j.client}, which name
 * the faults of the contract one by one.
 */
final class AccountState {
  private final Limits limits;
  private final StageStore stages;
  private final SortedMap<MailDomain, DomainList> lists = new TreeMap<>();

  AccountState(Collection<MailDomain> domains, Limits limits, Clock clock) {
    this.limits = limits;
    stages = new StageStore(limits, clock);
    domains.forEach(domain -> lists.put(domain, new DomainList(domain)));
  }

  /** The lists as they are, in order of the domains. */
  List<ListVersion> listDomains() {
    return lists.values().stream().map(DomainList::present).toList();
  }

  /**
   * The list of a domain.
   *
   * @throws UnknownDomainException when the domain is none of the account's
   */
  DomainList list(MailDomain domain) {
    DomainList list = lists.get(domain);
    if (list == null) {
      throw new UnknownDomainException(
          domain + " is none of the account's domains; listDomains tells them", domain, null, null);
    }
    return list;
  }

  Page listUsers(MailDomain domain, @Nullable Long revision, @Nullable String after, int pageSize) {
    DomainList list = list(domain);
    limits.checkPage(pageSize);
    return list.page(revision, after, pageSize);
  }

  Outcome addUsers(MailDomain domain, List<Entry> additions) {
    DomainList list = list(domain);
    return list.apply(checked(domain, additions, List.of()));
  }

  Outcome deleteUsers(MailDomain domain, List<String> removals) {
    DomainList list = list(domain);
    return list.apply(checked(domain, List.of(), removals));
  }

  Outcome replaceUsers(MailDomain domain, List<Entry> recipients) {
    DomainList list = list(domain);
    return list.replace(checked(domain, recipients, List.of()).additions());
  }

  Outcome changeUsers(MailDomain domain, Change change) {
    DomainList list = list(domain);
    Difference difference = checked(domain, change.additions(), change.removals());
    return list.change(change.name(), change.ifRevision(), difference);
  }

  StageStatus beginStage(MailDomain domain, String token, StageBase base, long ifRevision) {
    return stages.begin(token, new StageTerms(list(domain), base, ifRevision));
  }

  StageStatus appendToStage(String token, int number, Batch batch) {
    Stage stage = stages.get(token);
    limits.checkBatch(batch.size());
    stage.append(number, batch);
    return stages.status(token, stage);
  }

  Outcome commitStage(String token, long count, ListDigest digest) {
    return stages.get(token).commit(count, digest);
  }

  void abortStage(String token) {
    stages.abort(token);
  }

  private Difference checked(MailDomain domain, List<Entry> additions, List<String> removals) {
    limits.checkBatch((long) additions.size() + removals.size());
    return Intake.check(domain, additions, removals);
  }
}
