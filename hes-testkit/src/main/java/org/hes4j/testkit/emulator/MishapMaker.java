package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Makes requests go wrong. Thread-safe. */
final class MishapMaker implements AutoCloseable {
  private static final byte[] GARBAGE = {'}', '<', '\0', (byte) 0xFE, '[', '"'};

  private final CountDownLatch closed = new CountDownLatch(1);
  private final MishapScript script;
  private final Wire wire;

  MishapMaker(MishapScript script, Wire wire) {
    this.script = script;
    this.wire = wire;
  }

  /** What a request asks for: reads it, does it, and answers. */
  interface Work {
    void run(HttpExchange exchange, Mishap mishap) throws IOException;
  }

  /**
   * Does a request, or makes it go wrong.
   *
   * @param work is called only for a mishap by which something is done; with {@link
   *     Mishap#HALF_DONE} it has to keep to that itself
   */
  void run(HttpExchange exchange, Operation operation, Work work) throws IOException {
    Mishap mishap = script.next(operation);
    switch (mishap) {
      case NONE, HALF_DONE -> work.run(exchange, mishap);
      case ANSWER_LOST, ANSWER_CUT_OFF, GATEWAY_TIMEOUT -> {
        HeldExchange held = new HeldExchange(exchange);
        work.run(held, mishap);
        spoil(exchange, mishap, held);
      }
      default -> {
        Bodies.drain(exchange.getRequestBody());
        answerInstead(exchange, mishap);
      }
    }
  }

  private static void spoil(HttpExchange exchange, Mishap mishap, HeldExchange held)
      throws IOException {
    switch (mishap) {
      case ANSWER_CUT_OFF -> held.cutOff();
      case GATEWAY_TIMEOUT -> FrontEnd.answer(exchange, 504);
      default -> exchange.close();
    }
  }

  private void answerInstead(HttpExchange exchange, Mishap mishap) throws IOException {
    switch (mishap) {
      case DENIED -> wire.deny(exchange);
      case INTERNAL_ERROR -> wire.fail(exchange);
      case TOO_MANY_REQUESTS -> FrontEnd.tooManyRequests(exchange, 1);
      case BAD_GATEWAY -> FrontEnd.answer(exchange, 502);
      case UNAVAILABLE -> FrontEnd.answer(exchange, 503);
      case HTML_PAGE -> FrontEnd.answer(exchange, 200);
      case EMPTY_ANSWER -> answer(exchange, new byte[0]);
      case GARBAGE -> answer(exchange, GARBAGE);
      case SILENCE -> awaitClose();
      default -> {
        // The connection ends below, which is all there is to CONNECTION_CLOSED.
      }
    }
    // Ends the connection where no answer was begun.
    exchange.close();
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", wire.contentType());
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends every silence. */
  @Override
  public void close() {
    closed.countDown();
  }
}
