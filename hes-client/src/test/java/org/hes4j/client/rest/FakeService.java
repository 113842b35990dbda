package org.hes4j.client.rest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.hes4j.client.Credentials;

/** A service on loopback that answers each request as the test says, and remembers them. */
final class FakeService implements AutoCloseable {
  static final Credentials CREDENTIALS = Credentials.of("admin@example.com", "the-secret-key");

  private static final int HANG_UP = 0;

  /**
   * A request that came.
   *
   * @param raw its body, a character for each byte
   */
  record Request(String method, String path, Headers headers, String raw) {
    byte[] bytes() {
      return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    String body() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }

    String line() {
      return method + " " + path + (raw.isEmpty() ? "" : " " + body());
    }

    int users() {
      return raw.isEmpty() ? 0 : body().split(",(?=[\"{])").length;
    }
  }

  /** What to answer. */
  record Reply(int status, String contentType, String body) {}

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  FakeService(Function<Request, Reply> service) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", exchange -> answer(exchange, service));
    server.start();
  }

  private void answer(HttpExchange exchange, Function<Request, Reply> service) throws IOException {
    try (exchange) {
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
      requests.add(request);
      Reply reply = service.apply(request);
      if (reply.status() == HANG_UP) {
        return;
      }
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  static Reply done() {
    return new Reply(204, "application/json", "");
  }

  /** No answer: the connection is closed. */
  static Reply hangUp() {
    return new Reply(HANG_UP, "", "");
  }

  static Reply json(String body) {
    return new Reply(200, "application/json", body);
  }

  static Reply error(int status, String code) {
    String body = "{\"code\":\"%s\",\"message\":\"said so\"}".formatted(code);
    return new Reply(status, "application/json", body);
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/");
  }

  RestHesClient.Builder client() {
    return RestHesClient.builder(baseUrl(), CREDENTIALS).maxAttempts(1);
  }

  List<Request> requests() {
    return requests;
  }

  List<String> lines() {
    return requests.stream().map(Request::line).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
