package org.hes4j.client.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hes4j.client.http.Transports.call;
import static org.hes4j.client.http.Transports.read;
import static org.hes4j.client.http.Transports.readAll;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hes4j.client.CallDetails;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.HesException;
import org.hes4j.client.HesTimeoutException;
import org.junit.jupiter.api.Test;

/** What closing a transport means for the calls under way in other threads. */
class ClosingTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";

  /** No limit of time ends what these tests wait for. */
  private static HttpTransport transport() {
    return transport(endless -> endless);
  }

  private static HttpTransport transport(UnaryOperator<Transports.Settings> how) {
    return Transports.transport(
        settings ->
            how.apply(settings.readTimeout(Duration.ofHours(1)).totalTimeout(Duration.ofHours(1))));
  }

  private static <T> FutureTask<T> inThread(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "caller");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static ConnectionException failure(FutureTask<?> task) {
    Throwable failure =
        catchThrowableOfType(Exception.class, () -> task.get(20, SECONDS)).getCause();
    assertThat(failure).isInstanceOf(ConnectionException.class);
    return (ConnectionException) failure;
  }

  private static void assertClosedUnderWay(FutureTask<?> task, URI endpoint) {
    ConnectionException failure = failure(task);
    assertThat(failure)
        .hasMessage(
            "test at "
                + endpoint
                + ": the client was closed while the call was under way; it is not known whether"
                + " the service acted on the request, running again is safe");
    assertThat(failure.sent()).isTrue();
    assertThat(failure.call()).map(CallDetails::correlationId).contains("id-1");
  }

  /** A service that says the beginning of an answer and then waits until the client has gone. */
  private static RawServer silent(String beginning, CountDownLatch asked, CountDownLatch gone)
      throws IOException {
    return new RawServer(
        (in, out) -> {
          RawServer.readHead(in);
          RawServer.send(out, beginning);
          asked.countDown();
          if (in.read() < 0) {
            gone.countDown();
          }
        });
  }

  @Test
  void shouldEndACallThatWaitsForAnAnswer() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    try (RawServer server = silent("", asked, gone)) {
      HttpTransport http = transport();
      FutureTask<byte[]> call = inThread(() -> readAll(http, server.uri()));
      assertThat(asked.await(20, SECONDS)).isTrue();

      http.close();

      assertClosedUnderWay(call, server.uri());
      assertThat(gone.await(20, SECONDS)).as("the connection ended").isTrue();
    }
  }

  @Test
  void shouldEndACallThatReadsTheBodyOfItsAnswer() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    CountDownLatch halfRead = new CountDownLatch(1);
    try (RawServer server = silent(HEAD + "abc", new CountDownLatch(1), gone)) {
      HttpTransport http = transport();
      FutureTask<byte[]> call =
          inThread(
              () -> {
                try (HttpAnswer answer = http.send(call(server.uri(), null))) {
                  assertThat(answer.body().readNBytes(3)).asString().isEqualTo("abc");
                  halfRead.countDown();
                  return read(answer);
                }
              });
      assertThat(halfRead.await(20, SECONDS)).isTrue();

      http.close();

      assertClosedUnderWay(call, server.uri());
      assertThat(gone.await(20, SECONDS)).as("the connection ended").isTrue();
    }
  }

  @Test
  void shouldEndACallWhoseRequestIsNotTaken() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            (in, out) -> {
              RawServer.readHead(in);
              asked.countDown();
              over.await();
            })) {
      HttpTransport http = transport();
      BodyWriter endless =
          out -> {
            while (true) {
              out.write(new byte[10_000]);
            }
          };
      FutureTask<HttpAnswer> call = inThread(() -> http.send(call(server.uri(), endless)));
      assertThat(asked.await(20, SECONDS)).isTrue();

      http.close();

      assertClosedUnderWay(call, server.uri());
      over.countDown();
    }
  }

  @Test
  void shouldEndAllCallsAndBeHarmlessTwiceAndFromTwoThreads() throws Exception {
    CountDownLatch asked = new CountDownLatch(4);
    CountDownLatch gone = new CountDownLatch(4);
    try (RawServer server = silent("", asked, gone)) {
      HttpTransport http = transport();
      List<FutureTask<byte[]>> calls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        calls.add(inThread(() -> readAll(http, server.uri())));
      }
      assertThat(asked.await(20, SECONDS)).isTrue();

      FutureTask<?> other = inThread(closing(http));
      http.close();
      other.get(20, SECONDS);
      http.close();

      calls.forEach(call -> assertClosedUnderWay(call, server.uri()));
      assertThat(gone.await(20, SECONDS)).as("the connections ended").isTrue();
    }
  }

  private static Callable<String> closing(HttpTransport http) {
    return () -> {
      http.close();
      return "closed";
    };
  }

  @Test
  void shouldEndInNoOtherWayWhenACallBeginsMeanwhile() throws Exception {
    try (RawServer server =
        new RawServer(
            (in, out) -> {
              while (!RawServer.readHead(in).isEmpty()) {
                RawServer.readToLastChunk(in);
                RawServer.send(out, HEAD + "0123456789");
              }
            })) {
      for (int round = 0; round < 30; round++) {
        CountDownLatch answered = new CountDownLatch(3);
        HttpTransport http = transport();
        List<FutureTask<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          callers.add(inThread(() -> callUntilItFails(http, server.uri(), answered)));
        }
        assertThat(answered.await(20, SECONDS)).isTrue();

        http.close();

        for (FutureTask<Integer> caller : callers) {
          assertThat(failure(caller)).hasMessageContaining("closed while the call was under way");
        }
        assertThat(http.underWay()).isZero();
      }
    }
  }

  private static int callUntilItFails(HttpTransport http, URI endpoint, CountDownLatch answered) {
    while (true) {
      try (HttpAnswer answer = http.send(call(endpoint, out -> out.write(new byte[100_000])))) {
        assertThat(read(answer)).hasSize(10);
      }
      answered.countDown();
    }
  }

  @Test
  void shouldSendNothingAfterwards() throws Exception {
    try (RawServer server = new RawServer((in, out) -> RawServer.readHead(in))) {
      HttpTransport http = transport();
      http.requireOpen();
      http.close();

      assertThatThrownBy(http::requireOpen)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the client is closed");
      ConnectionException failure =
          catchThrowableOfType(ConnectionException.class, () -> readAll(http, server.uri()));
      assertThat(failure)
          .hasMessage(
              "test at "
                  + server.uri()
                  + ": the client was closed while the call was under way; this request was not"
                  + " sent, running again is safe");
      assertThat(failure.sent()).isFalse();
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void shouldKnowACallUntilItsAnswerIsReadOrClosed() throws Exception {
    try (RawServer server = new RawServer(ClosingTest::tenBytes);
        HttpTransport http = transport()) {
      HttpAnswer closed = http.send(call(server.uri(), null));
      try (HttpAnswer read = http.send(call(server.uri(), null))) {
        assertThat(http.underWay()).isEqualTo(2);
        assertThat(read(read)).hasSize(10);
        assertThat(http.underWay()).isEqualTo(1);
      }
      closed.close();
      assertThat(http.underWay()).isZero();
    }
  }

  private static void tenBytes(InputStream in, java.io.OutputStream out) throws IOException {
    RawServer.readHead(in);
    RawServer.send(out, HEAD + "0123456789");
  }

  @Test
  void shouldForgetACallThatFailed() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer mute = new RawServer((in, out) -> over.await());
        RawServer half =
            new RawServer(
                (in, out) -> {
                  RawServer.readHead(in);
                  RawServer.send(out, HEAD + "abc");
                  over.await();
                });
        HttpTransport http = transport(s -> s.readTimeout(Duration.ofMillis(100)))) {
      assertFails(() -> readAll(http, mute.uri()), HesTimeoutException.class);
      assertThat(http.underWay()).isZero();

      try (HttpAnswer answer = http.send(call(half.uri(), null))) {
        assertFails(() -> read(answer), HesTimeoutException.class);
        assertThat(http.underWay()).isZero();
      }
      over.countDown();
    }
  }

  private static void assertFails(ThrowingCallable call, Class<? extends HesException> how) {
    assertThatThrownBy(call).isInstanceOf(how);
  }

  @Test
  void shouldPassOnWhatTheJdksClientCannotBeBuiltFor() throws NoSuchAlgorithmException {
    SSLContext notReady = SSLContext.getInstance("TLS");

    assertThatThrownBy(() -> transport(settings -> settings.sslContext(notReady)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("SSLContext is not initialized");
  }

  /** From Java 21 on a way from here to it would keep it, and what it sent last, for ever. */
  @Test
  void aClosedClientHoldsOnToTheJdksNoLonger() {
    JdkClient client = JdkClient.of(HttpClient.newBuilder());
    assertThat(client.client()).isNotNull();
    client.close();
    assertThatThrownBy(client::client).isInstanceOf(RejectedExecutionException.class);
  }
}
