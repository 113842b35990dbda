package org.hes4j.testkit.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.testkit.emulator.Ports.COM_DOMAIN;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.hes4j.client.StageBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which batches are done without the RI; a recorder stands in its place. */
class PlainBatchFilterTest {
  private static final String STAGE = "stage-0001";

  private final SetClock clock = new SetClock();
  private final AccountState account =
      new AccountState(List.of(COM_DOMAIN), new Limits(10, 10, Duration.ofMinutes(10), 2), clock);
  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> passedOn = new LinkedBlockingQueue<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    account.beginStage(COM_DOMAIN, STAGE, StageBase.NOTHING, 0);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HttpContext context =
        server.createContext(
            "/",
            exchange -> {
              passedOn.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
              exchange.sendResponseHeaders(202, -1);
              exchange.close();
            });
    context.getFilters().add(new MessageFilter(Contract.relaxedSchema()));
    context.getFilters().add(new PlainBatchFilter(account));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static String message(String stage, int number, String... addresses) {
    return PlainMessages.message(
        stage, Integer.toString(number), PlainMessages.additions(addresses));
  }

  private HttpResponse<String> post(String message, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .POST(BodyPublishers.ofString(message));
    headers.forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String message) throws IOException, InterruptedException {
    return post(message, PlainMessages.HEADERS);
  }

  private int batches() {
    return account.beginStage(COM_DOMAIN, STAGE, StageBase.NOTHING, 0).batches();
  }

  @Test
  void aPlainBatchIsDoneWithoutTheRi() throws Exception {
    HttpResponse<String> first = post(message(STAGE, 1, "a@example.com"));
    HttpResponse<String> second = post(message(STAGE, 2, "b@example.com"));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.body()).contains("<batches>2</batches>");
    assertThat(passedOn).isEmpty();
    assertThat(batches()).isEqualTo(2);
  }

  @Test
  void aBatchThatFailsIsPassedOnWholeForItsFault() throws Exception {
    List<String> failing =
        List.of(
            message(STAGE, 3, "a@example.com"),
            message("stage-0002", 1, "a@example.com"),
            message(STAGE, 1, "a@example.org"),
            message(STAGE, 1, Ports.addresses(0, 11).toArray(String[]::new)));

    for (String message : failing) {
      assertThat(post(message).statusCode()).isEqualTo(202);
    }

    assertThat(passedOn).containsExactlyElementsOf(failing);
    assertThat(batches()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "é", "&amp;"})
  void aBatchThatDiffersByACharacterIsPassedOnWhole(String piece) throws Exception {
    String other =
        piece.isBlank()
            ? message(STAGE, 1, "a@example.com").replace("<batch>", " <batch>")
            : message(STAGE, 1, piece + "@example.com");

    assertThat(post(other).statusCode()).isEqualTo(202);

    assertThat(passedOn).containsExactly(other);
    assertThat(batches()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: application/fastinfoset",
        "Accept: text/xml, application/fastinfoset",
        "Accept: text/html",
        "Content-Type: text/xml; charset=utf-16",
        "Content-Type: text/xml"
      })
  void aBatchThatComesAsTheClientSendsNoneIsPassedOn(String header) throws Exception {
    String[] parts = header.split(": ", 2);
    Map<String, String> headers = new HashMap<>(PlainMessages.HEADERS);
    headers.put(parts[0], parts[1]);
    String message = message(STAGE, 1, "a@example.com");

    assertThat(post(message, headers).statusCode()).isEqualTo(202);

    assertThat(passedOn).containsExactly(message);
    assertThat(batches()).isZero();
  }

  @Test
  void aBatchWithoutTheHeaderThatAsksForTextIsPassedOn() throws Exception {
    String message = message(STAGE, 1, "a@example.com");

    post(message, Map.of("Content-Type", "text/xml; charset=utf-8"));

    assertThat(passedOn).containsExactly(message);
  }
}
