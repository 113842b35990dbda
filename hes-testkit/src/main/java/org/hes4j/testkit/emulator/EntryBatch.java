package org.hes4j.testkit.emulator;

import java.util.List;
import org.hes4j.recipient.MailDomain;

/** A batch as the RI has read it. */
record EntryBatch(List<Entry> additions, List<String> removals) implements Batch {

  @Override
  public long size() {
    return (long) additions.size() + removals.size();
  }

  @Override
  public Difference checked(MailDomain domain) {
    return Intake.check(domain, additions, removals);
  }
}
