package org.hes4j.testkit.emulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** Between a list and the values of {@code org.hes4j.recipient}. */
final class Recipients {
  private Recipients() {}

  /** The recipients of a list, in its order. */
  static List<Recipient> of(Roster roster) {
    List<Recipient> recipients = new ArrayList<>(Math.toIntExact(roster.size()));
    Cursor cursor = roster.cursor();
    while (cursor.valid()) {
      Entry entry = cursor.toEntry();
      recipients.add(Recipient.of(EmailAddress.of(entry.address()), entry.name()));
      cursor.next();
    }
    return recipients;
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
