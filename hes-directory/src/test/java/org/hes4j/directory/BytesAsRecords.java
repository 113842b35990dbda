package org.hes4j.directory;

import java.util.function.Consumer;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.SourceRecord;

/** Takes bytes too, and makes the records of them that they stand for. */
public final class BytesAsRecords implements AddressBytesConsumer {
  private final Consumer<SourceRecord> consumer;

  public BytesAsRecords(Consumer<SourceRecord> consumer) {
    this.consumer = consumer;
  }

  @Override
  public void accept(SourceRecord record) {
    consumer.accept(record);
  }

  @Override
  public void acceptBytes(AddressBytes found) {
    consumer.accept(found.toRecord());
  }
}
