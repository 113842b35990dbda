package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts requests, and lets through only those that are for this path and of a method it knows. */
final class RequestFilter extends Filter {
  /** What the RI takes for the WSDL and for the parts that it imports. */
  private static final Pattern DESCRIPTION = Pattern.compile("wsdl|WSDL|(wsdl|xsd)=[0-9]+");

  private final RequestCounter counter;

  RequestFilter(RequestCounter counter) {
    this.counter = counter;
  }

  @Override
  public String description() {
    return "path and method";
  }

  /** Whether a request is for the WSDL or its schema, which anybody may read. */
  static boolean asksForDescription(HttpExchange exchange) {
    @Nullable String query = exchange.getRequestURI().getQuery();
    return exchange.getRequestMethod().equals("GET")
        && query != null
        && DESCRIPTION.matcher(query).matches();
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    counter.countRequest();
    // A context of the server takes every path that begins with its own.
    if (!exchange.getRequestURI().getPath().equals(exchange.getHttpContext().getPath())) {
      refuse(exchange, 404);
    } else if (exchange.getRequestMethod().equals("POST") || asksForDescription(exchange)) {
      chain.doFilter(exchange);
    } else {
      exchange.getResponseHeaders().set("Allow", "POST");
      refuse(exchange, 405);
    }
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    Bodies.drain(exchange.getRequestBody());
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
