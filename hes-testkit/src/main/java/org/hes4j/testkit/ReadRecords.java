package org.hes4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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
