package org.hes4j.directory.jdbc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.function.Consumer;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Hands over the records of rows, those in ASCII as bytes where the consumer takes them: a record
 * for each row of millions would live until it is taken in. Not thread-safe.
 */
final class RowRecords {
  static final String NO_ADDRESS = "row without an address";

  private final Consumer<SourceRecord> consumer;
  private final @Nullable AddressBytesConsumer byteConsumer;
  private final AddressBytes found = new AddressBytes();

  RowRecords(Consumer<SourceRecord> consumer) {
    this.consumer = consumer;
    byteConsumer = consumer instanceof AddressBytesConsumer inBytes ? inBytes : null;
  }

  /** Hands over one record for each address of the row, or one that says that it has none. */
  void handOver(Row row) {
    if (row.addresses().isEmpty()) {
      consumer.accept(new SourceRecord.LeftOut(NO_ADDRESS, Origin.row(row.number())));
    }
    for (int i = 0; i < row.addresses().size(); i++) {
      String address = row.addresses().get(i);
      if (byteConsumer != null && setBytes(address, row)) {
        byteConsumer.acceptBytes(found);
      } else {
        consumer.accept(new SourceRecord.Address(address, row.name(), Origin.row(row.number())));
      }
    }
  }

  /** False where the bytes would not say the same. */
  private boolean setBytes(String address, Row row) {
    byte[] value = address.getBytes(ISO_8859_1);
    if (!isAscii(value)) {
      return false;
    }
    found.setValue(value, 0, value.length);
    found.setPlace(AddressBytes.Places.ROWS, row.number());
    return setName(row.name());
  }

  private boolean setName(@Nullable String text) {
    found.setNoName();
    if (text == null) {
      return true;
    }
    byte[] name = text.getBytes(ISO_8859_1);
    found.setName(name, 0, name.length);
    return isAscii(name);
  }

  /** Whether all is ASCII but the question mark, which may stand for anything else. */
  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0 || b == '?') {
        return false;
      }
    }
    return true;
  }
}
