package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hes4j.recipient.MailDomain;

/**
 * What a request is for.
 *
 * @param domain the domain in the path, or nothing for the list of domains
 */
record RestRoute(Operation operation, Optional<MailDomain> domain) {
  private static final String DOMAINS = "domains";

  /** Finds out. */
  static RestRoute of(HttpExchange exchange) throws RestError {
    String base = exchange.getHttpContext().getPath();
    String[] parts = exchange.getRequestURI().getRawPath().substring(base.length()).split("/", -1);
    String method = exchange.getRequestMethod();
    if (parts.length == 1 && parts[0].equals(DOMAINS)) {
      if (!method.equals("GET")) {
        throw RestError.invalidMethod();
      }
      return new RestRoute(Operation.LIST_DOMAINS, Optional.empty());
    }
    if (parts.length == 3 && parts[0].equals(DOMAINS) && parts[2].equals("users")) {
      return new RestRoute(ofUsers(method), Optional.of(domain(parts[1])));
    }
    throw RestError.notFound("There is nothing under this path.");
  }

  private static Operation ofUsers(String method) throws RestError {
    return switch (method) {
      case "GET" -> Operation.LIST_USERS;
      case "POST" -> Operation.ADD_USERS;
      case "PUT" -> Operation.REPLACE_USERS;
      case "DELETE" -> Operation.DELETE_USERS;
      default -> throw RestError.invalidMethod();
    };
  }

  private static MailDomain domain(String part) throws RestError {
    try {
      // A path knows no + for a blank, and a domain has neither.
      return MailDomain.of(URLDecoder.decode(part, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw RestError.unknownDomain();
    }
  }
}
