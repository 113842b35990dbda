package org.hes4j.sync;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hes4j.benchmarks.SampleRecipients;
import org.hes4j.client.ListDigest;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Addresses into the set of their domain, and out of it. In this package for the set is its own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DedupeBenchmark {
  private static final MailDomain DOMAIN = MailDomain.of(SampleRecipients.DOMAIN);

  /** How many recipients one operation takes. */
  @Param("100000")
  public int recipients;

  private List<Recipient> people = List.of();
  private AddressSet set = new AddressSet(DOMAIN);

  /** Makes the recipients. */
  @Setup
  public void setUp() {
    people =
        IntStream.range(0, recipients)
            .mapToObj(n -> Recipient.of(EmailAddress.of(SampleRecipients.mail(n))))
            .toList();
    set = filled();
  }

  /** All of them once. */
  @Benchmark
  public int distinct() {
    return filled().size();
  }

  /** All of them again, into a set that has them. */
  @Benchmark
  public int duplicates() {
    people.forEach(set::add);
    return set.size();
  }

  /** Sorted and summed up as the service does. */
  @Benchmark
  public ListDigest digest() {
    return filled().digest();
  }

  /** As values again, as they are sent. */
  @Benchmark
  public void values(Blackhole hole) {
    AddressReader reader = set.reader();
    for (int entry = set.first(); entry != AddressSet.NONE; entry = set.after(entry)) {
      hole.consume(reader.recipient(entry));
    }
  }

  private AddressSet filled() {
    AddressSet filled = new AddressSet(DOMAIN);
    people.forEach(filled::add);
    return filled;
  }
}
