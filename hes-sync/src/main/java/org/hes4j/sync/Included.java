package org.hes4j.sync;

import java.util.HashMap;
import java.util.Map;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/**
 * Who is among a run's recipients for an include list alone, and so shows nothing about the source;
 * in a deletion, who is named by the source and stays all the same. Not thread-safe.
 */
final class Included {
  private final Map<MailDomain, AddressSet> all = new HashMap<>();

  void add(Recipient recipient) {
    MailDomain domain = recipient.address().domain();
    all.computeIfAbsent(domain, AddressSet::new).add(recipient);
  }

  boolean contains(EmailAddress address) {
    AddressSet set = all.get(address.domain());
    return set != null && set.contains(address);
  }

  int count(MailDomain domain) {
    AddressSet set = all.get(domain);
    return set == null ? 0 : set.size();
  }

  int count() {
    return all.values().stream().mapToInt(AddressSet::size).sum();
  }

  /** The set without them. */
  AddressSet without(AddressSet set) {
    if (count(set.domain()) == 0) {
      return set;
    }
    AddressSet others = new AddressSet(set.domain());
    for (Recipient recipient : set.slice(set.first(), set.size())) {
      if (!contains(recipient.address())) {
        others.add(recipient);
      }
    }
    return others;
  }
}
