package org.hes4j.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.hes4j.client.HesClient;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.SourceRecord;

/** Keeps each recipient of the run's domains once, and counts the others. */
final class Intake {
  private final Strays strays;
  private final HesClient client;
  private final EagerStages stages;
  private final Predicate<Recipient> fits;
  private final RecordSorter sorter = new RecordSorter(this::route);
  private final Map<MailDomain, AddressSet> recipients = new HashMap<>();

  private long duplicates;

  Intake(Scope scope, HesClient client, EagerStages stages) {
    strays = new Strays(scope);
    this.client = client;
    this.stages = stages;
    fits = recipient -> client.check(recipient).isEmpty();
    scope.selectedDomains().forEach(domain -> recipients.put(domain, new AddressSet(domain)));
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
    } else {
      strays.count(address);
    }
  }

  private void keep(AddressSet set, SourceRecord.Address found, EmailAddress address) {
    Recipient recipient = Recipient.of(address, found.displayName());
    int entry = set.add(recipient, fits);
    if (entry == AddressSet.NONE) {
      duplicates++;
    } else if (entry == AddressSet.UNFIT) {
      sorter.reject(found, client.check(recipient).orElseThrow());
    } else {
      stages.added(set, entry);
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
        strays.outOfScope(),
        strays.notSelected());
  }
}
