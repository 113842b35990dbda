package org.hes4j.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hes4j.client.HesClient;
import org.hes4j.recipient.DifferenceSource.Difference;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a run's domains of which every record counts: those that changed records name,
 * and those that were rejected although they are addresses. Not thread-safe.
 */
final class WatchList {
  private final Set<MailDomain> domains;
  private final Map<EmailAddress, Watched> all = new HashMap<>();

  private WatchList(Set<MailDomain> domains) {
    this.domains = domains;
  }

  static WatchList of(
      Difference difference, Rejections earlier, Set<MailDomain> domains, HesClient client) {
    WatchList list = new WatchList(domains);
    list.each(difference.gone(), (record, one) -> one.gone(record, client));
    list.each(difference.come(), (record, one) -> one.come(record, client));
    List<SourceRecord> rejected = new ArrayList<>();
    for (Rejection rejection : earlier) {
      rejected.add(new SourceRecord.Address(rejection.value(), null, rejection.origin()));
    }
    list.each(rejected, (record, one) -> {});
    return list;
  }

  private interface Taker {
    void take(SourceRecord.Address record, Watched one);
  }

  private void each(List<SourceRecord> records, Taker taker) {
    RecordSorter sorter =
        new RecordSorter(
            (record, address) -> {
              if (domains.contains(address.domain())) {
                taker.take(record, all.computeIfAbsent(address, Watched::new));
              }
            });
    records.forEach(sorter::take);
  }

  Collection<Watched> all() {
    return all.values();
  }

  /** What is known of an address, or null where it is not watched. */
  @Nullable Watched get(EmailAddress address) {
    return all.get(address);
  }

  /** The domains of which records have gone or come. */
  Set<MailDomain> touchedDomains() {
    Set<MailDomain> touched = new TreeSet<>();
    all.values().stream()
        .filter(Watched::isTouched)
        .forEach(one -> touched.add(one.address().domain()));
    return touched;
  }

  /** How many more duplicates there are than before. */
  long furtherDuplicates() {
    return all.values().stream()
        .filter(Watched::isTouched)
        .mapToLong(Watched::furtherDuplicates)
        .sum();
  }
}
