package org.hes4j.sync.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/** Writes and reads one line of the history. */
final class HistoryJson {
  private static final int SCHEMA = 1;

  /** What is not ASCII is escaped, so that a line stays a line for every tool. */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private HistoryJson() {}

  static String write(HistoryEntry entry) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("schema", SCHEMA);
      json.writeStringField("run", entry.run());
      json.writeStringField("started", entry.started().toString());
      json.writeNumberField("durationMillis", entry.duration().toMillis());
      json.writeStringField("mode", entry.mode());
      json.writeStringField("outcome", name(entry.outcome()));
      json.writeStringField("written", name(entry.written()));
      json.writeStringField("failure", entry.failure().orElse(null));
      json.writeStringField("message", entry.message().orElse(null));
      json.writeBooleanField("backup", entry.backup());
      json.writeStringField("restores", entry.restores().orElse(null));
      json.writeNumberField("rejected", entry.rejected());
      json.writeArrayFieldStart("domains");
      for (HistoryEntry.Change change : entry.domains()) {
        change(json, change);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void change(JsonGenerator json, HistoryEntry.Change change) throws IOException {
    json.writeStartObject();
    json.writeStringField("domain", change.domain().name());
    json.writeNumberField("before", change.before());
    json.writeNumberField("after", change.after());
    json.writeNumberField("added", change.added());
    json.writeNumberField("removed", change.removed());
    json.writeEndObject();
  }

  /**
   * Reads a line.
   *
   * @throws IOException when it is no JSON
   * @throws RuntimeException when it is no entry
   */
  static HistoryEntry read(String line) throws IOException {
    try (JsonParser json = JSON.createParser(line)) {
      require(json.nextToken() == JsonToken.START_OBJECT);
      List<HistoryEntry.Change> domains = new ArrayList<>();
      Map<String, String> fields = new HashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("domains") && json.currentToken() == JsonToken.START_ARRAY) {
          changes(json, domains);
        } else {
          scalar(json, name, fields);
        }
      }
      require(json.currentToken() == JsonToken.END_OBJECT);
      return entry(fields, domains);
    }
  }

  private static void changes(JsonParser json, List<HistoryEntry.Change> domains)
      throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> fields = new HashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        scalar(json, name, fields);
      }
      domains.add(
          new HistoryEntry.Change(
              MailDomain.of(text(fields, "domain")),
              number(fields, "before"),
              number(fields, "after"),
              number(fields, "added"),
              number(fields, "removed")));
    }
  }

  private static void scalar(JsonParser json, String name, Map<String, String> fields)
      throws IOException {
    if (json.currentToken().isStructStart()) {
      json.skipChildren();
    } else if (json.currentToken() != JsonToken.VALUE_NULL) {
      fields.put(name, json.getText());
    }
  }

  private static HistoryEntry entry(Map<String, String> fields, List<HistoryEntry.Change> domains) {
    require(RunId.parse(text(fields, "run")).isPresent());
    return HistoryEntry.builder(text(fields, "run"), Instant.parse(text(fields, "started")))
        .duration(Duration.ofMillis(number(fields, "durationMillis")))
        .mode(text(fields, "mode"))
        .ended(
            HistoryEntry.Outcome.valueOf(constant(fields, "outcome")),
            HistoryEntry.Written.valueOf(constant(fields, "written")))
        .failure(fields.get("failure"), fields.get("message"))
        .backup(text(fields, "backup").equals("true"))
        .restores(fields.get("restores"))
        .rejected(number(fields, "rejected"))
        .domains(domains)
        .build();
  }

  private static String text(Map<String, String> fields, String name) {
    @Nullable String value = fields.get(name);
    require(value != null);
    return value == null ? "" : value;
  }

  private static long number(Map<String, String> fields, String name) {
    return Long.parseLong(text(fields, name));
  }

  private static String constant(Map<String, String> fields, String name) {
    return text(fields, name).toUpperCase(Locale.ROOT);
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void require(boolean asWritten) {
    if (!asWritten) {
      throw new IllegalArgumentException("no entry of a history");
    }
  }
}
