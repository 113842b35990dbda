package org.hes4j.directory.text;

import java.util.function.Consumer;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.SourceRecord;

/** Hands records on, and counts the addresses among them. */
class CountedAddresses implements Consumer<SourceRecord> {
  private final Consumer<SourceRecord> consumer;
  private long count;

  private CountedAddresses(Consumer<SourceRecord> consumer) {
    this.consumer = consumer;
  }

  /** Takes bytes too if the consumer does. */
  static CountedAddresses of(Consumer<SourceRecord> consumer) {
    return consumer instanceof AddressBytesConsumer bytes
        ? new InBytes(bytes)
        : new CountedAddresses(consumer);
  }

  @Override
  public void accept(SourceRecord record) {
    if (record instanceof SourceRecord.Address address && address.value().indexOf('@') >= 0) {
      count++;
    }
    consumer.accept(record);
  }

  private static final class InBytes extends CountedAddresses implements AddressBytesConsumer {
    private final AddressBytesConsumer consumer;

    private InBytes(AddressBytesConsumer consumer) {
      super(consumer);
      this.consumer = consumer;
    }

    @Override
    public void acceptBytes(AddressBytes found) {
      AddressBytes.Part value = found.value();
      int at = value.from();
      while (at < value.to() && value.bytes()[at] != '@') {
        at++;
      }
      super.count += at < value.to() ? 1 : 0;
      consumer.acceptBytes(found);
    }
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
