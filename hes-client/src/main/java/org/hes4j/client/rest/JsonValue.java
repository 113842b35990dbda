package org.hes4j.client.rest;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A short answer, held whole because its form is not known beforehand. Immutable. */
sealed interface JsonValue {
  /** A string. */
  record Text(String text) implements JsonValue {}

  /** A number, as it is spelled. */
  record Digits(String spelled) implements JsonValue {}

  /** True, false or null. */
  record Literal(String name) implements JsonValue {}

  /** An array. */
  record Array(List<JsonValue> elements) implements JsonValue {}

  /** An object; its fields in order. */
  record Fields(Map<String, JsonValue> values) implements JsonValue {}

  /** Reads the whole answer. */
  static JsonValue read(JsonAnswer json) {
    JsonValue value = read(json, json.next());
    json.requireEnd();
    return value;
  }

  private static JsonValue read(JsonAnswer json, @Nullable JsonToken token) {
    if (token == null) {
      throw json.unexpected("nothing at all");
    }
    return switch (token) {
      case VALUE_STRING -> new Text(json.text());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Digits(json.text());
      case START_ARRAY -> array(json);
      case START_OBJECT -> object(json);
      default -> new Literal(json.text());
    };
  }

  private static JsonValue array(JsonAnswer json) {
    List<JsonValue> elements = new ArrayList<>();
    for (JsonToken at = json.next(); at != JsonToken.END_ARRAY; at = json.next()) {
      elements.add(read(json, at));
    }
    return new Array(elements);
  }

  private static JsonValue object(JsonAnswer json) {
    Map<String, JsonValue> values = new LinkedHashMap<>();
    while (json.next() == JsonToken.FIELD_NAME) {
      String name = json.text();
      if (values.put(name, read(json, json.next())) != null) {
        throw json.unexpected("an object that has a field twice");
      }
    }
    return new Fields(values);
  }

  /** What it is made of, without its texts and numbers. */
  default String form() {
    if (this instanceof Array array) {
      int size = array.elements().size();
      return size == 0
          ? "an empty array"
          : "an array of " + size + ", the first of them " + array.elements().get(0).form();
    }
    if (this instanceof Fields fields) {
      return fields.values().entrySet().stream()
          .map(field -> field.getKey() + " (" + field.getValue().form() + ")")
          .collect(Collectors.joining(", ", "an object with the fields ", ""));
    }
    return this instanceof Text ? "text" : this instanceof Digits ? "number" : "literal";
  }
}
