package org.hes4j.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hes4j.client.HesClient;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.SourceRecord;

/**
 * Sorts the source's records: normalises, counts, and keeps each recipient of the run's domains
 * once. What is kept of everything else is bounded, except rejections, which must be complete.
 */
final class Intake {
  private static final int KINDS = 100;
  private static final int FOREIGN_DOMAINS = 1000;
  private static final int SAMPLES = 10;

  private final Scope scope;
  private final HesClient client;
  private final EagerStages stages;
  private final AddressNormalizer normalizer = new AddressNormalizer();
  private final Map<MailDomain, AddressSet> recipients = new HashMap<>();

  private long read;
  private long duplicates;
  private final List<Rejection> rejections = new ArrayList<>();
  private final TreeMap<String, Long> leftOut = new TreeMap<>();
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

  long read() {
    return read;
  }

  void take(SourceRecord next) {
    read++;
    if (next instanceof SourceRecord.Address address) {
      normalize(address);
    } else if (next instanceof SourceRecord.Rejected rejected) {
      rejections.add(new Rejection(rejected.value(), rejected.reason(), rejected.origin()));
    } else if (next instanceof SourceRecord.LeftOut left) {
      leaveOut(left.kind());
    }
  }

  private void normalize(SourceRecord.Address found) {
    Normalized normalized = normalizer.normalize(found.value());
    if (normalized instanceof Normalized.Accepted accepted) {
      route(found, accepted.address());
    } else if (normalized instanceof Normalized.Rejected rejected) {
      reject(found, rejected.reason());
    } else if (normalized instanceof Normalized.LeftOut left) {
      leaveOut(left.kind());
    }
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
      reject(found, problem.get());
      return;
    }
    stages.added(set, set.add(recipient));
  }

  private void reject(SourceRecord.Address found, String reason) {
    rejections.add(new Rejection(found.value(), reason, found.origin()));
  }

  private void leaveOut(String kind) {
    boolean room = leftOut.containsKey(kind) || leftOut.size() < KINDS;
    leftOut.merge(room ? kind : "other", 1L, Long::sum);
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
        read,
        duplicates,
        new Rejections(rejections),
        leftOut,
        new OutOfScope(foreign, inFurtherDomains, samples),
        notSelected);
  }
}
