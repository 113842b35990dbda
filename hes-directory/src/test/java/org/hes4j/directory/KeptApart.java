package org.hes4j.directory;

import java.util.ArrayList;
import java.util.List;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/** Keeps what came as bytes, and what did not. */
public final class KeptApart implements AddressBytesConsumer {
  public final List<String> asBytes = new ArrayList<>();
  public final List<String> asRecords = new ArrayList<>();

  private KeptApart() {}

  public static KeptApart of(RecipientSource source) {
    KeptApart kept = new KeptApart();
    source.read(kept);
    return kept;
  }

  @Override
  public void accept(SourceRecord found) {
    asRecords.add(
        found instanceof SourceRecord.Address address ? address.value() : found.toString());
  }

  @Override
  public void acceptBytes(AddressBytes found) {
    SourceRecord.Address address = found.toRecord();
    String name = address.displayName() == null ? "" : " (" + address.displayName() + ")";
    asBytes.add(address.origin() + ": " + address.value() + name);
  }
}
