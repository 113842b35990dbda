package org.hes4j.client.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.HesClient;
import org.hes4j.client.http.RawServer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million users travel both ways without standing anywhere as a whole. */
class StreamingTest {
  private static final MailDomain DOMAIN = MailDomain.of("example.com");
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";

  private static RestHesClient.Builder client(URI server) {
    return RestHesClient.builder(server.resolve("/api/v1/"), FakeService.CREDENTIALS)
        .maxAttempts(1);
  }

  @Test
  void shouldGiveTheFirstUserBeforeTheLastIsSent() throws Exception {
    CountDownLatch firstRead = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                (in, out) -> {
                  RawServer.readHead(in);
                  RawServer.send(out, HEAD + "\r\n[{\"emailLocalPart\":\"ann\"}");
                  firstRead.await();
                  RawServer.send(out, ",{\"emailLocalPart\":\"bob\"}]");
                });
        HesClient hes = client(server.uri()).build();
        Stream<Recipient> users = hes.listUsers(DOMAIN)) {
      Iterator<Recipient> iterator = users.iterator();
      assertThat(iterator.next()).hasToString("ann@example.com");
      firstRead.countDown();
      assertThat(iterator.next()).hasToString("bob@example.com");
      assertThat(iterator.hasNext()).isFalse();
    }
  }

  @Test
  void shouldUnpackTheFirstUserBeforeTheLastIsSent() throws Exception {
    CountDownLatch firstRead = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                (in, out) -> {
                  RawServer.readHead(in);
                  RawServer.send(out, HEAD + "Content-Encoding: gzip\r\n\r\n");
                  GZIPOutputStream packing = new GZIPOutputStream(out, true);
                  RawServer.send(packing, "[{\"emailLocalPart\":\"ann\"}");
                  firstRead.await();
                  RawServer.send(packing, "]");
                  packing.finish();
                });
        HesClient hes = client(server.uri()).build();
        Stream<Recipient> users = hes.listUsers(DOMAIN)) {
      Iterator<Recipient> iterator = users.iterator();
      assertThat(iterator.next()).hasToString("ann@example.com");
      firstRead.countDown();
      assertThat(iterator.hasNext()).isFalse();
    }
  }

  @Test
  void shouldNeverHoldMoreThanAPartOfALongList() throws Exception {
    int all = 1_000_000;
    AtomicLong sent = new AtomicLong();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", exchange -> sendMany(exchange, all, sent));
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    long read = 0;
    long mostUnderWay = 0;
    try (HesClient hes = client(uri).build();
        Stream<Recipient> users = hes.listUsers(DOMAIN)) {
      for (Iterator<Recipient> at = users.iterator(); at.hasNext(); at.next()) {
        read++;
        mostUnderWay = Math.max(mostUnderWay, sent.get() - read);
      }
    } finally {
      server.stop(0);
    }
    assertThat(read).isEqualTo(all);
    // What is under way stands in the system's socket buffers, a few megabytes of 250.
    assertThat(mostUnderWay).isLessThan(all / 4);
  }

  private static void sendMany(HttpExchange exchange, int all, AtomicLong sent) throws IOException {
    String name = "n".repeat(200);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < all; i++) {
        String user = "{\"emailLocalPart\":\"u" + i + "\",\"displayName\":\"" + name + "\"}";
        out.write(((i == 0 ? "[" : ",") + user).getBytes(StandardCharsets.UTF_8));
        sent.incrementAndGet();
      }
      out.write(']');
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldWriteUsersInSmallParts(boolean withNames) throws Exception {
    List<Recipient> users =
        IntStream.range(0, 200_000)
            .mapToObj(i -> EmailAddress.of("u" + i + "@example.com"))
            .map(address -> Recipient.of(address, "N"))
            .toList();
    AtomicLong bytes = new AtomicLong();
    AtomicLong largestPart = new AtomicLong();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int one) {
            bytes.incrementAndGet();
          }

          @Override
          public void write(byte[] part, int offset, int length) {
            bytes.addAndGet(length);
            largestPart.accumulateAndGet(length, Math::max);
          }
        };

    UserBodies.users(NonEmpty.<Recipient>of(users).orElseThrow(), withNames).writeTo(out);

    assertThat(bytes.get()).isGreaterThan(5_000_000);
    assertThat(largestPart.get()).isBetween(1L, 16_384L);
  }

  @Test
  void shouldNotCompleteABodyThatCannotBeWritten() {
    StringBuilder written = new StringBuilder();
    AtomicLong failures = new AtomicLong();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            if (written.length() == 10_000 && failures.getAndIncrement() == 0) {
              throw new IOException("disk full");
            }
            written.append((char) one);
          }
        };
    List<Recipient> users =
        IntStream.range(0, 1_000)
            .mapToObj(i -> Recipient.of(EmailAddress.of("u" + i + "@example.com")))
            .toList();

    assertThatThrownBy(
            () -> UserBodies.users(NonEmpty.<Recipient>of(users).orElseThrow(), true).writeTo(out))
        .isInstanceOf(IOException.class);
    assertThat(written.toString()).startsWith("[").doesNotContain("]");
  }

  @Test
  void shouldFreeTheConnectionWhenClosedEarly() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                (in, out) -> {
                  RawServer.readHead(in);
                  RawServer.send(out, HEAD + "\r\n[{\"emailLocalPart\":\"ann\"}");
                  while (in.read() >= 0) {
                    Thread.onSpinWait();
                  }
                  gone.countDown();
                });
        HesClient hes = client(server.uri()).build()) {
      try (Stream<Recipient> users = hes.listUsers(DOMAIN)) {
        assertThat(users.findFirst()).map(Recipient::toString).contains("ann@example.com");
      }
      assertThat(gone.await(60, SECONDS)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 1000\r\n", "Transfer-Encoding: chunked\r\n"})
  void shouldCallAnAnswerCutOffAConnectionError(String framing) throws Exception {
    String body = "[{\"emailLocalPart\":\"ann\"}]";
    String sent =
        framing.startsWith("T") ? Integer.toHexString(body.length()) + "\r\n" + body : body;
    try (RawServer server =
            new RawServer(
                (in, out) -> {
                  RawServer.readHead(in);
                  RawServer.send(out, HEAD + framing + "\r\n" + sent);
                });
        HesClient hes = client(server.uri()).build()) {
      assertThatThrownBy(() -> hes.listUsers(DOMAIN).toList())
          .isInstanceOf(ConnectionException.class);
    }
  }

  @Test
  void shouldNotTakeAContentLengthTooShortForAShorterList() throws Exception {
    String body = "[{\"emailLocalPart\":\"ann\"},{\"emailLocalPart\":\"bob\"}]";
    try (RawServer server =
            new RawServer(
                (in, out) -> {
                  RawServer.readHead(in);
                  RawServer.send(out, HEAD + "Content-Length: 25\r\n\r\n" + body);
                });
        HesClient hes = client(server.uri()).build()) {
      assertThatThrownBy(() -> hes.listUsers(DOMAIN).toList())
          .hasMessageContaining("breaks off before its end");
    }
  }
}
