package org.hes4j.examples.command;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.DomainReport;
import org.hes4j.sync.FailedRun;
import org.hes4j.sync.SyncPlan;
import org.hes4j.sync.SyncReport;
import org.jspecify.annotations.Nullable;

/** The figures of one run, as gauges: the next run is another process and counts nothing on. */
final class RunFigures {
  static final String DOMAIN = "domain";

  /** What a file of figures has at its beginning. */
  static final String SIGN = "# HELP hes_sync_";

  static final String LAST_SUCCESS = "hes_sync_last_success_timestamp_seconds";

  private final Labels labels;
  private final MetricSnapshots.Builder all = MetricSnapshots.builder();

  RunFigures(Labels labels) {
    this.labels = labels;
  }

  MetricSnapshots all() {
    return all.build();
  }

  /** How it ended, which is known of any run. */
  RunFigures ended(Instant when, Duration duration, ExitStatus status, @Nullable FailedRun failed) {
    boolean stopped = failed != null && failed.stopped();
    gauge("hes_sync_last_run_timestamp_seconds", "When the last run ended.", seconds(when));
    gauge(
        "hes_sync_last_run_duration_seconds",
        "How long the last run took.",
        duration.toMillis() / 1000.0);
    gauge(
        "hes_sync_last_run_exit_status",
        "The exit status of the last run; 0 when it ended well.",
        status.code());
    gauge(
        "hes_sync_last_run_guard_tripped",
        "Whether a safeguard stopped the last run before any write.",
        stopped ? 1 : 0);
    if (failed != null) {
      failed.plan().ifPresent(this::rejected);
    }
    return this;
  }

  /** What a run did that ended well. */
  void done(SyncReport report, Instant when) {
    Map<MailDomain, Long> added = new TreeMap<>();
    Map<MailDomain, Long> removed = new TreeMap<>();
    Map<MailDomain, Long> recipients = new TreeMap<>();
    for (DomainReport domain : report.domains()) {
      added.put(domain.domain(), (long) domain.plan().additions().size());
      removed.put(domain.domain(), (long) domain.plan().removals().size());
      recipients.put(domain.domain(), domain.plan().after());
    }
    gauge("hes_sync_last_run_added", "Recipients that the last run added.", added);
    gauge("hes_sync_last_run_removed", "Recipients that the last run removed.", removed);
    rejected(report.plan());
    lastSuccess(seconds(when), recipients);
  }

  /** What is still known from runs before one that did not end well. */
  void notDone(EarlierRuns earlier, double lastSuccessBefore) {
    double inHistory = earlier.lastSuccess().map(RunFigures::seconds).orElse(0.0);
    lastSuccess(Math.max(inHistory, lastSuccessBefore), earlier.recipients());
  }

  private void lastSuccess(double when, Map<MailDomain, Long> recipients) {
    gauge(LAST_SUCCESS, "When the newest run ended well; 0 when none is known.", when);
    gauge("hes_sync_recipients", "Recipients in the list after the newest good run.", recipients);
  }

  private void rejected(SyncPlan plan) {
    gauge(
        "hes_sync_last_run_rejected",
        "Records of the source that the last run rejected.",
        plan.rejections().size());
  }

  private void gauge(String name, String help, double value) {
    all.metricSnapshot(
        GaugeSnapshot.builder().name(name).help(help).dataPoint(point(labels, value)).build());
  }

  private void gauge(String name, String help, Map<MailDomain, Long> values) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    values.forEach(
        (domain, value) -> gauge.dataPoint(point(labels.add(DOMAIN, domain.name()), value)));
    if (!values.isEmpty()) {
      all.metricSnapshot(gauge.build());
    }
  }

  private static GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }

  private static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }
}
