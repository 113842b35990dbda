package org.hes4j.sync.report;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.hes4j.sync.report.Chromium.Screen;

/** A page in the browser. */
final class Tab {
  private final DevTools tools;
  private final String session;

  private Tab(DevTools tools, String session) {
    this.tools = tools;
    this.session = session;
  }

  static Tab open(DevTools tools, URI page, Screen screen) throws Exception {
    Object target =
        tools.call("", "Target.createTarget", "{\"url\":\"about:blank\"}").get("targetId");
    Object session =
        tools
            .call("", "Target.attachToTarget", "{\"targetId\":\"" + target + "\",\"flatten\":true}")
            .get("sessionId");
    Tab tab = new Tab(tools, session.toString());
    for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
      tab.call(domain + ".enable", "{}");
    }
    tab.show(screen);
    tab.call("Page.navigate", "{\"url\":\"" + page + "\"}");
    tools.await(tab.session, event -> "Page.loadEventFired".equals(event.get("method")));
    return tab;
  }

  private Map<String, Object> call(String method, String parameters) throws Exception {
    return tools.call(session, method, parameters);
  }

  private void show(Screen screen) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":1,\"mobile\":%s}"
            .formatted(screen.width(), screen.height(), screen.width() < 600));
    call(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"%s\"}]}"
            .formatted(screen.dark() ? "dark" : "light"));
  }

  /** The value of an expression as text. */
  @SuppressWarnings("unchecked")
  String evaluate(String expression) throws Exception {
    String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(expression));
    Map<String, Object> told =
        call("Runtime.evaluate", "{\"returnByValue\":true,\"expression\":\"" + quoted + "\"}");
    Map<String, Object> result = (Map<String, Object>) told.get("result");
    if (told.containsKey("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result);
    }
    return String.valueOf(result.get("value"));
  }

  /** What the page asked the network for, itself included. */
  @SuppressWarnings("unchecked")
  List<String> requests() {
    return tools.events(session).stream()
        .filter(event -> "Network.requestWillBeSent".equals(event.get("method")))
        .map(event -> (Map<String, Object>) event.get("params"))
        .map(event -> ((Map<String, Object>) event.get("request")).get("url").toString())
        .toList();
  }

  /** What the browser had to say against the page, as a breach of its own policy. */
  List<Map<String, Object>> complaints() {
    return tools.events(session).stream()
        .filter(event -> "Log.entryAdded".equals(event.get("method")))
        .toList();
  }

  byte[] print() throws Exception {
    return data(call("Page.printToPDF", "{\"preferCSSPageSize\":true}"));
  }

  byte[] screenshot() throws Exception {
    return data(call("Page.captureScreenshot", "{\"captureBeyondViewport\":true}"));
  }

  private static byte[] data(Map<String, Object> result) {
    return Base64.getDecoder().decode(result.get("data").toString());
  }
}
