package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.validation.Schema;

/** Lets through only messages that are not too large and follow the schema. */
final class MessageFilter extends Filter {
  private final Schema schema;

  MessageFilter(Schema schema) {
    this.schema = schema;
  }

  @Override
  public String description() {
    return "size and schema";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      chain.doFilter(exchange);
      return;
    }
    Optional<byte[]> message = Bodies.read(exchange.getRequestBody());
    if (message.isEmpty()) {
      Bodies.drain(exchange.getRequestBody());
      SoapFault.tooLarge(Bodies.MAX_BYTES).send(exchange);
      return;
    }
    Optional<String> problem = MessageCheck.problem(message.get(), schema);
    if (problem.isPresent()) {
      SoapFault.malformed(problem.get()).send(exchange);
      return;
    }
    exchange.setStreams(new ByteArrayInputStream(message.get()), null);
    chain.doFilter(exchange);
  }
}
