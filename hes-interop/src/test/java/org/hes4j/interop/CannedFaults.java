package org.hes4j.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A service that refuses everything with faults that the emulator has no occasion for. */
final class CannedFaults implements AutoCloseable {
  private final HttpServer server;

  private CannedFaults(HttpServer server) {
    this.server = server;
  }

  /** Serves {@code /closed}, to which the account has no right, and {@code /busy}. */
  static CannedFaults start() throws IOException {
    byte[] loopback = {127, 0, 0, 1};
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(loopback), 0), 0);
    server.createContext(
        "/closed", exchange -> answer(exchange, "authorisationFault", "NOT_AUTHORISED", ""));
    server.createContext(
        "/busy",
        exchange ->
            answer(
                exchange,
                "serviceUnavailableFault",
                "SERVICE_UNAVAILABLE",
                "<retryAfterSeconds>7</retryAfterSeconds>"));
    server.start();
    return new CannedFaults(server);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange, String element, String code, String more)
      throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body =
        """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>\
        <faultcode>s:Server</faultcode><faultstring>no</faultstring><detail>\
        <%1$s xmlns="urn:hes4j:hes:1"><code>%2$s</code><message>no</message>%3$s</%1$s>\
        </detail></s:Fault></s:Body></s:Envelope>"""
            .formatted(element, code, more)
            .getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
    exchange.sendResponseHeaders(500, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
