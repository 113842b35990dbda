package org.hes4j.sync;

import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;

/** Makes values of the entries of a set. Not thread-safe. */
final class AddressReader {
  private final AddressSet set;
  private final AddressNormalizer normalizer = new AddressNormalizer();

  AddressReader(AddressSet set) {
    this.set = set;
  }

  EmailAddress address(int entry) {
    return normalizer.listed(set.local(entry), set.domain());
  }

  Recipient recipient(int entry) {
    return Recipient.of(address(entry), set.name(entry));
  }
}
