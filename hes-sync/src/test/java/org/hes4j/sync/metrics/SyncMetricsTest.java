package org.hes4j.sync.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.sync.MissingSentinelException;
import org.hes4j.sync.NoRecipientsException;
import org.hes4j.sync.RecipientSync;
import org.hes4j.sync.RemovalLimitException;
import org.hes4j.testkit.emulator.HesEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncMetricsTest {
  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private HesEmulator service;
  private HesClient hes;

  @BeforeEach
  void start() {
    service = HesEmulator.start("admin", "key", "example.com", "example.org");
    hes = SoapHesClient.builder(service.soapUri(), Credentials.of("admin", "key")).build();
  }

  @AfterEach
  void stop() {
    hes.close();
    service.close();
  }

  private static RecipientSource source(Stream<String> values) {
    List<String> all = values.toList();
    return consumer ->
        all.forEach(
            value -> consumer.accept(new SourceRecord.Address(value, null, Origin.of("test"))));
  }

  private static Stream<String> users(int count) {
    return IntStream.range(0, count).mapToObj("u%d@example.com"::formatted);
  }

  private static final RecipientSource BROKEN =
      consumer -> {
        throw new RecipientSourceException("the directory went away");
      };

  private RecipientSync.Builder sync(SyncMetrics metrics, RecipientSource source) {
    return RecipientSync.builder(source, hes).listener(metrics);
  }

  private double counter(String name, String... tags) {
    return registry.get(name).tags(tags).counter().count();
  }

  private double gauge(String name, String... tags) {
    return registry.get(name).tags(tags).gauge().value();
  }

  private long runs(String outcome) {
    return registry.get("hes.sync.runs").tag("outcome", outcome).timer().count();
  }

  private double age() {
    return registry.get("hes.sync.last.success.age").timeGauge().value(TimeUnit.SECONDS);
  }

  @Test
  void whatRunsChangedAddsUp() {
    SyncMetrics metrics = SyncMetrics.builder(registry).build();

    sync(metrics, source(users(10))).build().replaceUsers();
    sync(metrics, source(users(12).skip(3))).build().replaceUsers();
    sync(metrics, source(users(12).skip(3))).build().replaceUsers();

    assertThat(runs("changed")).isEqualTo(2);
    assertThat(runs("in_step")).isEqualTo(1);
    assertThat(counter("hes.sync.added")).isEqualTo(12);
    assertThat(counter("hes.sync.removed")).isEqualTo(3);
    assertThat(gauge("hes.sync.recipients", "domain", "example.com")).isEqualTo(9);
    assertThat(gauge("hes.sync.recipients", "domain", "example.org")).isZero();
  }

  @Test
  void phasesAndRunsAreTimedThoseThatFailToo() {
    SyncMetrics metrics = SyncMetrics.builder(registry).build();
    sync(metrics, source(users(1))).build().replaceUsers();
    RecipientSync broken = sync(metrics, BROKEN).build();

    assertThatThrownBy(broken::replaceUsers).isInstanceOf(RecipientSourceException.class);

    assertThat(runs("failed")).isEqualTo(1);
    assertThat(phases("read")).isEqualTo(2);
    assertThat(phases("apply")).isEqualTo(1);
    assertThat(phases("back_up")).as("there is no journal").isZero();
    assertThat(
            registry
                .get("hes.sync.runs")
                .tag("outcome", "changed")
                .timer()
                .totalTime(TimeUnit.NANOSECONDS))
        .isPositive();
  }

  private long phases(String phase) {
    return registry.get("hes.sync.phases").tag("phase", phase).timer().count();
  }

  @Test
  void theSafeguardThatStopsARunIsNamed() {
    SyncMetrics metrics = SyncMetrics.builder(registry).build();
    sync(metrics, source(users(100))).build().replaceUsers();
    RecipientSync few = sync(metrics, source(Stream.of("u1@example.com", "no address"))).build();
    RecipientSync nobody = sync(metrics, source(Stream.of())).build();
    RecipientSync unkept =
        sync(metrics, source(users(100))).mustKeep(List.of("postmaster@")).build();

    assertThatThrownBy(few::replaceUsers).isInstanceOf(RemovalLimitException.class);
    assertThat(gauge("hes.sync.rejected")).as("of a run that was stopped").isEqualTo(1);
    assertThatThrownBy(nobody::replaceUsers).isInstanceOf(NoRecipientsException.class);
    assertThatThrownBy(unkept::replaceUsers).isInstanceOf(MissingSentinelException.class);

    assertThat(runs("stopped")).isEqualTo(3);
    assertThat(runs("failed")).isZero();
    assertThat(counter("hes.sync.guard.trips", "guard", "removal_limit")).isEqualTo(1);
    assertThat(counter("hes.sync.guard.trips", "guard", "no_recipients")).isEqualTo(1);
    assertThat(counter("hes.sync.guard.trips", "guard", "must_keep")).isEqualTo(1);
    assertThat(counter("hes.sync.guard.trips", "guard", "rivals")).isZero();
    assertThat(counter("hes.sync.removed")).isZero();
    assertThat(gauge("hes.sync.recipients", "domain", "example.com")).isEqualTo(100);
  }

  @Test
  void rejectedRecordsAreThoseOfTheLastRun() {
    SyncMetrics metrics = SyncMetrics.builder(registry).build();
    RecipientSource one = source(Stream.of("u1@example.com", "no address"));

    sync(metrics, one).build().replaceUsers();
    sync(metrics, one).build().replaceUsers();
    assertThat(gauge("hes.sync.rejected")).isEqualTo(1);

    sync(metrics, source(users(2))).build().replaceUsers();
    assertThat(gauge("hes.sync.rejected")).isZero();
  }

  @Test
  void theAgeOfTheLastSuccessGrowsUntilTheNext() {
    SyncMetrics metrics = SyncMetrics.builder(registry).build();
    clock.add(Duration.ofHours(3));
    assertThat(age()).as("an alert goes off where nothing ever succeeds").isEqualTo(10_800);

    sync(metrics, source(users(1))).build().replaceUsers();
    assertThat(age()).isZero();

    clock.add(Duration.ofMinutes(10));
    RecipientSync broken = sync(metrics, BROKEN).build();
    assertThatThrownBy(broken::replaceUsers).isInstanceOf(RecipientSourceException.class);
    assertThat(age()).isEqualTo(600);
  }

  @Test
  void theLastSuccessBeforeThisProcessCounts() {
    Instant earlier = Instant.ofEpochMilli(clock.wallTime()).minus(Duration.ofDays(1));

    assertThat(SyncMetrics.builder(registry).lastSuccess(earlier).build()).isNotNull();

    assertThat(age()).isEqualTo(86_400);
  }

  @Test
  void theGaugesSurviveTheGarbageCollector() {
    sync(SyncMetrics.builder(registry).build(), source(users(4))).build().replaceUsers();

    System.gc();

    assertThat(gauge("hes.sync.recipients", "domain", "example.com")).isEqualTo(4);
    assertThat(gauge("hes.sync.rejected")).isZero();
  }

  @Test
  void metersAreThereFromTheBeginningAndCarryFurtherTags() {
    assertThat(SyncMetrics.builder(registry).tags(Tags.of("account", "blue")).build()).isNotNull();

    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .allMatch(id -> "blue".equals(id.getTag("account")))
        .extracting(Meter.Id::getName)
        .contains(
            "hes.sync.runs",
            "hes.sync.phases",
            "hes.sync.added",
            "hes.sync.removed",
            "hes.sync.rejected",
            "hes.sync.guard.trips",
            "hes.sync.last.success.age");
    assertThat(runs("failed")).isZero();
  }

  @Test
  void theDocumentationListsTheseMetersAndNoOther() throws IOException {
    sync(SyncMetrics.builder(registry).build(), source(users(1))).build().replaceUsers();
    String page = Files.readString(Path.of("..", "docs", "monitoring.md"));

    Set<String> listed = new TreeSet<>();
    Matcher row = Pattern.compile("(?m)^\\| `(hes\\.[a-z.]+)`").matcher(page);
    while (row.find()) {
      listed.add(row.group(1));
    }
    Set<String> names = new TreeSet<>();
    Set<String> values = new TreeSet<>();
    for (Meter meter : registry.getMeters()) {
      names.add(meter.getId().getName());
      meter.getId().getTags().stream()
          .filter(tag -> !tag.getKey().equals("domain"))
          .forEach(tag -> values.add("`" + tag.getValue() + "`"));
    }
    assertThat(names).isEqualTo(listed);
    assertThat(page).as("values of tags").contains(values);
  }
}
