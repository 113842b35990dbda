package org.hes4j.directory;

import java.util.function.Consumer;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/** A source whose names are left where they are. */
record NamelessSource(RecipientSource source) implements RecipientSource {

  @Override
  public void read(Consumer<SourceRecord> consumer) {
    source.read(
        consumer instanceof AddressBytesConsumer bytes
            ? new Bytes(bytes)
            : record -> consumer.accept(nameless(record)));
  }

  private static SourceRecord nameless(SourceRecord record) {
    return record instanceof SourceRecord.Address address && address.displayName() != null
        ? new SourceRecord.Address(address.value(), null, address.origin())
        : record;
  }

  /** Hands on bytes as bytes. */
  private static final class Bytes implements AddressBytesConsumer {
    private final AddressBytesConsumer consumer;
    private final AddressBytes nameless = new AddressBytes();

    Bytes(AddressBytesConsumer consumer) {
      this.consumer = consumer;
    }

    @Override
    public void accept(SourceRecord record) {
      consumer.accept(nameless(record));
    }

    @Override
    public void acceptBytes(AddressBytes found) {
      AddressBytes.Part value = found.value();
      AddressBytes.Part place = found.place();
      nameless.setValue(value.bytes(), value.from(), value.to());
      nameless.setPlace(found.places(), found.number(), place.bytes(), place.from(), place.to());
      consumer.acceptBytes(nameless);
    }
  }

  /** {@code A, without names}. */
  @Override
  public String toString() {
    return source + ", without names";
  }
}
