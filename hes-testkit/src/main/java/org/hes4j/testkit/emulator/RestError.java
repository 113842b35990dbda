package org.hes4j.testkit.emulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** An error of the REST API, with a code that the vendor documents. The message is our own. */
final class RestError extends Exception {
  private static final long serialVersionUID = 1L;
  private static final JsonFactory JSON = new JsonFactory();

  private final int status;
  private final String code;

  private RestError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static RestError invalidMethod() {
    return new RestError(400, "InvalidMethod", "The method is not supported here.");
  }

  static RestError invalidFormat(String problem) {
    return new RestError(400, "InvalidFormat", problem + " Nothing was done.");
  }

  static RestError illegalCharacter(String problem) {
    return new RestError(400, "IllegalCharacter", problem + " Nothing was done.");
  }

  static RestError authentication() {
    return new RestError(
        401, "AuthenticationMissingOrInvalid", "The account name or the key is wrong or missing.");
  }

  static RestError denied() {
    return new RestError(403, "AuthorizationRequestDenied", "The account may not do that.");
  }

  static RestError notFound(String what) {
    return new RestError(404, "ResourceNotAvailable", what);
  }

  static RestError unknownDomain() {
    return notFound("The domain is none of the account's.");
  }

  static RestError internal() {
    return new RestError(500, "InternalServerError", "The service failed.");
  }

  void send(HttpExchange exchange) throws IOException {
    byte[] body = json();
    exchange.getResponseHeaders().set("Content-Type", Wire.REST.contentType());
    boolean bodiless = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }

  private byte[] json() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("code", code);
      json.writeStringField("message", getMessage());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
