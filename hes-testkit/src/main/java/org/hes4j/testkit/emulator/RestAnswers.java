package org.hes4j.testkit.emulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import org.hes4j.recipient.MailDomain;

/** Writes what the REST API answers, as it goes. Thread-safe. */
final class RestAnswers {
  private static final JsonFactory JSON = new JsonFactory();

  private final RestSwitches switches;

  RestAnswers(RestSwitches switches) {
    this.switches = switches;
  }

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  static void noContent(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(204, -1);
  }

  void domains(HttpExchange exchange, List<MailDomain> domains) throws IOException {
    array(
        exchange,
        json -> {
          for (MailDomain domain : domains) {
            writeDomain(json, domain);
          }
        });
  }

  private void writeDomain(JsonGenerator json, MailDomain domain) throws IOException {
    if (switches.domainField().isEmpty()) {
      json.writeString(domain.name());
    } else {
      json.writeStartObject();
      json.writeStringField(switches.domainField(), domain.name());
      json.writeEndObject();
    }
  }

  void users(HttpExchange exchange, Roster users) throws IOException {
    if (users.size() == 0 && !switches.emptyListIsArray()) {
      noContent(exchange);
      return;
    }
    long first = switches.isUnordered() ? users.size() / 2 : 0;
    array(
        exchange,
        json -> {
          writeUsers(json, users, first, users.size());
          writeUsers(json, users, 0, first);
        });
  }

  private static void writeUsers(JsonGenerator json, Roster users, long from, long to)
      throws IOException {
    Cursor cursor = users.cursor();
    for (long i = 0; i < to; i++) {
      if (i >= from) {
        writeUser(json, cursor.toEntry());
      }
      cursor.next();
    }
  }

  private static void writeUser(JsonGenerator json, Entry user) throws IOException {
    String address = user.address();
    json.writeStartObject();
    json.writeStringField("emailLocalPart", address.substring(0, address.lastIndexOf('@')));
    if (user.name() != null) {
      json.writeStringField("displayName", user.name());
    }
    json.writeEndObject();
  }

  private static void array(HttpExchange exchange, Body body) throws IOException {
    RestCoding coding = RestCoding.accepted(exchange.getRequestHeaders());
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", Wire.REST.contentType());
    headers.set("Vary", "Accept-Encoding");
    if (coding != RestCoding.IDENTITY) {
      headers.set("Content-Encoding", coding.word());
    }
    exchange.sendResponseHeaders(200, 0);
    try (JsonGenerator json = JSON.createGenerator(coding.packing(exchange.getResponseBody()))) {
      json.writeStartArray();
      body.write(json);
      json.writeEndArray();
    }
  }
}
