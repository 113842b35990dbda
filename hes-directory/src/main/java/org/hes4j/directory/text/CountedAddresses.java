package org.hes4j.directory.text;

import java.util.function.Consumer;
import org.hes4j.recipient.SourceRecord;

/** Hands records on, and counts the addresses among them. */
final class CountedAddresses implements Consumer<SourceRecord> {
  private final Consumer<SourceRecord> consumer;
  private long count;

  CountedAddresses(Consumer<SourceRecord> consumer) {
    this.consumer = consumer;
  }

  @Override
  public void accept(SourceRecord record) {
    if (record instanceof SourceRecord.Address address && address.value().indexOf('@') >= 0) {
      count++;
    }
    consumer.accept(record);
  }

  void requireAtLeast(long least) throws UnreadableTextException {
    if (count < least) {
      throw new UnreadableTextException(
          "holds "
              + count
              + (count == 1 ? " address" : " addresses")
              + ", expected at least "
              + least
              + ". The dump is not complete; where so few are right, lower the minimum.");
    }
  }
}
