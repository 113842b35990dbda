package org.hes4j.sync.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/** Lists to keep, made of the recipients in a test. */
final class KeptLists {
  private KeptLists() {}

  static KeptList list(MailDomain domain, String... locals) {
    List<Recipient> recipients =
        Stream.of(locals)
            .map(local -> Recipient.of(EmailAddress.of(local + "@" + domain)))
            .toList();
    return kept(domain, recipients);
  }

  static KeptList kept(MailDomain domain, List<Recipient> recipients) {
    ListDigest digest = ListDigest.of(recipients.stream().map(Recipient::address).toList());
    ListState state = new ListState(7, recipients.size(), digest);
    KeptList.Recipients lines =
        taker -> {
          for (Recipient recipient : recipients) {
            String name = recipient.displayName().map(n -> "\t" + n).orElse("");
            byte[] line = (recipient + name).getBytes(UTF_8);
            taker.line(line, line.length);
          }
        };
    return new KeptList(
        ListInfo.of(domain, new ListInfo.Size(recipients.size(), digest), state), lines);
  }
}
