package org.hes4j.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hes4j.client.HesClient;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.SourceRecord;

/**
 * Keeps each recipient of the run's domains once, and counts the others. What is kept of others is
 * bounded.
 */
final class Intake {
  private static final int FOREIGN_DOMAINS = 1000;
  private static final int SAMPLES = 10;

  private final Scope scope;
  private final HesClient client;
  private final EagerStages stages;
  private final RecordSorter sorter = new RecordSorter(this::route);
  private final Map<MailDomain, AddressSet> recipients = new HashMap<>();

  private long duplicates;
  private final TreeMap<MailDomain, Long> notSelected = new TreeMap<>();
  private final Map<MailDomain, Long> foreign = new HashMap<>();
  private long inFurtherDomains;
  private final List<EmailAddress> samples = new ArrayList<>();

  Intake(Scope scope, HesClient client, EagerStages stages) {
    this.scope = scope;
    this.client = client;
    this.stages = stages;
    scope.selectedDomains().forEach(domain -> recipients.put(domain, new AddressSet(domain)));
  }

  boolean isOfAccount(MailDomain domain) {
    return scope.isOfAccount(domain);
  }

  long read() {
    return sorter.read();
  }

  void take(SourceRecord next) {
    sorter.take(next);
  }

  private void route(SourceRecord.Address found, EmailAddress address) {
    AddressSet set = recipients.get(address.domain());
    if (set != null) {
      keep(set, found, address);
    } else if (scope.isOfAccount(address.domain())) {
      notSelected.merge(address.domain(), 1L, Long::sum);
    } else {
      countForeign(address);
    }
  }

  private void keep(AddressSet set, SourceRecord.Address found, EmailAddress address) {
    if (set.contains(address)) {
      duplicates++;
      return;
    }
    Recipient recipient = Recipient.of(address, found.displayName());
    Optional<String> problem = client.check(recipient);
    if (problem.isPresent()) {
      sorter.reject(found, problem.get());
      return;
    }
    stages.added(set, set.add(recipient));
  }

  private void countForeign(EmailAddress address) {
    if (samples.size() < SAMPLES) {
      samples.add(address);
    }
    if (foreign.containsKey(address.domain()) || foreign.size() < FOREIGN_DOMAINS) {
      foreign.merge(address.domain(), 1L, Long::sum);
    } else {
      inFurtherDomains++;
    }
  }

  AddressSet recipients(MailDomain domain) {
    AddressSet set = recipients.get(domain);
    return set == null ? new AddressSet(domain) : set;
  }

  boolean hasRecipients() {
    return recipients.values().stream().anyMatch(set -> set.size() > 0);
  }

  SourceFindings findings() {
    return new SourceFindings(
        sorter.read(),
        duplicates,
        sorter.rejections(),
        sorter.leftOut(),
        new OutOfScope(foreign, inFurtherDomains, samples),
        notSelected);
  }
}
