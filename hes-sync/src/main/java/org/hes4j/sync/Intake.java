package org.hes4j.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hes4j.client.Capability;
import org.hes4j.client.HesClient;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Keeps each recipient of the run's domains once, and counts the others. */
final class Intake implements AddressBytesConsumer {
  private final Strays strays;
  private final HesClient client;
  private final EagerStages stages;
  private final Predicate<Recipient> fits;
  private final RecordSorter sorter = new RecordSorter(this::route);
  private final Map<MailDomain, AddressSet> recipients = new HashMap<>();
  private final PlainIntake plain;
  private final List<SourceRecord.Address> listed = new ArrayList<>();
  private final Included included = new Included();

  /** Set when the source has been read. */
  private @Nullable SyncMode mode;

  private long duplicates;

  Intake(Scope scope, HesClient client, EagerStages stages) {
    strays = new Strays(scope);
    this.client = client;
    this.stages = stages;
    fits = recipient -> client.check(recipient).isEmpty();
    scope.selectedDomains().forEach(domain -> recipients.put(domain, new AddressSet(domain)));
    boolean plainFit = client.capabilities().supports(Capability.ANY_PLAIN_ADDRESS);
    plain = new PlainIntake(plainFit ? recipients.values() : List.of());
  }

  long read() {
    return sorter.read();
  }

  @Override
  public void accept(SourceRecord next) {
    if (next instanceof SourceRecord.Address found && found.origin().isIncluded()) {
      listed.add(found);
      return;
    }
    int entry =
        next instanceof SourceRecord.Address found ? plain.add(found) : PlainIntake.NOT_PLAIN;
    if (entry == PlainIntake.NOT_PLAIN) {
      sorter.take(next);
    } else {
      keptPlain(entry);
    }
  }

  @Override
  public void acceptBytes(AddressBytes found) {
    int entry = plain.add(found);
    if (entry == PlainIntake.NOT_PLAIN) {
      sorter.take(found.toRecord());
    } else {
      keptPlain(entry);
    }
  }

  private void keptPlain(int entry) {
    sorter.count();
    kept(plain.set(), entry);
  }

  /** All has been read: only now can be told whom nobody but an include list names. */
  void ended(SyncMode itsMode) {
    mode = itsMode;
    listed.forEach(sorter::take);
  }

  private void route(SourceRecord.Address found, EmailAddress address) {
    AddressSet set = recipients.get(address.domain());
    if (set != null && mode == SyncMode.DELETE) {
      spare(set, address);
    } else if (set != null) {
      keep(set, found, address);
    } else {
      strays.count(address);
    }
  }

  private void spare(AddressSet set, EmailAddress address) {
    if (set.contains(address)) {
      included.add(Recipient.of(address));
    }
  }

  private void keep(AddressSet set, SourceRecord.Address found, EmailAddress address) {
    Recipient recipient = Recipient.of(address, found.displayName());
    int entry = set.add(recipient, fits);
    if (entry == AddressSet.UNFIT) {
      sorter.reject(found, client.check(recipient).orElseThrow());
    } else {
      if (mode != null && entry != AddressSet.NONE) {
        included.add(recipient);
      }
      kept(set, entry);
    }
  }

  private void kept(AddressSet set, int entry) {
    if (entry == AddressSet.NONE) {
      duplicates++;
    } else {
      stages.added(set, entry);
    }
  }

  AddressSet recipients(MailDomain domain) {
    AddressSet set = recipients.get(domain);
    return set == null ? new AddressSet(domain) : set;
  }

  /** Whether the source itself has any, of one domain or of all of the run. */
  boolean hasRecipients(MailDomain domain) {
    // who is spared by a deletion is of the source
    int others = mode == SyncMode.DELETE ? 0 : included.count(domain);
    return recipients(domain).size() > others;
  }

  boolean hasRecipients() {
    return recipients.keySet().stream().anyMatch(this::hasRecipients);
  }

  /** How many addresses are of include lists. */
  int listed() {
    return listed.size();
  }

  Included included() {
    return included;
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
