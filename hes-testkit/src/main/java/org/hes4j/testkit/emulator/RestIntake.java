package org.hes4j.testkit.emulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/**
 * Reads the array of a request, all or nothing. Holds no JSON: each element becomes the bytes of
 * the list at once. For one use.
 */
final class RestIntake {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final RestUserRule rule;
  private final List<Line> lines = new ArrayList<>();

  private RestIntake(MailDomain domain) {
    rule = new RestUserRule(domain);
  }

  private interface Element {
    Line read(JsonParser json) throws IOException, RestError;
  }

  /** The users of a POST or PUT, in any order, as they came. */
  static List<Line> users(MailDomain domain, InputStream body) throws IOException, RestError {
    RestIntake intake = new RestIntake(domain);
    return intake.readAll(body, intake::user);
  }

  /** The local parts of a DELETE, in any order, as they came. */
  static List<Line> localParts(MailDomain domain, InputStream body) throws IOException, RestError {
    RestIntake intake = new RestIntake(domain);
    return intake.readAll(body, intake::localPart);
  }

  private List<Line> readAll(InputStream body, Element element) throws IOException, RestError {
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw RestError.invalidFormat("The body is not a JSON array.");
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        lines.add(element.read(json));
      }
      if (json.nextToken() != null) {
        throw RestError.invalidFormat("Something follows the JSON array.");
      }
    } catch (JsonProcessingException e) {
      throw RestError.invalidFormat("The body is not JSON, behind element " + lines.size() + ".");
    }
    return lines;
  }

  private Line localPart(JsonParser json) throws IOException, RestError {
    return rule.line(lines.size(), text(json, "the element"), "");
  }

  private Line user(JsonParser json) throws IOException, RestError {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("not an object");
    }
    @Nullable String localPart = null;
    String name = "";
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "emailLocalPart" -> localPart = text(json, field);
        case "displayName" -> name = text(json, field);
        default -> throw wrong("a field other than emailLocalPart and displayName");
      }
    }
    if (localPart == null) {
      throw wrong("no emailLocalPart");
    }
    return rule.line(lines.size(), localPart, name);
  }

  private String text(JsonParser json, String what) throws IOException, RestError {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw wrong(what + " is not a string");
    }
    return json.getText();
  }

  private RestError wrong(String problem) {
    return RestError.invalidFormat("Element " + lines.size() + ": " + problem + ".");
  }
}
