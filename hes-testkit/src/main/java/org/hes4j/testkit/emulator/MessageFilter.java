package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.validation.Schema;
import org.jspecify.annotations.Nullable;

/** Lets through only messages that are not too large and follow the schema. */
final class MessageFilter extends Filter {
  private static final Pattern SOAP_TYPE =
      Pattern.compile("text/xml\\s*(;|$)", Pattern.CASE_INSENSITIVE);

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
    Optional<PlainBatch> plain = PlainBatchReader.read(message.get());
    Optional<SoapFault> fault = fault(exchange, message.get(), plain.isPresent());
    if (fault.isPresent()) {
      fault.get().send(exchange);
      return;
    }
    exchange.setStreams(held(message.get(), plain), null);
    chain.doFilter(exchange);
  }

  private static InputStream held(byte[] message, Optional<PlainBatch> plain) {
    return plain.isPresent()
        ? new PlainMessage(message, plain.get())
        : new ByteArrayInputStream(message);
  }

  private Optional<SoapFault> fault(HttpExchange exchange, byte[] message, boolean plain) {
    @Nullable String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !SOAP_TYPE.matcher(type).lookingAt()) {
      return Optional.of(SoapFault.otherType());
    }
    return plain
        ? Optional.empty()
        : MessageCheck.problem(message, schema).map(SoapFault::malformed);
  }
}
