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
 * @param party whose fault it is, in SOAP 1.1's words
 * @param message for people
 * @param detail a fault of the contract, or null
 */
record SoapFault(int status, String party, String message, @Nullable Detail detail) {
  private static final String CLIENT = "s:Client";
  private static final String SERVER = "s:Server";
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String HES = "urn:hes4j:hes:1";

  /** Missing or wrong credentials. */
  static SoapFault authentication() {
    return new SoapFault(
        401,
        CLIENT,
        "The account name or the Service Authentication Key is wrong or missing. The console shows"
            + " the key under Administration > Web Services & Tools.",
        new Detail("authenticationFault", "AUTHENTICATION_FAILED"));
  }

  /** An account that may not do that. */
  static SoapFault denied() {
    return new SoapFault(
        403,
        CLIENT,
        "The account may not do that.",
        new Detail("authorisationFault", "NOT_AUTHORISED"));
  }

  /** A defect of the service. */
  static SoapFault internal() {
    return new SoapFault(500, SERVER, "The service failed.", null);
  }

  private static SoapFault plain(int status, String message) {
    return new SoapFault(status, CLIENT, message, null);
  }

  /** A message that the service cannot read; SOAP 1.1 sends its faults with status 500. */
  static SoapFault malformed(String problem) {
    return plain(500, "The message does not follow the contract (hes.xsd): " + problem);
  }

  /** A message that is too large to be read. */
  static SoapFault tooLarge(long limitBytes) {
    return plain(413, "The message has more than the " + limitBytes + " bytes that are allowed.");
  }

  /** A message that is no SOAP 1.1. */
  static SoapFault otherType() {
    return plain(415, "SOAP 1.1 is spoken here; its Content-Type is text/xml.");
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
      writeText(out, "", "", "faultcode", party);
      writeText(out, "", "", "faultstring", message);
      if (detail != null) {
        detail.write(out, message);
      }
      out.writeEndDocument();
      out.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a fault cannot be written", e);
    }
    return bytes.toByteArray();
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

  /**
   * A fault of the contract.
   *
   * @param element the name of its element
   */
  record Detail(String element, String code) {
    void write(XMLStreamWriter out, String message) throws XMLStreamException {
      out.writeStartElement("detail");
      out.writeStartElement("h", element, HES);
      out.writeNamespace("h", HES);
      writeText(out, "h", HES, "code", code);
      writeText(out, "h", HES, "message", message);
    }
  }
}
