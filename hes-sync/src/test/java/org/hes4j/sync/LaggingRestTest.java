package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.rest.RestHesClient;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.testkit.emulator.HesEmulator;
import org.hes4j.testkit.emulator.RestSwitches;
import org.junit.jupiter.api.Test;

/** The REST service may show a list as it was for some time after it has accepted a change. */
class LaggingRestTest {
  private static final MailDomain COM = MailDomain.of("example.com");

  private static HesEmulator lagging(Duration lag) {
    return HesEmulator.builder()
        .username("admin")
        .apiKey("key")
        .domain("example.com")
        .recipients("example.com", List.of(Recipient.of(EmailAddress.of("old@example.com"))))
        .rest(RestSwitches.defaults().lag(lag))
        .start();
  }

  private static HesClient client(HesEmulator emulator) {
    return RestHesClient.builder(emulator.restEndpoint(), Credentials.of("admin", "key")).build();
  }

  private static RecipientSync.Builder sync(HesClient client) {
    return RecipientSync.builder(Sources.of("ann@example.com"), client).allowRemovals(1);
  }

  @Test
  void theListIsLookedAtUntilItShowsTheChange() {
    try (HesEmulator emulator = lagging(Duration.ofSeconds(1));
        HesClient client = client(emulator)) {
      SyncReport report = sync(client).build().replaceUsers();

      assertThat(report.domains().get(0).verified()).isEqualTo(Verified.BY_READING);
      assertThat(emulator.users(COM))
          .containsExactly(Recipient.of(EmailAddress.of("ann@example.com")));
    }
  }

  @Test
  void aChangeThatDoesNotShowUntilTheDeadlineMayStillBeApplied() {
    try (HesEmulator emulator = lagging(Duration.ofHours(1));
        HesClient client = client(emulator)) {
      RecipientSync sync = sync(client).verificationDeadline(Duration.ofMillis(600)).build();

      assertThatThrownBy(sync::replaceUsers)
          .isInstanceOfSatisfying(
              VerificationException.class, e -> assertThat(e.mayStillBeApplied()).isTrue())
          .hasMessageContaining("plan --check");
    }
  }
}
