package org.hes4j.benchmarks.micro;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hes4j.benchmarks.SampleRecipients;
import org.hes4j.benchmarks.Sink;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.rest.RestHesClient;
import org.hes4j.client.soap.SoapHesClient;
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
import org.openjdk.jmh.annotations.TearDown;

/**
 * Recipients onto the wire: one call to a server on loopback that reads the message to its end and
 * does nothing with it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MarshalBenchmark {
  private static final MailDomain DOMAIN = MailDomain.of(SampleRecipients.DOMAIN);
  private static final Credentials ACCOUNT = Credentials.of("admin", "key");

  /** How many recipients one message carries; 10 000 are the most of the SOAP contract. */
  @Param("10000")
  public int recipients;

  private final Sink sink = new Sink();
  private final HesClient soap = SoapHesClient.builder(sink.soapUri(), ACCOUNT).build();
  private final HesClient rest =
      RestHesClient.builder(sink.restUri(), ACCOUNT).batchSize(10_000).build();
  private List<Recipient> people = List.of();

  /** Makes the recipients. */
  @Setup
  public void setUp() {
    people =
        IntStream.range(0, recipients)
            .mapToObj(n -> Recipient.of(EmailAddress.of(SampleRecipients.mail(n))))
            .toList();
  }

  /** Closes the clients and the server. */
  @TearDown
  public void tearDown() {
    soap.close();
    rest.close();
    sink.close();
  }

  /** An {@code addUsers} message of the SOAP contract. */
  @Benchmark
  public ChangeResult soap() {
    return soap.addUsers(DOMAIN, people);
  }

  /** The body of a POST of the REST API. */
  @Benchmark
  public ChangeResult rest() {
    return rest.addUsers(DOMAIN, people);
  }
}
