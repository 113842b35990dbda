package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.hes4j.client.Credentials;
import org.jspecify.annotations.Nullable;

/** HTTP Basic (RFC 7617); the description of the service can be read without it. */
final class BasicAuthFilter extends Filter {
  private static final String SCHEME = "Basic ";

  private final byte[] expected;

  BasicAuthFilter(Credentials credentials) {
    expected =
        (credentials.username() + ":" + credentials.apiKey()).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String description() {
    return "HTTP Basic";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if (RequestFilter.asksForDescription(exchange)
        || isAccepted(exchange.getRequestHeaders().getFirst("Authorization"))) {
      chain.doFilter(exchange);
      return;
    }
    Bodies.drain(exchange.getRequestBody());
    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"HES\"");
    SoapFault.authentication().send(exchange);
  }

  private boolean isAccepted(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    try {
      byte[] sent = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      return MessageDigest.isEqual(expected, sent);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
