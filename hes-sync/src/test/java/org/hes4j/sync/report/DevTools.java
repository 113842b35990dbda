package org.hes4j.sync.report;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Calls and events of the Chrome DevTools Protocol over its web socket. */
final class DevTools implements WebSocket.Listener {
  private static final long PATIENCE_SECONDS = 60;

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Long, CompletableFuture<Map<String, Object>>> answers =
      new ConcurrentHashMap<>();
  private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
  private final Object arrival = new Object();
  private final StringBuilder text = new StringBuilder();
  private WebSocket socket;

  static DevTools connect(URI address) throws Exception {
    DevTools tools = new DevTools();
    tools.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address, tools)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return tools;
  }

  /**
   * Calls a method and waits for its result.
   *
   * @param session of a tab, or empty for the browser itself
   * @param parameters a JSON object
   */
  @SuppressWarnings("unchecked")
  Map<String, Object> call(String session, String method, String parameters) throws Exception {
    long id = ids.incrementAndGet();
    CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
    answers.put(id, answer);
    String of = session.isEmpty() ? "" : ",\"sessionId\":\"" + session + "\"";
    String call =
        "{\"id\":%d,\"method\":\"%s\",\"params\":%s%s}".formatted(id, method, parameters, of);
    socket.sendText(call, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Map<String, Object> told = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!told.containsKey("result")) {
      throw new AssertionError(method + ": " + told);
    }
    return (Map<String, Object>) told.get("result");
  }

  /** What a tab has told so far. */
  List<Map<String, Object>> events(String session) {
    return events.stream().filter(event -> session.equals(event.get("sessionId"))).toList();
  }

  /** Waits until a tab has told something. */
  void await(String session, Predicate<Map<String, Object>> event) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (arrival) {
      while (events(session).stream().noneMatch(event)) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("chromium does not tell what was waited for");
        }
        arrival.wait(left);
      }
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      take(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void take(String message) {
    try {
      Map<String, Object> told = JsonTree.parse(message);
      if (told.get("id") instanceof Long id) {
        answers.getOrDefault(id, new CompletableFuture<>()).complete(told);
        return;
      }
      synchronized (arrival) {
        events.add(told);
        arrival.notifyAll();
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Asks the browser to end. One that does not hear it any more has ended. */
  void close() {
    socket
        .sendText("{\"id\":0,\"method\":\"Browser.close\"}", true)
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .handle((sent, failure) -> failure)
        .join();
    socket.abort();
  }
}
