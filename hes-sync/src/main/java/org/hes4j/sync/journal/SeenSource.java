package org.hes4j.sync.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run found in a source that has a name for its content, for a later run that finds the same
 * name. Immutable and thread-safe.
 *
 * @param run the run
 * @param fingerprint of the name, and of everything else that the outcome depends on
 * @param rows what was found, in the words of who wrote it
 */
public record SeenSource(String run, String fingerprint, List<List<String>> rows) {
  private static final String MAGIC = "hes4j seen source";
  private static final String VERSION = "1";
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .configure(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET, false)
          .build();

  /** Copies the rows. */
  public SeenSource {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** One array of texts for the head, one for each row, and one that says that this was all. */
  void write(OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      row(json, List.of(MAGIC, VERSION, run, fingerprint));
      for (List<String> row : rows) {
        row(json, row);
      }
      row(json, List.of("end", String.valueOf(rows.size())));
    }
  }

  private static void row(JsonGenerator json, List<String> cells) throws IOException {
    json.writeStartArray();
    for (String cell : cells) {
      json.writeString(cell);
    }
    json.writeEndArray();
    json.writeRaw('\n');
  }

  static SeenSource read(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (JsonParser json = JSON.createParser(Files.readAllBytes(file))) {
      while (json.nextToken() == JsonToken.START_ARRAY) {
        rows.add(row(json));
      }
      boolean atEnd = json.currentToken() == null;
      return of(file, atEnd, rows);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new DamagedFileException(file, "it is cut off or altered", e);
    }
  }

  private static List<String> row(JsonParser json) throws IOException {
    List<String> cells = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      cells.add(json.getText());
    }
    return cells;
  }

  private static SeenSource of(Path file, boolean atEnd, List<List<String>> rows)
      throws IOException {
    int last = rows.size() - 1;
    boolean whole =
        atEnd
            && last >= 1
            && rows.get(0).size() == 4
            && rows.get(0).subList(0, 2).equals(List.of(MAGIC, VERSION))
            && rows.get(last).equals(List.of("end", String.valueOf(last - 1)));
    if (!whole) {
      throw new DamagedFileException(file, "it holds something else than was written", null);
    }
    return new SeenSource(rows.get(0).get(2), rows.get(0).get(3), rows.subList(1, last));
  }

  // What a record has by itself is put together at the first call; a short run pays for that.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SeenSource seen
        && run.equals(seen.run)
        && fingerprint.equals(seen.fingerprint)
        && rows.equals(seen.rows);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * run.hashCode() + fingerprint.hashCode()) + rows.hashCode();
  }
}
