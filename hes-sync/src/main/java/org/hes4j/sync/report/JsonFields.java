package org.hes4j.sync.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.hes4j.client.ListState;
import org.hes4j.client.RetriedCall;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;
import org.hes4j.sync.ChangedByOthers;
import org.hes4j.sync.DomainPlan;
import org.hes4j.sync.DomainReport;
import org.hes4j.sync.DomainVerdict;
import org.hes4j.sync.GuardVerdict;
import org.hes4j.sync.OutOfScope;
import org.hes4j.sync.Phase;
import org.hes4j.sync.Rejection;
import org.hes4j.sync.Rejections;
import org.hes4j.sync.SourceCheck;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;
import org.jspecify.annotations.Nullable;

/** Writes the fields that {@link JsonReport} describes. */
final class JsonFields {
  private final JsonGenerator json;

  JsonFields(JsonGenerator json) {
    this.json = json;
  }

  void plan(SyncPlan plan) throws IOException {
    head("plan", plan);
    json.writeBooleanField("stopped", plan.stopped());
    safeguards(plan);
    notes(plan.notes());
    json.writeArrayFieldStart("domains");
    for (DomainPlan domain : plan.domains()) {
      json.writeStartObject();
      domain(domain);
      json.writeEndObject();
    }
    json.writeEndArray();
    source(plan);
  }

  void report(SyncReport report) throws IOException {
    head("report", report.plan());
    json.writeStringField("run", report.runId().orElse(null));
    json.writeBooleanField("backedUp", report.backedUp());
    json.writeStringField("outcome", name(report.outcome()));
    json.writeStringField("started", report.started().toString());
    json.writeNumberField("durationMillis", report.duration().toMillis());
    json.writeObjectFieldStart("phaseMillis");
    for (Phase phase : report.durations().keySet()) {
      json.writeNumberField(name(phase), report.durations().get(phase).toMillis());
    }
    json.writeEndObject();
    safeguards(report.plan());
    notes(report.notes());
    retried(report.retriedCalls());
    json.writeArrayFieldStart("domains");
    for (DomainReport domain : report.domains()) {
      json.writeStartObject();
      domain(domain.plan());
      sent(domain);
      json.writeEndObject();
    }
    json.writeEndArray();
    source(report.plan());
  }

  private void head(String kind, SyncPlan plan) throws IOException {
    json.writeNumberField("schema", JsonReport.SCHEMA);
    json.writeStringField("kind", kind);
    json.writeStringField("mode", name(plan.mode()));
  }

  private void safeguards(SyncPlan plan) throws IOException {
    guard(plan.verdict());
    json.writeArrayFieldStart("missingSentinels");
    for (EmailAddress address : plan.missingSentinels()) {
      json.writeString(address.toString());
    }
    json.writeEndArray();
    json.writeBooleanField("refused", plan.refused());
    json.writeArrayFieldStart("changedByOthers");
    for (ChangedByOthers changed : plan.changedByOthers()) {
      json.writeStartObject();
      json.writeStringField("domain", changed.domain().name());
      json.writeStringField("sinceRun", changed.sinceRun());
      json.writeStringField("since", changed.since().toString());
      known("added", changed.added());
      known("removed", changed.removed());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void known(String field, OptionalLong number) throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(field, number.getAsLong());
    } else {
      json.writeNullField(field);
    }
  }

  private void notes(List<String> notes) throws IOException {
    json.writeArrayFieldStart("notes");
    for (String note : notes) {
      json.writeString(note);
    }
    json.writeEndArray();
  }

