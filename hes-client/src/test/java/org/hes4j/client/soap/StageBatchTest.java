package org.hes4j.client.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.hes4j.client.ConnectionSettings;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesClientBuilder;
import org.hes4j.client.Utf8Recipients;
import org.hes4j.client.http.HttpTransport;
import org.hes4j.client.http.Retries;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.Recipient;

/** A batch is written by hand: it has to be what the stubs would have written, byte for byte. */
class StageBatchTest {
  private static final String STAGE = "12345678-stage";
  private static final Queue<byte[]> RECEIVED = new ConcurrentLinkedQueue<>();
  private static final Queue<Integer> STATUSES = new ConcurrentLinkedQueue<>();

  private static HttpServer server;
  private static SoapCalls calls;

  @BeforeContainer
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", StageBatchTest::answer);
    server.start();
    new Builder(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/")).build();
  }

  @AfterContainer
  static void stop() {
    calls.close();
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    RECEIVED.add(exchange.getRequestBody().readAllBytes());
    byte[] answer =
        SoapReply.envelope(
                "<appendToStageResponse xmlns=\"urn:hes4j:hes:1\"><status><stage>12345678-stage"
                    + "</stage><batches>1</batches><expiresInSeconds>9</expiresInSeconds></status>"
                    + "</appendToStageResponse>")
            .getBytes(UTF_8);
    Integer status = STATUSES.poll();
    exchange.getResponseHeaders().add("Content-Type", "text/xml;charset=utf-8");
    exchange.sendResponseHeaders(status == null ? 200 : status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /** Keeps what makes calls, for the typed way to the same operation. */
  private static final class Builder extends HesClientBuilder<Builder> {
    Builder(URI endpoint) {
      super(endpoint, Credentials.of("admin", "key"));
      retryDelay(java.time.Duration.ofMillis(1));
    }

    @Override
    protected HesClient build(URI endpoint, Credentials credentials, ConnectionSettings settings) {
      HttpTransport http = new HttpTransport(credentials, settings);
      calls = new SoapCalls(endpoint, credentials, http, new Retries(settings));
      return SoapHesClient.builder(endpoint, credentials).build();
    }
  }

  private static String received() {
    assertThat(RECEIVED).hasSize(1);
    return new String(RECEIVED.remove(), UTF_8);
  }

  private static String typed(List<Recipient> additions, List<EmailAddress> removals) {
    calls.call(
        "appendToStage",
        port ->
            port.appendToStage(
                STAGE, 1, StubValues.recipients(additions), StubValues.addresses(removals)));
    return received();
  }

  private static String written(List<Recipient> additions, List<EmailAddress> removals) {
    new SoapStagedChange(calls, STAGE).append(additions, removals);
    return received();
  }

  @Property(tries = 120)
  void whatIsWrittenIsWhatTheStubsWouldHaveWritten(
      @ForAll("recipients") List<Recipient> additions, @ForAll("recipients") List<Recipient> gone) {
    List<EmailAddress> removals = gone.stream().map(Recipient::address).toList();
    if (additions.isEmpty() && removals.isEmpty()) {
      return;
    }

    assertThat(written(additions, removals)).isEqualTo(typed(additions, removals));
  }

  @Property(tries = 120)
  void theSameIsWrittenOfRecipientsThatAreKeptAsText(
      @ForAll("recipients") List<Recipient> additions) {
    if (additions.isEmpty()) {
      return;
    }
    new SoapStagedChange(calls, STAGE).append(new Texts(additions), List.of());

    assertThat(received()).isEqualTo(typed(additions, List.of()));
  }

  /** Recipients as a compact set hands them over; its values are not to be asked for. */
  private static final class Texts extends AbstractCollection<Recipient> implements Utf8Recipients {
    private final List<Recipient> recipients;

    Texts(List<Recipient> recipients) {
      this.recipients = recipients;
    }

    @Override
    public void forEachInUtf8(Taker taker) throws IOException {
      byte[] bytes = new byte[2000];
      for (Recipient recipient : recipients) {
        byte[] address = recipient.address().toString().getBytes(UTF_8);
        byte[] name = recipient.displayName().orElse("").getBytes(UTF_8);
        System.arraycopy(address, 0, bytes, 0, address.length);
        System.arraycopy(name, 0, bytes, address.length, name.length);
        taker.take(bytes, address.length, address.length + name.length);
      }
    }

    @Override
    public Iterator<Recipient> iterator() {
      throw new AssertionError("values were asked for");
    }

    @Override
    public int size() {
      return recipients.size();
    }
  }

  @Provide
  Arbitrary<List<Recipient>> recipients() {
    Arbitrary<String> atoms =
        Arbitraries.strings()
            .withChars("ab&#'`{z0")
            .withChars('é', 'ж', '字')
            .ofMinLength(1)
            .ofMaxLength(9);
    Arbitrary<String> quoted =
        Arbitraries.strings()
            .withChars("a @.<>&]':")
            .ofMinLength(1)
            .ofMaxLength(8)
            .map(text -> '"' + text + '"');
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .withChars("a<>&\"']]>;é字 \u0085\u00a0\u2028\ufffd")
                .ofMaxLength(12),
            Arbitraries.strings().all().ofMaxLength(12),
            Arbitraries.of(
                "", "😀", "a😀b", "Ann <ann@example.com>", "]]>", "&amp;", "x".repeat(255)));
    return net.jqwik.api.Combinators.combine(Arbitraries.oneOf(atoms, quoted), names)
        .as(StageBatchTest::recipients)
        .list()
        .ofMaxSize(12)
        .map(lists -> lists.stream().flatMap(List::stream).toList());
  }

  private static List<Recipient> recipients(String local, String name) {
    return new AddressNormalizer().normalize(local, MailDomain.of("example.com"))
            instanceof Normalized.Accepted accepted
        ? List.of(Recipient.of(accepted.address(), name))
        : List.of();
  }

  @Example
  void aLargeBatchIsWrittenWhole() {
    List<Recipient> many = new ArrayList<>();
    IntStream.range(0, Batches.LARGEST)
        .mapToObj(i -> "person.number.%05d@example.com".formatted(i))
        .forEach(a -> many.add(Recipient.of(EmailAddress.of(a), a.substring(0, 20))));

    assertThat(written(many, List.of())).isEqualTo(typed(many, List.of()));
  }

  @Example
  void aRepeatedAttemptSendsTheSameAgain() {
    STATUSES.add(503);
    Recipient ann = Recipient.of(EmailAddress.of("ann@example.com"), "Ann & Co");

    new SoapStagedChange(calls, STAGE).append(List.of(ann), List.of());

    assertThat(RECEIVED).hasSize(2);
    String first = new String(RECEIVED.remove(), UTF_8);
    assertThat(received()).isEqualTo(first).contains("<displayName>Ann &amp; Co</displayName>");
  }
}
