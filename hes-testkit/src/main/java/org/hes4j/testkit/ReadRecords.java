package org.hes4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/** What one read handed over. */
record ReadRecords(List<SourceRecord> all) {

  static ReadRecords of(RecipientSource source) {
    List<SourceRecord> records = new ArrayList<>();
    source.read(records::add);
    return new ReadRecords(records);
  }

  /** As {@link #of}, with a consumer that takes addresses as bytes. */
  static ReadRecords ofBytes(RecipientSource source) {
    List<SourceRecord> records = new ArrayList<>();
    source.read(inBytes(records::add));
    return new ReadRecords(records);
  }

  /** A consumer that takes addresses as bytes, and makes records of them. */
  static AddressBytesConsumer inBytes(Consumer<SourceRecord> consumer) {
    return new AddressBytesConsumer() {
      @Override
      public void acceptBytes(AddressBytes found) {
        consumer.accept(found.toRecord());
      }

      @Override
      public void accept(SourceRecord record) {
        consumer.accept(record);
      }
    };
  }

  /** Each record in words, its origin too. */
  List<String> inWords() {
    return all.stream().map(ReadRecords::inWords).toList();
  }

  private static String inWords(SourceRecord record) {
    return record.toString() + " at " + record.origin();
  }

  SortedSet<String> canonical() {
    return canonical(all);
  }

  /** The valid addresses, in canonical form. */
  static SortedSet<String> canonical(List<SourceRecord> records) {
    AddressNormalizer normalizer = new AddressNormalizer();
    SortedSet<String> canonical = new TreeSet<>();
    for (SourceRecord record : records) {
      if (record instanceof SourceRecord.Address address
          && normalizer.normalize(address.value()) instanceof Normalized.Accepted accepted) {
        canonical.add(accepted.address().toString());
      }
    }
    return canonical;
  }
}
