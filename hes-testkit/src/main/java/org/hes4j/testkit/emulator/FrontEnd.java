package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers of what stands before a service and does not speak its wire: pages of HTML. */
final class FrontEnd {
  private static final String PAGE =
      "<!DOCTYPE html>\n<html><head><title>%1$s</title></head><body><h1>%1$s</h1>"
          + "<p>The front end answered, not the service.</p></body></html>\n";

  private FrontEnd() {}

  static void answer(HttpExchange exchange, int status) throws IOException {
    byte[] page = PAGE.formatted(status).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  /** Answers 429. */
  static void tooManyRequests(HttpExchange exchange, long retryAfterSeconds) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", Long.toString(retryAfterSeconds));
    answer(exchange, 429);
  }
}
