package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is answered before the message reaches the service.
 *
 * @param status the HTTP status
 * @param message for people
 * @param code the fault code of an {@code authenticationFault}, or null for a fault without detail
 */
record SoapFault(int status, String message, @Nullable String code) {
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String HES = "urn:hes4j:hes:1";

  /** Missing or wrong credentials. */
  static SoapFault authentication() {
    return new SoapFault(
        401,
        "The account name or the Service Authentication Key is wrong or missing. The console shows"
            + " the key under Administration > Web Services & Tools.",
        "AUTHENTICATION_FAILED");
  }

  /** A message that the service cannot read; SOAP 1.1 sends its faults with status 500. */
  static SoapFault malformed(String problem) {
    return new SoapFault(
        500, "The message does not follow the contract (hes.xsd): " + problem, null);
  }

  /** A message that is too large to be read. */
  static SoapFault tooLarge(long limitBytes) {
    return new SoapFault(
        413, "The message has more than the " + limitBytes + " bytes that are allowed.", null);
  }

  /** A message that is no SOAP 1.1. */
  static SoapFault otherType() {
    return new SoapFault(415, "SOAP 1.1 is spoken here; its Content-Type is text/xml.", null);
  }

  void send(HttpExchange exchange) throws IOException {
    byte[] body = xml();
    exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private byte[] xml() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      out.writeStartDocument("UTF-8", "1.0");
      out.writeStartElement("s", "Envelope", SOAP);
      out.writeNamespace("s", SOAP);
      out.writeStartElement("s", "Body", SOAP);
      out.writeStartElement("s", "Fault", SOAP);
      writeText(out, "", "", "faultcode", "s:Client");
      writeText(out, "", "", "faultstring", message);
      if (code != null) {
        writeDetail(out, code);
      }
      out.writeEndDocument();
      out.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a fault cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private void writeDetail(XMLStreamWriter out, String faultCode) throws XMLStreamException {
    out.writeStartElement("detail");
    out.writeStartElement("h", "authenticationFault", HES);
    out.writeNamespace("h", HES);
    writeText(out, "h", HES, "code", faultCode);
    writeText(out, "h", HES, "message", message);
  }

  private static void writeText(
      XMLStreamWriter out, String prefix, String namespace, String name, String text)
      throws XMLStreamException {
    if (prefix.isEmpty()) {
      out.writeStartElement(name);
    } else {
      out.writeStartElement(prefix, name, namespace);
    }
    out.writeCharacters(text);
    out.writeEndElement();
  }
}
