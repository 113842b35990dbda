package org.hes4j.incremental;

import java.util.List;
import java.util.UUID;
import org.hes4j.recipient.ChangeToken;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.recipient.WatchConsumer;

/** Hears that something has changed, not what: that is asked for anew when the store is read. */
final class Bell implements WatchConsumer {
  private final Runnable changed;
  private boolean told;

  Bell(Runnable changed) {
    this.changed = changed;
  }

  @Override
  public void startOver(String reason) {
    told = true;
  }

  @Override
  public void put(UUID id, List<SourceRecord> records) {
    told = true;
  }

  @Override
  public void removed(UUID id) {
    told = true;
  }

  @Override
  public boolean stillThere(UUID id) {
    return true;
  }

  /** Others may be gone. */
  @Override
  public void othersAreGone() {
    told = true;
  }

  @Override
  public void caughtUp(ChangeToken token) {
    if (told) {
      told = false;
      changed.run();
    }
  }
}
