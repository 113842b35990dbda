package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** HTTP Basic; the description of the service can be read without it. */
final class BasicAuthFilter extends Filter {
  private final BasicCredentials credentials;

  BasicAuthFilter(BasicCredentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public String description() {
    return "HTTP Basic";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if (RequestFilter.asksForDescription(exchange) || credentials.areIn(exchange)) {
      chain.doFilter(exchange);
      return;
    }
    Bodies.drain(exchange.getRequestBody());
    BasicCredentials.demand(exchange);
    SoapFault.authentication().send(exchange);
  }
}
