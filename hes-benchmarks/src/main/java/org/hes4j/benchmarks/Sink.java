package org.hes4j.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server on loopback that reads what it is sent to the end and forgets it. SOAP is told that
 * users were added, everything else gets a 204. Thread-safe.
 */
public final class Sink implements AutoCloseable {
  private static final String SOAP_PATH = "/soap";
  private static final byte[] ADDED =
      ("<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>"
              + "<addUsersResponse xmlns=\"urn:hes4j:hes:1\"><result><revision>1</revision>"
              + "<count>1</count><digest>"
              + "0".repeat(64)
              + "</digest><added>0</added><removed>0</removed></result></addUsersResponse>"
              + "</S:Body></S:Envelope>")
          .getBytes(UTF_8);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final AtomicLong lines = new AtomicLong();

  /** Starts on a free port of 127.0.0.1. */
  public Sink() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no sink on 127.0.0.1: " + e.getMessage(), e);
    }
    server.createContext("/", this::swallow);
    server.setExecutor(threads);
    server.start();
  }

  /** Where SOAP messages go. */
  public URI soapUri() {
    return uri().resolve(SOAP_PATH);
  }

  /** The base of REST calls. */
  public URI restUri() {
    return uri().resolve("/api/v1/");
  }

  /** Where anything goes. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** How many line ends have come since the last time this was asked. */
  public long takeLines() {
    return lines.getAndSet(0);
  }

  private void swallow(HttpExchange exchange) throws IOException {
    try (exchange) {
      lines.addAndGet(drain(exchange.getRequestBody()));
      if (exchange.getRequestURI().getPath().equals(SOAP_PATH)) {
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
        exchange.sendResponseHeaders(200, ADDED.length);
        exchange.getResponseBody().write(ADDED);
      } else {
        exchange.sendResponseHeaders(204, -1);
      }
    }
  }

  private static long drain(InputStream body) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long found = 0;
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      for (int i = 0; i < read; i++) {
        if (buffer[i] == '\n') {
          found++;
        }
      }
    }
    return found;
  }

  /** Stops the server. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
