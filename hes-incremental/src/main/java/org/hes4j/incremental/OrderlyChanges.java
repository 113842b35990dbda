package org.hes4j.incremental;

import java.util.List;
import java.util.UUID;
import org.hes4j.recipient.ChangeConsumer;
import org.hes4j.recipient.OneThread;
import org.hes4j.recipient.SourceRecord;

/** Changes that count only where they are told in the one thread that reads, and none is null. */
record OrderlyChanges(OneThread thread, ChangeConsumer consumer) implements ChangeConsumer {

  @Override
  public void startOver(String reason) {
    thread.require(reason);
    consumer.startOver(reason);
  }

  @Override
  public void put(UUID id, List<SourceRecord> records) {
    thread.require(id);
    thread.require(records);
    for (SourceRecord found : records) {
      thread.require(found);
    }
    consumer.put(id, records);
  }

  @Override
  public void removed(UUID id) {
    thread.require(id);
    consumer.removed(id);
  }

  @Override
  public boolean stillThere(UUID id) {
    thread.require(id);
    return consumer.stillThere(id);
  }

  @Override
  public void othersAreGone() {
    thread.require(this);
    consumer.othersAreGone();
  }
}
