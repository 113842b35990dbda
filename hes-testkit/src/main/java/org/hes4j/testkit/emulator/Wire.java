package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** How a wire says what it has to say whatever the request was. */
enum Wire {
  SOAP("text/xml; charset=utf-8") {
    @Override
    void deny(HttpExchange exchange) throws IOException {
      SoapFault.denied().send(exchange);
    }

    @Override
    void fail(HttpExchange exchange) throws IOException {
      SoapFault.internal().send(exchange);
    }
  },
  REST("application/json") {
    @Override
    void deny(HttpExchange exchange) throws IOException {
      RestError.denied().send(exchange);
    }

    @Override
    void fail(HttpExchange exchange) throws IOException {
      RestError.internal().send(exchange);
    }
  };

  private final String contentType;

  Wire(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /** Answers 403. */
  abstract void deny(HttpExchange exchange) throws IOException;

  /** Answers 500. */
  abstract void fail(HttpExchange exchange) throws IOException;
}
