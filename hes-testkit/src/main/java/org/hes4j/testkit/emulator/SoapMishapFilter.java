package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Counts the messages of each operation, and makes those go wrong that are to. */
final class SoapMishapFilter extends Filter {
  private final RequestCounter counter;
  private final MishapMaker mishaps;

  SoapMishapFilter(RequestCounter counter, MishapMaker mishaps) {
    this.counter = counter;
    this.mishaps = mishaps;
  }

  @Override
  public String description() {
    return "scripted mishaps";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Optional<Operation> operation =
        exchange.getRequestMethod().equals("POST")
            ? operation(exchange.getRequestBody())
            : Optional.empty();
    if (operation.isEmpty()) {
      chain.doFilter(exchange);
      return;
    }
    counter.count(operation.get());
    mishaps.run(
        exchange,
        operation.get(),
        (possiblyHeld, mishap) -> {
          if (mishap == Mishap.HALF_DONE) {
            Wire.SOAP.fail(possiblyHeld);
          } else {
            chain.doFilter(possiblyHeld);
          }
        });
  }

  /** The operation of a message that {@link MessageFilter} let pass and holds in memory. */
  private static Optional<Operation> operation(InputStream message) throws IOException {
    if (message instanceof PlainMessage) {
      return Optional.of(Operation.APPEND_TO_STAGE);
    }
    message.mark(Bodies.MAX_BYTES);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try {
      return Operation.ofElement(messageElement(factory.createXMLStreamReader(message)));
    } catch (XMLStreamException e) {
      return Optional.empty();
    } finally {
      message.reset();
    }
  }

  /** The name of the element in the Body. */
  private static String messageElement(XMLStreamReader reader) throws XMLStreamException {
    boolean inBody = false;
    int depth = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamReader.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamReader.START_ELEMENT) {
        depth++;
        if (inBody) {
          return reader.getLocalName();
        }
        inBody = depth == 2 && reader.getLocalName().equals("Body");
      }
    }
    return "";
  }
}
