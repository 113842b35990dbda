package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.OptionalLong;

/** The REST front end: who may come in, what a request is for, and how it may end. Thread-safe. */
final class RestHandler implements HttpHandler {
  private final BasicCredentials credentials;
  private final RequestCounter counter;
  private final MishapMaker mishaps;
  private final RestWork work;

  RestHandler(
      BasicCredentials credentials, RequestCounter counter, MishapMaker mishaps, RestWork work) {
    this.credentials = credentials;
    this.counter = counter;
    this.mishaps = mishaps;
    this.work = work;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    counter.countRequest();
    OptionalLong wait = work.retryAfterSeconds();
    if (wait.isPresent()) {
      Bodies.drain(exchange.getRequestBody());
      FrontEnd.tooManyRequests(exchange, wait.getAsLong());
      return;
    }
    try {
      RestRoute route = route(exchange);
      counter.count(route.operation());
      mishaps.run(exchange, route.operation(), (held, mishap) -> answer(held, route, mishap));
    } catch (RestError e) {
      refuse(exchange, e);
    } finally {
      exchange.close();
    }
  }

  private RestRoute route(HttpExchange exchange) throws RestError {
    if (!credentials.areIn(exchange)) {
      BasicCredentials.demand(exchange);
      throw RestError.authentication();
    }
    return RestRoute.of(exchange);
  }

  private void answer(HttpExchange exchange, RestRoute route, Mishap mishap) throws IOException {
    try {
      work.run(exchange, route, mishap);
    } catch (LimitedBody.TooLargeException e) {
      Bodies.drain(exchange.getRequestBody());
      FrontEnd.answer(exchange, 413);
    } catch (RestError e) {
      refuse(exchange, e);
    }
  }

  private static void refuse(HttpExchange exchange, RestError error) throws IOException {
    Bodies.drain(exchange.getRequestBody());
    error.send(exchange);
  }
}
