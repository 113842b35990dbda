package org.hes4j.sync;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.OneThread;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/**
 * Reads the source in a thread of its own and hands the records over in batches, so that the
 * directory waits for nobody.
 */
final class SourceFeed implements Runnable, AddressBytesConsumer {
  /** Room for some 65 000 records while the service has not yet told its domains. */
  private static final int WAITING_BATCHES = 256;

  private final RecipientSource source;
  private final OneRead oneRead;
  private final OneThread thread;
  private final Crew crew;
  private final Handover<RecordBatch> records = new Handover<>(WAITING_BATCHES);
  private final Queue<RecordBatch> used = new ConcurrentLinkedQueue<>();
  private RecordBatch batch = new RecordBatch();

  SourceFeed(RecipientSource source, OneRead oneRead, Crew crew) {
    this.source = source;
    this.oneRead = oneRead;
    this.thread = new OneThread(source);
    this.crew = crew;
    crew.onStop(records::stop);
  }

  Handover<RecordBatch> records() {
    return records;
  }

  /** Takes back a batch whose records nobody needs any more, to fill it again. */
  void takeBack(RecordBatch done) {
    done.clear();
    used.add(done);
  }

  /** Throws when something was handed over after all that could be heeded. */
  void requireWhole() {
    thread.requireKept();
  }

  @Override
  public void run() {
    oneRead.of(source, () -> thread.during(() -> source.read(this)));
    // only a normal return of read means that this was everything
    flush();
    records.end();
  }

  @Override
  public void accept(SourceRecord next) {
    thread.require(next);
    crew.checkStopped();
    batch.add(next);
    flushFull();
  }

  @Override
  public void acceptBytes(AddressBytes found) {
    thread.require(found);
    crew.checkStopped();
    batch.add(found);
    flushFull();
  }

  private void flushFull() {
    if (batch.isFull()) {
      flush();
    }
  }

  private void flush() {
    try {
      if (!batch.isEmpty()) {
        records.put(batch);
      }
      RecordBatch again = used.poll();
      batch = again == null ? new RecordBatch() : again;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped();
    }
  }
}
