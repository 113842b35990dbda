package org.hes4j.examples.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.testkit.emulator.HesEmulator;

/** Lists of made-up recipients. */
final class Lists {
  static final MailDomain COM = MailDomain.of("example.com");
  static final MailDomain ORG = MailDomain.of("example.org");

  private Lists() {}

  /** {@code u0000@example.com} and so on. */
  static List<Recipient> numbered(int count, MailDomain domain) {
    return IntStream.range(0, count)
        .mapToObj(i -> Recipient.of(EmailAddress.of("u%04d@%s".formatted(i, domain))))
        .toList();
  }

  static String csv(List<Recipient> recipients) {
    StringBuilder csv = new StringBuilder();
    recipients.forEach(recipient -> csv.append(recipient).append('\n'));
    return csv.toString();
  }

  /** What the service holds of these domains. */
  static List<String> held(HesEmulator hes, MailDomain... domains) {
    List<String> held = new ArrayList<>();
    for (MailDomain domain : domains) {
      hes.users(domain).forEach(recipient -> held.add(recipient.toString()));
    }
    return held;
  }
}