  private void retried(List<RetriedCall> calls) throws IOException {
    json.writeArrayFieldStart("retriedCalls");
    for (RetriedCall call : calls) {
      json.writeStartObject();
      json.writeStringField("at", call.at().toString());
      json.writeStringField("operation", call.operation());
      json.writeNumberField("attempt", call.attempt());
      json.writeStringField("correlationId", call.correlationId());
      json.writeStringField("reason", call.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void guard(GuardVerdict verdict) throws IOException {
    json.writeObjectFieldStart("guard");
    json.writeBooleanField("stopped", verdict.stopped());
    json.writeNumberField("removals", verdict.removals());
    known("allowedTogether", verdict.allowedTogether());
    json.writeNumberField("mayStemFromRejections", verdict.mayStemFromRejections());
    json.writeNumberField("removalsToAllow", verdict.removalsToAllow());
    json.writeArrayFieldStart("domains");
    for (DomainVerdict domain : verdict.domains()) {
      json.writeStartObject();
      json.writeStringField("domain", domain.domain().name());
      json.writeNumberField("before", domain.before());
      json.writeNumberField("removals", domain.removals());
      json.writeNumberField("limit", domain.limit());
      json.writeBooleanField("tripped", domain.tripped());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void domain(DomainPlan plan) throws IOException {
    json.writeStringField("domain", plan.domain().name());
    json.writeNumberField("before", plan.before());
    json.writeNumberField("after", plan.after());
    json.writeNumberField("unchanged", plan.unchanged());
    json.writeBooleanField("keptBecauseEmpty", plan.keptBecauseEmpty());
    revision("revisionBefore", plan.base().orElse(null));
    json.writeNumberField("addedCount", plan.additions().size());
    json.writeNumberField("removedCount", plan.removals().size());
    json.writeArrayFieldStart("added");
    for (Recipient recipient : plan.additions()) {
      json.writeString(recipient.address().toString());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("removed");
    for (EmailAddress address : plan.removals()) {
      json.writeString(address.toString());
    }
    json.writeEndArray();
  }

  private void sent(DomainReport report) throws IOException {
    json.writeStringField("outcome", name(report.outcome()));
    json.writeStringField("strategy", name(report.strategy()));
    json.writeNumberField("additionsSent", report.additionsSent());
    json.writeNumberField("removalsSent", report.removalsSent());
    json.writeNumberField("batchesSent", report.batchesSent());
    json.writeNumberField("sendingMillis", report.sendingTime().toMillis());
    json.writeStringField("verified", name(report.verified()));
    ListState state = report.state().orElse(null);
    revision("revisionAfter", state);
    json.writeStringField("digestAfter", state == null ? null : state.digest().hex());
  }

  private void revision(String field, @Nullable ListState state) throws IOException {
    if (state == null) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, state.revision());
    }
  }

  private void source(SyncPlan plan) throws IOException {
    json.writeObjectFieldStart("source");
    json.writeNumberField("recordsRead", plan.recordsRead());
    json.writeNumberField("duplicates", plan.duplicates());
    rejected(plan.rejections());
    counts("leftOut", plan.leftOut());
    counts("notSelected", plan.notSelected());
    outOfScope(plan.outOfScope());
    json.writeEndObject();
  }

  void check(SourceCheck check) throws IOException {
    json.writeNumberField("schema", JsonReport.SCHEMA);
    json.writeStringField("kind", "check");
    json.writeStringField("source", check.source());
    json.writeNumberField("recordsRead", check.recordsRead());
    json.writeNumberField("duplicates", check.duplicates());
    counts("recipients", check.recipients());
    json.writeNumberField("inFurtherDomains", check.inFurtherDomains());
    rejected(check.rejections());
    counts("leftOut", check.leftOut());
  }

  private void rejected(Rejections rejections) throws IOException {
    json.writeArrayFieldStart("rejected");
    for (Rejection rejection : rejections) {
      json.writeStartObject();
      json.writeStringField("value", rejection.value());
      json.writeStringField("reason", rejection.reason());
      json.writeStringField("origin", rejection.origin().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void outOfScope(OutOfScope found) throws IOException {
    json.writeObjectFieldStart("outOfScope");
    json.writeNumberField("count", found.count());
    counts("byDomain", found.byDomain());
    json.writeNumberField("inFurtherDomains", found.inFurtherDomains());
    json.writeArrayFieldStart("samples");
    for (EmailAddress address : found.samples()) {
      json.writeString(address.toString());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void counts(String field, Map<?, Long> counts) throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<?, Long> entry : counts.entrySet()) {
      json.writeNumberField(entry.getKey().toString(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
