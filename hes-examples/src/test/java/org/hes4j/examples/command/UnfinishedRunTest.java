package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.hes4j.client.AuthorizationException;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesException;
import org.hes4j.client.ServiceUnavailableException;
import org.hes4j.client.rest.RestHesClient;
import org.junit.jupiter.api.Test;

/** What is known to have done nothing to a list. */
class UnfinishedRunTest {
  private static HesException denied() {
    return new AuthorizationException("no", null, null);
  }

  /** As the client tells it. */
  private static HesException answered(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "busy".getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/");
    try (HesClient hes =
        RestHesClient.builder(uri, Credentials.of("a", "k")).maxAttempts(1).build()) {
      hes.listDomains();
      throw new AssertionError("nothing failed");
    } catch (HesException e) {
      return e;
    } finally {
      server.stop(0);
    }
  }

  @Test
  void shouldKnowWhatWasRefusedBeforeAnythingWasDone() throws IOException {
    HesException busy = answered(429);
    assertThat(busy).isInstanceOf(ServiceUnavailableException.class);
    assertThat(UnfinishedRun.isRefusedAtOnce(busy)).isTrue();
    HesException again = denied();
    again.addSuppressed(busy);
    assertThat(UnfinishedRun.isRefusedAtOnce(again)).isTrue();
  }

  @Test
  void shouldNotKnowOfWhatAGatewayAnswersNorOfAnAttemptBefore() throws IOException {
    assertThat(UnfinishedRun.isRefusedAtOnce(answered(503))).isFalse();
    assertThat(UnfinishedRun.isRefusedAtOnce(answered(504))).isFalse();
    HesException denied = denied();
    denied.addSuppressed(new ConnectionException("broke", true, null, null));
    assertThat(UnfinishedRun.isRefusedAtOnce(denied)).isFalse();
  }
}
