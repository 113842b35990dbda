package org.hes4j.sync.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.DomainPlan;
import org.hes4j.sync.SyncPlan;
import org.jspecify.annotations.Nullable;

/** What is as the last run left it. The registry keeps hold of it. */
final class Gauges {
  private final MeterRegistry registry;
  private final Tags tags;
  private final AtomicLong rejected = new AtomicLong();
  private final AtomicLong lastSuccessMillis;
  private final Map<MailDomain, AtomicLong> recipients = new ConcurrentHashMap<>();

  Gauges(MeterRegistry registry, Tags tags, @Nullable Instant lastSuccess) {
    this.registry = registry;
    this.tags = tags;
    Clock clock = registry.config().clock();
    lastSuccessMillis =
        new AtomicLong(lastSuccess == null ? clock.wallTime() : lastSuccess.toEpochMilli());
    TimeGauge.builder(
            "hes.sync.last.success.age",
            () -> clock.wallTime() - lastSuccessMillis.get(),
            TimeUnit.MILLISECONDS)
        .description("Time since a run ended well")
        .tags(tags)
        .register(registry);
    Gauge.builder("hes.sync.rejected", rejected::get)
        .description("Records of the source that the last run rejected")
        .baseUnit("records")
        .tags(tags)
        .register(registry);
  }

  void succeeded() {
    lastSuccessMillis.set(registry.config().clock().wallTime());
  }

  void rejected(SyncPlan plan) {
    rejected.set(plan.rejections().size());
  }

  void recipients(DomainPlan domain) {
    recipients.computeIfAbsent(domain.domain(), this::gauge).set(domain.after());
  }

  private AtomicLong gauge(MailDomain domain) {
    AtomicLong count = new AtomicLong();
    Gauge.builder("hes.sync.recipients", count::get)
        .description("Recipients in the list of a domain")
        .tags(tags)
        .tag("domain", domain.name())
        .register(registry);
    return count;
  }
}
