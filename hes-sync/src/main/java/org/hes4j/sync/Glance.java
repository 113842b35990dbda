package org.hes4j.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hes4j.client.HesClient;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.SourceRecord;

/**
 * Looks at every record of a source, and closely at a few: it knows of all what a whole reading
 * would tell of them, but keeps only the recipients that it was told to watch.
 *
 * <p>Filled by one thread; to be read when the source has come to its end.
 */
final class Glance implements Consumer<SourceRecord> {
  private final HesClient client;
  private final Crew crew;
  private final Sieve sieve;
  private final Strays strays;
  private final RecordSorter sorter = new RecordSorter(this::route);
  private final WatchList watched;

  /** Accepted addresses of each domain, without those that the sieve let through. */
  private final Map<MailDomain, Long> heldBack = new HashMap<>();

  private long passed;
  private long refused;

  Glance(Scope scope, WatchList watched, HesClient client, Crew crew) {
    this.client = client;
    this.crew = crew;
    this.watched = watched;
    strays = new Strays(scope);
    sieve = new Sieve(scope.selectedDomains());
    watched.all().forEach(one -> sieve.holdBack(one.address()));
    scope.selectedDomains().forEach(domain -> heldBack.put(domain, 0L));
  }

  @Override
  public void accept(SourceRecord next) {
    crew.checkStopped();
    if (next instanceof SourceRecord.Address address && sieve.letsThrough(address.value())) {
      passed++;
    } else {
      sorter.take(next);
    }
  }

  private void route(SourceRecord.Address found, EmailAddress address) {
    if (heldBack.computeIfPresent(address.domain(), (domain, count) -> count + 1) == null) {
      strays.count(address);
      return;
    }
    Watched known = watched.get(address);
    Optional<String> problem = known == null ? Optional.empty() : known.found(found, client);
    if (problem.isPresent()) {
      refused++;
      sorter.reject(found, problem.get());
    }
  }

  long read() {
    return passed + sorter.read();
  }

  /** How many records name a recipient of a domain, perhaps one that the service cannot take. */
  long accepted(MailDomain domain) {
    return heldBack.getOrDefault(domain, 0L) + sieve.passed(domain);
  }

  /** What a whole reading tells, when it leads to so many recipients. */
  SourceFindings findings(long recipients) {
    long accepted = heldBack.keySet().stream().mapToLong(this::accepted).sum();
    return new SourceFindings(
        read(),
        accepted - refused - recipients,
        sorter.rejections(),
        sorter.leftOut(),
        strays.outOfScope(),
        strays.notSelected());
  }
}
