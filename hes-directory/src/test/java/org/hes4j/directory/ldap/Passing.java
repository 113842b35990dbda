package org.hes4j.directory.ldap;

import java.util.List;
import java.util.UUID;
import org.hes4j.recipient.ChangeConsumer;
import org.hes4j.recipient.SourceRecord;

/** Passes changes on, and lets a test do something in the middle. */
abstract class Passing implements ChangeConsumer {
  private final ChangeConsumer next;
  private int puts;

  Passing(ChangeConsumer next) {
    this.next = next;
  }

  abstract void afterPut(int number);

  @Override
  public void startOver(String reason) {
    next.startOver(reason);
  }

  @Override
  public void put(UUID id, List<SourceRecord> records) {
    next.put(id, records);
    puts++;
    afterPut(puts);
  }

  @Override
  public void removed(UUID id) {
    next.removed(id);
  }

  @Override
  public boolean stillThere(UUID id) {
    return next.stillThere(id);
  }

  @Override
  public void othersAreGone() {
    next.othersAreGone();
  }
}
