package org.hes4j.examples.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.hes4j.client.HesClient;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** The addresses of several lists in one order, read to the end before the first is shown. */
final class SortedUsers {
  private SortedUsers() {}

  static List<EmailAddress> of(HesClient hes, Collection<MailDomain> domains) {
    List<EmailAddress> users = new ArrayList<>();
    for (MailDomain domain : domains) {
      try (Stream<Recipient> list = hes.listUsers(domain)) {
        list.map(Recipient::address).forEach(users::add);
      }
    }
    users.sort(null);
    return users;
  }
}
