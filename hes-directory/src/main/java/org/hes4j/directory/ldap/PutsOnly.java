package org.hes4j.directory.ldap;

import java.util.List;
import java.util.UUID;
import org.hes4j.recipient.ChangeConsumer;
import org.hes4j.recipient.SourceRecord;

/**
 * Hands on which entries are new or have changed, and keeps their ids. Who is gone is told again
 * with the next read: the token stays the one from before.
 */
final class PutsOnly implements ChangeConsumer {
  private final ChangeConsumer consumer;
  private final EntryIds ids = new EntryIds();

  PutsOnly(ChangeConsumer consumer) {
    this.consumer = consumer;
  }

  EntryIds ids() {
    return ids;
  }

  @Override
  public void put(UUID id, List<SourceRecord> records) {
    ids.add(id);
    consumer.put(id, records);
  }

  @Override
  public boolean stillThere(UUID id) {
    return true;
  }

  @Override
  public void startOver(String reason) {}

  @Override
  public void removed(UUID id) {}

  @Override
  public void othersAreGone() {}
}
