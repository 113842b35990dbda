package org.hes4j.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;

/** What a source handed over, sorted for assertions. */
public final class Records {
  private final List<SourceRecord> all = new ArrayList<>();

  private Records() {}

  public static Records of(RecipientSource source) {
    Records records = new Records();
    source.read(records.all::add);
    return records;
  }

  public List<SourceRecord> all() {
    return all;
  }

  public List<SourceRecord.Address> addresses() {
    return only(SourceRecord.Address.class);
  }

  public List<String> values() {
    return addresses().stream().map(SourceRecord.Address::value).toList();
  }

  public List<SourceRecord.Rejected> rejected() {
    return only(SourceRecord.Rejected.class);
  }

  /** How many were left out, by kind. */
  public Map<String, Integer> leftOut() {
    Map<String, Integer> counts = new TreeMap<>();
    only(SourceRecord.LeftOut.class)
        .forEach(record -> counts.merge(record.kind(), 1, Integer::sum));
    return counts;
  }

  /** The canonical addresses among the values. */
  public SortedSet<String> canonical() {
    AddressNormalizer normalizer = new AddressNormalizer();
    SortedSet<String> canonical = new TreeSet<>();
    for (String value : values()) {
      if (normalizer.normalize(value) instanceof Normalized.Accepted accepted) {
        canonical.add(accepted.address().toString());
      }
    }
    return canonical;
  }

  private <T> List<T> only(Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
