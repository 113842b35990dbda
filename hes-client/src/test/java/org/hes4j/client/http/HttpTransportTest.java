package org.hes4j.client.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hes4j.client.http.Transports.call;
import static org.hes4j.client.http.Transports.readAll;
import static org.hes4j.client.http.Transports.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.HesException;
import org.hes4j.client.HesTimeoutException;
import org.hes4j.client.ProtocolException;
import org.junit.jupiter.api.Test;

/** The limits of the transport against servers that misbehave. */
class HttpTransportTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n";

  @Test
  void shouldLeaveNeitherThreadsNorConnectionsBehindWhenItIsClosed() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                (in, out) -> {
                  RawServer.readHead(in);
                  RawServer.send(out, OK + "Content-Length: 2\r\n\r\nok");
                  assertThat(in.read()).isEqualTo(-1);
                  ended.countDown();
                });
        HttpTransport other = transport(settings -> settings)) {
      Set<Thread> before = Thread.getAllStackTraces().keySet();
      HttpTransport http = transport(settings -> settings);
      assertThat(readAll(http, server.uri())).hasSize(2);
      Set<Thread> used = new HashSet<>(Thread.getAllStackTraces().keySet());
      used.removeAll(before);
      used.removeIf(thread -> thread.getName().equals("raw-server"));
      assertThat(used).hasSizeGreaterThan(1);

      http.close();

      assertThat(ended.await(10, SECONDS)).isTrue();
      for (Thread thread : used) {
        thread.join(10_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
      assertThat(readAll(other, server.uri())).hasSize(2);
    }
  }

  @Test
  void shouldReadABodyInManyParts() throws Exception {
    String body = "abcdefghij".repeat(100_000);
    try (RawServer server =
            new RawServer(
                (in, out) -> {
                  RawServer.readHead(in);
                  RawServer.send(out, OK + "Content-Length: " + body.length() + "\r\n\r\n" + body);
                });
        HttpTransport http = transport(b -> b)) {
      assertThat(readAll(http, server.uri())).asString(StandardCharsets.UTF_8).isEqualTo(body);
    }
  }

  @Test
  void shouldEndATrickledAnswerAtTheTotalTimeLimit() throws Exception {
    try (RawServer server = new RawServer(HttpTransportTest::trickle);
        HttpTransport http =
            transport(
                b -> b.totalTimeout(Duration.ofMillis(400)).readTimeout(Duration.ofSeconds(60)))) {
      HesTimeoutException failure =
          catchThrowableOfType(HesTimeoutException.class, () -> readAll(http, server.uri()));
      assertThat(failure)
          .hasMessageContaining("test at http://127.0.0.1")
          .hasMessageContaining("total time limit (not whole after PT0.4S)");
    }
  }

  /** A byte now and then, for ever: never silent for long, never done. */
  private static void trickle(InputStream in, java.io.OutputStream out) throws Exception {
    RawServer.readHead(in);
    RawServer.send(out, OK + "Content-Length: 1000000\r\n\r\n");
    CountDownLatch never = new CountDownLatch(1);
    while (!never.await(10, java.util.concurrent.TimeUnit.MILLISECONDS)) {
      RawServer.send(out, "x");
    }
  }

  @Test
  void shouldEndASilenceInTheBodyAtTheReadTimeLimit() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                (in, out) -> {
                  RawServer.readHead(in);
                  RawServer.send(out, OK + "Content-Length: 10\r\n\r\nabc");
                  over.await();
                });
        HttpTransport http = transport(b -> b.readTimeout(Duration.ofMillis(200)))) {
      assertThatThrownBy(() -> readAll(http, server.uri()))
          .isInstanceOf(HesTimeoutException.class)
          .hasMessageContaining("fell silent (no byte for PT0.2S)");
      over.countDown();
    }
  }

  @Test
  void shouldEndASilenceBeforeTheAnswerAtTheReadTimeLimit() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server = new RawServer((in, out) -> over.await());
        HttpTransport http = transport(b -> b.readTimeout(Duration.ofMillis(200)))) {
      assertThatThrownBy(() -> readAll(http, server.uri()))
          .isInstanceOf(HesTimeoutException.class)
          .hasMessageContaining("fell silent (no answer for PT0.2S)");
      over.countDown();
    }
  }

  @Test
  void shouldEndAnEndlessAnswerAtTheByteLimit() throws Exception {
    try (RawServer server = new RawServer(HttpTransportTest::flood);
        HttpTransport http = transport(b -> b.maxAnswerBytes(100_000))) {
      assertThatThrownBy(() -> readAll(http, server.uri()))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("larger than allowed (more than 100000 bytes)");
    }
  }

  private static void flood(InputStream in, java.io.OutputStream out) throws Exception {
    RawServer.readHead(in);
    RawServer.send(out, OK + "Transfer-Encoding: chunked\r\n\r\n");
    String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
    while (true) {
      RawServer.send(out, chunk);
    }
  }

  @Test
  void shouldCallAnAnswerCutOffAConnectionError() throws Exception {
    try (RawServer server =
            new RawServer(
                (in, out) -> {
                  RawServer.readHead(in);
                  RawServer.send(out, OK + "Content-Length: 10\r\n\r\nabc");
                });
        HttpTransport http = transport(b -> b)) {
      ConnectionException failure =
          catchThrowableOfType(ConnectionException.class, () -> readAll(http, server.uri()));
      assertThat(failure.sent()).isTrue();
      assertThat(failure).hasMessageContaining("the connection broke");
    }
  }

  @Test
  void shouldSendTheBodyWhileItIsWritten() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                (in, out) -> {
                  RawServer.readHead(in);
                  in.read();
                  arrived.countDown();
                  RawServer.readToLastChunk(in);
                  RawServer.send(out, OK + "Content-Length: 0\r\n\r\n");
                });
        HttpTransport http = transport(b -> b)) {
      BodyWriter writer =
          out -> {
            out.write(new byte[1 << 20]);
            await(arrived);
            out.write(new byte[1 << 20]);
          };
      try (HttpAnswer answer = http.send(call(server.uri(), writer))) {
        assertThat(answer.status()).isEqualTo(200);
      }
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(20, SECONDS)) {
        throw new IOException("nothing of the body has arrived: it was held back");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static final String TOO_LARGE =
      "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private static void large(java.io.OutputStream out) throws IOException {
    for (int i = 0; i < 10_000; i++) {
      out.write(new byte[10_000]);
    }
  }

  @Test
  void shouldSeeAnAnswerSentBeforeTheBodyByAServiceThatTakesTheRest() throws Exception {
    try (RawServer server =
            new RawServer(
                (in, out) -> {
                  RawServer.readHead(in);
                  RawServer.send(out, TOO_LARGE);
                  RawServer.readToLastChunk(in);
                });
        HttpTransport http = transport(b -> b);
        HttpAnswer answer = http.send(call(server.uri(), HttpTransportTest::large))) {
      assertThat(answer.status()).isEqualTo(413);
    }
  }

  @Test
  void shouldNameTheLikelyReasonWhenTheServiceHangsUpInTheBody() throws Exception {
    try (RawServer server = new RawServer((in, out) -> RawServer.readHead(in));
        HttpTransport http = transport(b -> b)) {
      assertThatThrownBy(() -> http.send(call(server.uri(), HttpTransportTest::large)))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("while the request was being sent")
          .hasMessageContaining("too large");
    }
  }

  @Test
  void shouldEndAnUploadThatIsNotTakenAtTheTotalTimeLimit() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                (in, out) -> {
                  RawServer.readHead(in);
                  over.await();
                });
        HttpTransport http = transport(b -> b.totalTimeout(Duration.ofMillis(500)))) {
      BodyWriter endless =
          out -> {
            while (true) {
              out.write(new byte[10_000]);
            }
          };
      assertThatThrownBy(() -> http.send(call(server.uri(), endless)))
          .isInstanceOf(HesTimeoutException.class)
          .hasMessageContaining("not taken within PT0.5S");
      over.countDown();
    }
  }

  @Test
  void shouldPassOnTheWritersFailure() throws Exception {
    try (RawServer server = new RawServer((in, out) -> RawServer.readToLastChunk(in));
        HttpTransport http = transport(b -> b)) {
      BodyWriter broken =
          out -> {
            throw new IllegalArgumentException("the writer's own");
          };
      assertThatThrownBy(() -> http.send(call(server.uri(), broken)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the writer's own");
    }
  }

  @Test
  void shouldSayThatNobodyListens() throws Exception {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    try (HttpTransport http = transport(b -> b)) {
      URI nobody = URI.create("http://127.0.0.1:" + port + "/");
      ConnectionException failure =
          catchThrowableOfType(ConnectionException.class, () -> readAll(http, nobody));
      assertThat(failure.sent()).isFalse();
      assertThat(failure).hasMessageContaining("the connection was refused");
    }
  }

  @Test
  void shouldSayThatTheHostIsNotKnown() {
    try (HttpTransport http = transport(b -> b)) {
      URI nowhere = URI.create("http://no-such-host.invalid/");
      assertThatThrownBy(() -> readAll(http, nowhere))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("the host no-such-host.invalid is not known");
    }
  }

  @Test
  void shouldEndAtAnInterruptAndKeepTheFlag() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server = new RawServer((in, out) -> over.await());
        HttpTransport http = transport(b -> b)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> readAll(http, server.uri())).isInstanceOf(HesException.class);
      assertThat(Thread.interrupted()).isTrue();
      over.countDown();
    }
  }
}
