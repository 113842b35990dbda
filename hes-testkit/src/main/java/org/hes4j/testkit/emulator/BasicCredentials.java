package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.hes4j.client.Credentials;
import org.jspecify.annotations.Nullable;

/** The account as HTTP Basic sends it (RFC 7617). Immutable. */
final class BasicCredentials {
  private static final String SCHEME = "Basic ";

  private final byte[] expected;

  BasicCredentials(Credentials credentials) {
    expected =
        (credentials.username() + ":" + credentials.apiKey()).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a request comes from the account. */
  boolean areIn(HttpExchange exchange) {
    @Nullable String header = exchange.getRequestHeaders().getFirst("Authorization");
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

  /** Says in an answer what is expected. */
  static void demand(HttpExchange exchange) {
    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"HES\"");
  }
}
