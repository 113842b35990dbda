package org.hes4j.sync.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.hes4j.sync.Phase;

/** What adds up over runs. */
final class Totals {
  private final MeterRegistry registry;
  private final Tags tags;
  private final Counter added;
  private final Counter removed;

  Totals(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
    added = recipients("hes.sync.added", "Recipients that runs added at the service");
    removed = recipients("hes.sync.removed", "Recipients that runs removed at the service");
    Outcomes.ALL.forEach(this::runs);
    Outcomes.GUARDS.forEach(this::trips);
    for (Phase phase : Phase.values()) {
      phases(phase);
    }
  }

  private Counter recipients(String name, String description) {
    return Counter.builder(name)
        .description(description)
        .baseUnit("recipients")
        .tags(tags)
        .register(registry);
  }

  private Timer runs(String outcome) {
    return Timer.builder("hes.sync.runs")
        .description("Runs, by how they ended")
        .tags(tags)
        .tag("outcome", outcome)
        .register(registry);
  }

  private Timer phases(Phase phase) {
    return Timer.builder("hes.sync.phases")
        .description("Phases of runs")
        .tags(tags)
        .tag("phase", phase.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  private Counter trips(String guard) {
    return Counter.builder("hes.sync.guard.trips")
        .description("Runs that a safeguard stopped before any write")
        .tags(tags)
        .tag("guard", guard)
        .register(registry);
  }

  void run(String outcome, Duration duration, Map<Phase, Duration> durations) {
    runs(outcome).record(duration);
    durations.forEach((phase, time) -> phases(phase).record(time));
  }

  void changed(int additions, int removals) {
    added.increment(additions);
    removed.increment(removals);
  }

  void tripped(String guard) {
    trips(guard).increment();
  }
}
