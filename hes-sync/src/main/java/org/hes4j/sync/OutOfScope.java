package org.hes4j.sync;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;

/**
 * Valid addresses in domains that the account does not have. They are never sent. Immutable and
 * thread-safe.
 */
public final class OutOfScope {
  private final SortedMap<MailDomain, Long> byDomain;
  private final long inFurtherDomains;
  private final List<EmailAddress> samples;

  OutOfScope(Map<MailDomain, Long> byDomain, long inFurtherDomains, List<EmailAddress> samples) {
    this.byDomain = Collections.unmodifiableSortedMap(new TreeMap<>(byDomain));
    this.inFurtherDomains = inFurtherDomains;
    this.samples = List.copyOf(samples);
  }

  /** How many records have such an address. */
  public long count() {
    return inFurtherDomains + byDomain.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many there are in each of the first 1000 of these domains that the source named. */
  public SortedMap<MailDomain, Long> byDomain() {
    return byDomain;
  }

  /** How many there are in all further domains together. */
  public long inFurtherDomains() {
    return inFurtherDomains;
  }

  /** The first ten, for people to see what they are. */
  public List<EmailAddress> samples() {
    return samples;
  }
}
