package org.hes4j.sync.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hes4j.sync.SourceCheck;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;

/**
 * Reports for programs: one JSON object (RFC 8259), complete, written piece by piece.
 *
 * <p>Its fields, in this order. First those given to {@link #with}. Then:
 *
 * <ul>
 *   <li>{@code schema}: {@value #SCHEMA}, the version of this description; it grows when a field
 *       changes its meaning or goes, not when one is added;
 *   <li>{@code kind}: {@code "plan"}, {@code "report"} or {@code "check"}; {@code mode}: {@code
 *       "replace"}, {@code "add"} or {@code "delete"};
 *   <li>of a plan: {@code stopped}, whether a run would stop before any write;
 *   <li>of a report: {@code run} (its name in the journal, or null), {@code backedUp} (whether the
 *       lists before are kept under it), {@code outcome} ({@code "in_step"}, {@code "changed"}),
 *       {@code started} (ISO 8601, UTC), {@code durationMillis}, {@code phaseMillis} (an object, by
 *       phase);
 *   <li>{@code guard}: {@code stopped}, {@code removals}, {@code allowedTogether} (null where each
 *       domain has its own limit), {@code mayStemFromRejections}, {@code removalsToAllow}, {@code
 *       domains} (each {@code domain}, {@code before}, {@code removals}, {@code limit}, {@code
 *       tripped});
 *   <li>{@code missingSentinels} (addresses), {@code refused} (whether it stops because of the
 *       following), {@code changedByOthers} (each {@code domain}, {@code sinceRun}, {@code since},
 *       {@code added} and {@code removed}, null where unknown), {@code notes} (sentences);
 *   <li>{@code retriedCalls}, of a report: each {@code at}, {@code operation}, {@code attempt},
 *       {@code correlationId}, {@code reason};
 *   <li>{@code domains}: each {@code domain}, {@code before}, {@code after}, {@code unchanged},
 *       {@code keptBecauseEmpty}, {@code revisionBefore} (null where unknown), {@code addedCount},
 *       {@code removedCount}, {@code added} and {@code removed} (all addresses, in order); of a
 *       report also {@code outcome}, {@code strategy}, {@code additionsSent}, {@code removalsSent},
 *       {@code batchesSent}, {@code sendingMillis}, {@code verified}, {@code revisionAfter} and
 *       {@code digestAfter} (null where unknown);
 *   <li>{@code source}: {@code recordsRead}, {@code duplicates}, {@code rejected} (all, each {@code
 *       value}, {@code reason}, {@code origin}), {@code leftOut} (an object, by kind), {@code
 *       notSelected} (an object, by domain), {@code outOfScope} ({@code count}, {@code byDomain},
 *       {@code inFurtherDomains}, {@code samples}).
 *   <li>of a check instead of all that: {@code source} (its name), {@code recordsRead}, {@code
 *       duplicates}, {@code recipients} (an object, by domain), {@code inFurtherDomains}, {@code
 *       rejected} and {@code leftOut}.
 * </ul>
 *
 * What is not ASCII is escaped, so that no character can steer a terminal. Immutable and
 * thread-safe.
 */
public final class JsonReport {
  /** The version of the description above. */
  public static final int SCHEMA = 1;

  private static final Set<String> OWN =
      Set.of(
          "schema",
          "kind",
          "mode",
          "stopped",
          "run",
          "backedUp",
          "outcome",
          "started",
          "durationMillis",
          "phaseMillis",
          "guard",
          "missingSentinels",
          "refused",
          "changedByOthers",
          "notes",
          "retriedCalls",
          "domains",
          "source",
          "recordsRead",
          "duplicates",
          "recipients",
          "inFurtherDomains",
          "rejected",
          "leftOut");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          // what was cut short by a failure must not look whole
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private final Map<String, Object> extra;

  private JsonReport(Map<String, Object> extra) {
    this.extra = extra;
  }

  /** A renderer that adds no fields of the caller's. */
  public static JsonReport create() {
    return new JsonReport(Map.of());
  }

  /**
   * A renderer that writes one field more, before its own.
   *
   * @throws IllegalArgumentException when it is one of its own
   */
  public JsonReport with(String field, String value) {
    return withField(field, value);
  }

  /**
   * A renderer that writes one field more, before its own.
   *
   * @throws IllegalArgumentException when it is one of its own
   */
  public JsonReport with(String field, long value) {
    return withField(field, value);
  }

  private JsonReport withField(String field, Object value) {
    if (OWN.contains(field)) {
      throw new IllegalArgumentException(
          "the report has a field '" + field + "' of its own; give yours another name");
    }
    Map<String, Object> more = new LinkedHashMap<>(extra);
    more.put(field, value);
    return new JsonReport(more);
  }

  /**
   * Writes a plan, and leaves the writer open.
   *
   * @throws IOException when the writer does
   */
  public void write(SyncPlan plan, Writer writer) throws IOException {
    object(writer, json -> new JsonFields(json).plan(plan));
  }

  /**
   * Writes a report, and leaves the writer open.
   *
   * @throws IOException when the writer does
   */
  public void write(SyncReport report, Writer writer) throws IOException {
    object(writer, json -> new JsonFields(json).report(report));
  }

  /**
   * Writes what a source holds, and leaves the writer open.
   *
   * @throws IOException when the writer does
   */
  public void write(SourceCheck check, Writer writer) throws IOException {
    object(writer, json -> new JsonFields(json).check(check));
  }

  /**
   * Writes an object of the fields given to {@link #with} alone, for where there is neither plan
   * nor report, and leaves the writer open.
   *
   * @throws IOException when the writer does
   */
  public void write(Writer writer) throws IOException {
    object(writer, json -> {});
  }

  /** A plan as text. */
  public String render(SyncPlan plan) {
    return text(writer -> write(plan, writer));
  }

  /** A report as text. */
  public String render(SyncReport report) {
    return text(writer -> write(report, writer));
  }

  /** What a source holds as text. */
  public String render(SourceCheck check) {
    return text(writer -> write(check, writer));
  }

  private interface Part<T> {
    void write(T target) throws IOException;
  }

  private void object(Writer writer, Part<JsonGenerator> fields) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(writer)) {
      json.writeStartObject();
      for (Map.Entry<String, Object> entry : extra.entrySet()) {
        if (entry.getValue() instanceof Long number) {
          json.writeNumberField(entry.getKey(), number);
        } else {
          json.writeStringField(entry.getKey(), entry.getValue().toString());
        }
      }
      fields.write(json);
      json.writeEndObject();
    }
  }

  private static String text(Part<Writer> part) {
    StringWriter writer = new StringWriter();
    try {
      part.write(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toString();
  }
}
