package org.hes4j.recipient;

import java.util.function.Consumer;

/**
 * A consumer of records that takes addresses as bytes too. A source may look whether its consumer
 * is one; to those that do not, or that have no bytes at hand, nothing is different.
 */
public interface AddressBytesConsumer extends Consumer<SourceRecord> {

  /**
   * Takes an address, the same as {@link #accept} of its {@link AddressBytes#toRecord()} would, in
   * the order of all records.
   *
   * @param found belongs to the caller, and with all it points to is valid until the return
   */
  void acceptBytes(AddressBytes found);
}
