package org.hes4j.examples.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.ListState;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.sync.SourceCheck;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;
import org.hes4j.sync.journal.History;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.report.JsonReport;

/**
 * For programs: one JSON object on standard output, whatever happened. It begins with {@code
 * status} ({@code "done"} or {@code "failed"}) and {@code exit}, after a failure {@code message};
 * then what the action found.
 */
final class JsonPrinter implements Printer {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private static final JsonReports REPORTS = new JsonReports();

  private final PrintStream out;

  JsonPrinter(PrintStream out) {
    this.out = out;
  }

  private interface Part<T> {
    void write(T target) throws IOException;
  }

  @Override
  public void domains(List<DomainStatus> domains) {
    object(
        json -> {
          json.writeArrayFieldStart("domains");
          for (DomainStatus domain : domains) {
            write(json, domain);
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, DomainStatus domain) throws IOException {
    json.writeStartObject();
    json.writeStringField("domain", domain.domain().name());
    if (domain.state().isPresent()) {
      ListState state = domain.state().get();
      json.writeNumberField("revision", state.revision());
      json.writeNumberField("count", state.count());
      json.writeStringField("digest", state.digest().hex());
    }
    json.writeEndObject();
  }

  @Override
  public void users(List<EmailAddress> users) {
    object(
        json -> {
          json.writeNumberField("count", users.size());
          json.writeArrayFieldStart("users");
          for (EmailAddress user : users) {
            json.writeString(user.toString());
          }
          json.writeEndArray();
        });
  }

  @Override
  public void report(SyncReport report) {
    write(writer -> REPORTS.report(report, writer));
  }

  @Override
  public void plan(SyncPlan plan, ExitStatus status) {
    write(writer -> REPORTS.plan(plan, status, writer));
  }

  @Override
  public void history(History history, Set<String> backups) {
    object(
        json -> {
          json.writeNumberField("unreadableLines", history.unreadableLines());
          json.writeArrayFieldStart("runs");
          for (HistoryEntry entry : history.entries()) {
            write(json, entry, backups.contains(entry.run()));
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, HistoryEntry entry, boolean backup)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("run", entry.run());
    json.writeStringField("started", entry.started().toString());
    json.writeNumberField("durationMillis", entry.duration().toMillis());
    json.writeStringField("mode", entry.mode());
    json.writeStringField("restores", entry.restores().orElse(null));
    json.writeStringField("outcome", entry.outcome().name().toLowerCase(Locale.ROOT));
    json.writeBooleanField("backup", backup);
    json.writeNumberField("rejected", entry.rejected());
    json.writeArrayFieldStart("domains");
    for (HistoryEntry.Change change : entry.domains()) {
      json.writeStartObject();
      json.writeStringField("domain", change.domain().name());
      json.writeNumberField("before", change.before());
      json.writeNumberField("after", change.after());
      json.writeNumberField("added", change.added());
      json.writeNumberField("removed", change.removed());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public void stopped(SyncPlan plan) {
    plan(plan, ExitStatus.ofStopped(plan));
  }

  @Override
  public void check(SourceCheck check, Optional<String> query, ExitStatus status) {
    JsonReport report = JsonReports.begun(status);
    if (status != ExitStatus.DONE) {
      report = report.with("message", Advice.ofNobody(check));
    }
    JsonReport told = query.isPresent() ? report.with("query", query.get()) : report;
    write(writer -> told.write(check, writer));
  }

  @Override
  public void failed(RuntimeException failure) {
    write(writer -> REPORTS.failed(failure, writer));
  }

  private void object(Part<JsonGenerator> fields) {
    write(
        writer -> {
          try (JsonGenerator json = JSON.createGenerator(writer)) {
            json.writeStartObject();
            json.writeStringField("status", "done");
            json.writeNumberField("exit", ExitStatus.DONE.code());
            fields.write(json);
            json.writeEndObject();
          }
        });
  }

  private void write(Part<Writer> part) {
    PrintWriter writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
    try {
      part.write(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    writer.println();
    writer.flush();
  }
}
