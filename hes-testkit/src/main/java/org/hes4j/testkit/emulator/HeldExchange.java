package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;

/** An exchange whose answer is held back. Not thread-safe. */
final class HeldExchange extends HttpExchange {
  private final HttpExchange exchange;
  private final Headers headers = new Headers();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status = -1;

  HeldExchange(HttpExchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Sends the answer up to its middle, and ends the connection. Of an answer without a body it
   * sends the head, which then promises more than there is.
   */
  void cutOff() throws IOException {
    exchange.getResponseHeaders().putAll(headers);
    exchange.sendResponseHeaders(status == 204 ? 200 : status, body.size() + 1L);
    exchange.getResponseBody().write(body.toByteArray(), 0, body.size() / 2);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  @Override
  public Headers getResponseHeaders() {
    return headers;
  }

  @Override
  public OutputStream getResponseBody() {
    return body;
  }

  @Override
  public void sendResponseHeaders(int code, long length) {
    status = code;
  }

  @Override
  public int getResponseCode() {
    return status;
  }

  /** Keeps the exchange behind it open. */
  @Override
  public void close() {}

  @Override
  public Headers getRequestHeaders() {
    return exchange.getRequestHeaders();
  }

  @Override
  public URI getRequestURI() {
    return exchange.getRequestURI();
  }

  @Override
  public String getRequestMethod() {
    return exchange.getRequestMethod();
  }

  @Override
  public HttpContext getHttpContext() {
    return exchange.getHttpContext();
  }

  @Override
  public InputStream getRequestBody() {
    return exchange.getRequestBody();
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return exchange.getRemoteAddress();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return exchange.getLocalAddress();
  }

  @Override
  public String getProtocol() {
    return exchange.getProtocol();
  }

  @Override
  public Object getAttribute(String name) {
    return exchange.getAttribute(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    exchange.setAttribute(name, value);
  }

  @Override
  public void setStreams(InputStream in, OutputStream out) {
    exchange.setStreams(in, out);
  }

  @Override
  public HttpPrincipal getPrincipal() {
    return exchange.getPrincipal();
  }
}
