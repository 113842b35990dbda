package org.hes4j.sync;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.OneThread;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;

/**
 * What a source holds, read whole, without asking any service. Immutable and thread-safe.
 *
 * <p>Recipients are told apart within each of the first 1000 domains; those of further domains are
 * counted as they come.
 */
public final class SourceCheck {
  private static final int DOMAINS = 1000;

  private final String source;
  private final long recordsRead;
  private final long duplicates;
  private final SortedMap<MailDomain, Long> recipients;
  private final long inFurtherDomains;
  private final boolean empty;
  private final Rejections rejections;
  private final SortedMap<String, Long> leftOut;

  private SourceCheck(RecipientSource source, Tally tally) {
    this.source = source.toString();
    this.recordsRead = tally.sorter.read();
    this.duplicates = tally.duplicates;
    this.recipients = Collections.unmodifiableSortedMap(tally.counts());
    this.inFurtherDomains = tally.inFurtherDomains;
    this.empty = tally.empty;
    this.rejections = tally.sorter.rejections();
    this.leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(tally.sorter.leftOut()));
  }

  /**
   * Reads a source to its end.
   *
   * @throws RecipientSourceException when it could not be read whole
   */
  public static SourceCheck of(RecipientSource source) {
    Tally tally = new Tally();
    OneThread thread = new OneThread(source);
    thread.during(
        () ->
            source.read(
                record -> {
                  thread.require(record);
                  tally.sorter.take(record);
                }));
    return new SourceCheck(source, tally);
  }

  /** The source's name. */
  public String source() {
    return source;
  }

  /** How many records the source had, of whatever kind. */
  public long recordsRead() {
    return recordsRead;
  }

  /** How many records named a recipient once more. */
  public long duplicates() {
    return duplicates;
  }

  /** How many recipients there are in each domain, each counted once. */
  public SortedMap<MailDomain, Long> recipients() {
    return recipients;
  }

  /**
   * Whether the source itself has no recipient. Who is {@link
   * org.hes4j.recipient.Origin#isIncluded() included} whatever it says does not count here.
   */
  public boolean isEmpty() {
    return empty;
  }

  /** How many records have an address in a domain beyond the first 1000. */
  public long inFurtherDomains() {
    return inFurtherDomains;
  }

  /** What was meant as a recipient and is none, complete. */
  public Rejections rejections() {
    return rejections;
  }

  /** How much was recognisably not meant as a recipient, by kind. */
  public SortedMap<String, Long> leftOut() {
    return leftOut;
  }

  /** Counts while the source is read. */
  private static final class Tally {
    private final Map<MailDomain, AddressSet> sets = new HashMap<>();
    private final RecordSorter sorter = new RecordSorter(this::accepted);
    private long duplicates;
    private long inFurtherDomains;
    private boolean empty = true;

    private void accepted(SourceRecord.Address found, EmailAddress address) {
      empty &= found.origin().isIncluded();
      AddressSet set = sets.get(address.domain());
      if (set == null && sets.size() >= DOMAINS) {
        inFurtherDomains++;
        return;
      }
      if (set == null) {
        set = new AddressSet(address.domain());
        sets.put(address.domain(), set);
      }
      if (set.contains(address)) {
        duplicates++;
      } else {
        set.add(Recipient.of(address));
      }
    }

    private SortedMap<MailDomain, Long> counts() {
      SortedMap<MailDomain, Long> counts = new TreeMap<>();
      sets.forEach((domain, set) -> counts.put(domain, (long) set.size()));
      return counts;
    }
  }
}
