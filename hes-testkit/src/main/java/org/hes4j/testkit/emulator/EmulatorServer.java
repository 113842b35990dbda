package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import jakarta.xml.ws.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hes4j.client.Credentials;

/** The HTTP server of an emulator, on loopback. Thread-safe. */
final class EmulatorServer implements AutoCloseable {
  static final String SOAP_PATH = "/hes/soap";

  static final String REST_PATH = "/api/v1/";

  private static final int THREADS = 16;
  private static final int WAITING = 256;

  private final RequestCounter counter = new RequestCounter();
  private final ThreadPoolExecutor executor;
  private final HttpServer server;
  private final MishapScript script = new MishapScript();
  private final List<MishapMaker> mishaps = new ArrayList<>();
  private final Endpoint soap;

  EmulatorServer(int port, Credentials credentials, AccountState account, RestWork rest) {
    server = listen(port);
    executor = executor(server.getAddress().getPort());
    server.setExecutor(executor);
    BasicCredentials expected = new BasicCredentials(credentials);
    soap = publishSoap(expected, account);
    server.createContext(REST_PATH, new RestHandler(expected, counter, mishaps(Wire.REST), rest));
    server.start();
  }

  private Endpoint publishSoap(BasicCredentials expected, AccountState account) {
    HttpContext context = server.createContext(SOAP_PATH);
    context
        .getFilters()
        .addAll(
            List.of(
                new RequestFilter(counter),
                new BasicAuthFilter(expected),
                new MessageFilter(Contract.relaxedSchema()),
                new SoapMishapFilter(counter, mishaps(Wire.SOAP)),
                new PlainBatchFilter(account)));
    return SoapService.publish(new SoapEndpoint.Port(account), context);
  }

  private MishapMaker mishaps(Wire wire) {
    MishapMaker maker = new MishapMaker(script, wire);
    mishaps.add(maker);
    return maker;
  }

  private static HttpServer listen(int port) {
    // Without it the server's classes, once loaded, send header and body apart, and on loopback
    // each answer waits 40 ms for an acknowledgement. Whoever has set it knows better.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
    try {
      byte[] loopback = {127, 0, 0, 1};
      return HttpServer.create(
          new InetSocketAddress(InetAddress.getByAddress(loopback), port), WAITING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on 127.0.0.1:" + port + " (" + e.getMessage() + "); 0 takes a free port",
          e);
    }
  }

  private static ThreadPoolExecutor executor(int port) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> new Thread(task, "hes-emulator-" + port + "-" + number.incrementAndGet()),
            // The thread that accepts requests lends a hand, and so accepts no more meanwhile.
            new ThreadPoolExecutor.CallerRunsPolicy());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  int port() {
    return server.getAddress().getPort();
  }

  MishapScript script() {
    return script;
  }

  RequestCounts requests() {
    return counter.counts();
  }

  /** Stops at once; a request under way may stay without an answer. */
  @Override
  public void close() {
    mishaps.forEach(MishapMaker::close);
    soap.stop();
    server.stop(0);
    executor.shutdownNow();
  }
}
