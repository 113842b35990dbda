package org.hes4j.client.rest;

import java.util.List;
import java.util.stream.IntStream;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** A domain, its path, and users of it. */
final class SampleUsers {
  static final MailDomain DOMAIN = MailDomain.of("example.com");
  static final String USERS = "/api/v1/domains/example.com/users";
  static final Recipient ANN = Recipient.of(address("ann"), "Ann \"A\" Ängström");
  static final Recipient BOB = Recipient.of(address("bob"));

  private SampleUsers() {}

  static EmailAddress address(String local) {
    return EmailAddress.of(local + "@example.com");
  }

  static List<Recipient> recipients(int count) {
    return IntStream.range(0, count).mapToObj(i -> Recipient.of(address("u" + i))).toList();
  }

  static List<EmailAddress> addresses(int count) {
    return recipients(count).stream().map(Recipient::address).toList();
  }
}
