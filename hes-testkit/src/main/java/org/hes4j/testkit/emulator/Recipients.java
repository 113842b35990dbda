package org.hes4j.testkit.emulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** Between a list and the values of {@code org.hes4j.recipient}. */
final class Recipients {
  private Recipients() {}

  /** The recipients of a list, in its order. */
  static List<Recipient> of(Roster roster) {
    List<Recipient> recipients = new ArrayList<>(Math.toIntExact(roster.size()));
    AddressNormalizer normalizer = new AddressNormalizer();
    Cursor cursor = roster.cursor();
    while (cursor.valid()) {
      recipients.add(recipient(cursor.toEntry(), normalizer));
      cursor.next();
    }
    return recipients;
  }

  private static Recipient recipient(Entry entry, AddressNormalizer normalizer) {
    return Recipient.of(normalizer.listed(entry.address()), entry.name());
  }

  /** Makes these the whole list of a domain, whatever their number. */
  static void set(AccountState account, MailDomain domain, Collection<Recipient> recipients) {
    List<Entry> entries = new ArrayList<>(recipients.size());
    for (Recipient recipient : recipients) {
      MailDomain found = recipient.address().domain();
      if (!found.equals(domain)) {
        throw new IllegalArgumentException(
            "a recipient of " + found + " cannot stand in the list of " + domain);
      }
      entries.add(new Entry(recipient.address().toString(), recipient.displayName().orElse(null)));
    }
    account.list(domain).replace(Roster.of(entries));
  }
}
