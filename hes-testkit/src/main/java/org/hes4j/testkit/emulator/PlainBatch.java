package org.hes4j.testkit.emulator;

import java.util.ArrayList;
import java.util.List;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/**
 * A batch of additions in ASCII, read without an XML parser.
 *
 * @param stage the token
 * @param number the place in the stage, from 1
 * @param additions in the order of the message, not yet checked
 */
record PlainBatch(String stage, int number, List<Line> additions) implements Batch {

  @Override
  public long size() {
    return additions.size();
  }

  /** Takes the bytes as they are where a quick look shows that all of them are in order. */
  @Override
  public Difference checked(MailDomain domain) {
    AddressRule rule = new AddressRule(domain);
    for (Line line : additions) {
      if (!rule.isPlain(line.text(), line.text().length - 1)
          || line.name().length > Recipient.MAX_NAME_LENGTH) {
        return Intake.check(domain, additions.stream().map(Line::toEntry).toList(), List.of());
      }
    }
    return new Difference(Roster.EMPTY, Roster.ofLines(new ArrayList<>(additions)));
  }
}
