package org.hes4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.sync.RecipientSync;
import org.hes4j.sync.SyncListener;
import org.hes4j.sync.SyncReport;
import org.hes4j.testkit.emulator.HesEmulator;
import org.junit.jupiter.api.Test;

/** Micrometer is optional: this module does not have it. */
class WithoutMicrometerTest {

  @Test
  void shouldRunAndTellItsListenersWithoutMicrometer() {
    assertThatThrownBy(() -> Class.forName("io.micrometer.core.instrument.MeterRegistry"))
        .isInstanceOf(ClassNotFoundException.class);

    List<SyncReport> reports = new ArrayList<>();
    SyncListener listener =
        new SyncListener() {
          @Override
          public void finished(SyncReport report) {
            reports.add(report);
          }
        };
    try (HesEmulator service = HesEmulator.start("admin", "key", "example.com");
        HesClient hes =
            SoapHesClient.builder(service.soapUri(), Credentials.of("admin", "key")).build()) {
      RecipientSync.builder(
              consumer ->
                  consumer.accept(
                      new SourceRecord.Address("ann@example.com", null, Origin.line(1))),
              hes)
          .listener(listener)
          .build()
          .replaceUsers();
    }
    assertThat(reports).hasSize(1);
  }
}
