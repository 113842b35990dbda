package org.hes4j.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/**
 * Reads the source in a thread of its own and hands the records over in batches, so that the
 * directory waits for nobody.
 */
final class SourceFeed implements Runnable, Consumer<SourceRecord> {
  private static final int BATCH = 256;

  /** Room for about 65 000 records while the service has not yet told its domains. */
  private static final int WAITING_BATCHES = 256;

  private final RecipientSource source;
  private final Crew crew;
  private final Handover<List<SourceRecord>> records = new Handover<>(WAITING_BATCHES);
  private List<SourceRecord> batch = new ArrayList<>(BATCH);

  SourceFeed(RecipientSource source, Crew crew) {
    this.source = source;
    this.crew = crew;
    crew.onStop(records::stop);
  }

  Handover<List<SourceRecord>> records() {
    return records;
  }

  @Override
  public void run() {
    source.read(this);
    // only a normal return of read means that this was everything
    flush();
    records.end();
  }

  @Override
  public void accept(SourceRecord next) {
    crew.checkStopped();
    batch.add(next);
    if (batch.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    try {
      if (!batch.isEmpty()) {
        records.put(batch);
      }
      batch = new ArrayList<>(BATCH);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped();
    }
  }
}
