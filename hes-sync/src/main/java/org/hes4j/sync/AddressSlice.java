package org.hes4j.sync;

import java.util.ArrayList;
import java.util.List;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/**
 * Entries of a set that follow each other in order of insertion, fit for another thread while the
 * set grows.
 */
final class AddressSlice {
  private final AddressSet snapshot;
  private final int firstEntry;
  private final int count;

  AddressSlice(AddressSet snapshot, int firstEntry, int count) {
    this.snapshot = snapshot;
    this.firstEntry = firstEntry;
    this.count = count;
  }

  MailDomain domain() {
    return snapshot.domain();
  }

  List<Recipient> recipients() {
    AddressReader reader = snapshot.reader();
    List<Recipient> recipients = new ArrayList<>(count);
    int entry = firstEntry;
    for (int i = 0; i < count; i++) {
      recipients.add(reader.recipient(entry));
      entry = snapshot.after(entry);
    }
    return recipients;
  }
}
