package org.hes4j.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.hes4j.client.http.RawServer;
import org.hes4j.client.rest.RestHesClient;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What closing a client of either binding means for its calls under way. */
class ClosedClientTest {
  private static final MailDomain DOMAIN = MailDomain.of("example.com");
  private static final Credentials CREDENTIALS = Credentials.of("admin", "the-secret-key");
  private static final String UNDER_WAY = ": the client was closed while the call was under way; ";

  private enum Wire {
    SOAP("text/xml"),
    REST("application/json");

    private final String contentType;

    Wire(String contentType) {
      this.contentType = contentType;
    }

    /** A client that would try again, and that no limit of time ends. */
    HesClient client(URI endpoint) {
      return this == SOAP
          ? patient(SoapHesClient.builder(endpoint, CREDENTIALS))
          : patient(RestHesClient.builder(endpoint, CREDENTIALS));
    }

    private static <B extends HesClientBuilder<B>> HesClient patient(B builder) {
      return builder
          .readTimeout(Duration.ofHours(1))
          .totalTimeout(Duration.ofHours(1))
          .maxAttempts(5)
          .build();
    }

    /** The head of an answer and the beginning of its body. */
    String half() {
      String body = this == SOAP ? "<S:Envelope " : "[{\"local";
      return "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: 1000\r\n\r\n%s"
          .formatted(contentType, body);
    }
  }

  /**
   * A service that gives the same answer to every request, and then waits.
   *
   * @param ready is told when it has answered; where the answer ends the connection, when the
   *     client has ended it
   */
  private static RawServer service(String answer, CountDownLatch ready, AtomicInteger requests)
      throws IOException {
    return new RawServer(
        (in, out) -> {
          while (!RawServer.readHead(in).isEmpty()) {
            requests.incrementAndGet();
            RawServer.send(out, answer);
            if (!answer.contains("Connection: close")) {
              ready.countDown();
            }
            // the rest of a request that has a body
            RawServer.readToLastChunk(in);
          }
          ready.countDown();
        });
  }

  private static void assertClosingEndsACall(Wire wire, String answer) throws Exception {
    CountDownLatch ready = new CountDownLatch(1);
    AtomicInteger requests = new AtomicInteger();
    try (RawServer server = service(answer, ready, requests)) {
      HesClient hes = wire.client(server.uri());
      FutureTask<Object> call = new FutureTask<>(() -> hes.listUsers(DOMAIN).toList());
      Thread caller = new Thread(call, "caller");
      caller.setDaemon(true);
      caller.start();
      assertThat(ready.await(20, SECONDS)).isTrue();

      hes.close();

      assertThatThrownBy(() -> call.get(20, SECONDS))
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessageStartingWith("listUsers at " + server.uri().resolve("/"))
          .hasMessageContaining(UNDER_WAY + "it is not known whether the service acted")
          .satisfies(failure -> assertThat(((ConnectionException) failure).sent()).isTrue());
      assertThat(requests).hasValue(1);
      assertThat(hes.retriedCalls()).isEmpty();
      hes.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndACallThatWaitsForAnAnswer(Wire wire) throws Exception {
    assertClosingEndsACall(wire, "");
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndACallThatReadsAnAnswer(Wire wire) throws Exception {
    assertClosingEndsACall(wire, wire.half());
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndACallThatWaitsToBeTriedAgain(Wire wire) throws Exception {
    assertClosingEndsACall(
        wire,
        "HTTP/1.1 503 Not Now\r\nRetry-After: 100\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  }

  @Test
  void shouldEndAListBetweenTwoPagesAsACallUnderWay() throws Exception {
    String body =
        "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>"
            + "<listUsersResponse xmlns=\"urn:hes4j:hes:1\"><page><revision>3</revision>"
            + "<more>true</more><recipient><address>ann@example.com</address></recipient>"
            + "</page></listUsersResponse></S:Body></S:Envelope>";
    String page =
        "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body);
    AtomicInteger requests = new AtomicInteger();
    try (RawServer server = service(page, new CountDownLatch(1), requests)) {
      HesClient hes = Wire.SOAP.client(server.uri());
      Iterator<Recipient> list = hes.listUsers(DOMAIN).iterator();
      assertThat(list.next()).hasToString("ann@example.com");

      hes.close();

      assertThatThrownBy(list::hasNext)
          .isInstanceOf(ConnectionException.class)
          .hasMessage(
              "listUsers at "
                  + server.uri()
                  + UNDER_WAY
                  + "this request was not sent, running again is safe");
      assertThatThrownBy(() -> hes.listUsers(DOMAIN)).isInstanceOf(IllegalStateException.class);
      assertThat(requests).hasValue(1);
    }
  }
}
