package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplaceUsersTest {

  @Test
  void theServiceHoldsExactlyTheSourcesRecipientsAfterwards() {
    FakeHes hes =
        new FakeHes("example.com", "example.org")
            .holding("ann@example.com", "old@example.com", "cid@example.org");

    SyncReport report =
        RecipientSync.builder(
                Sources.of(
                    "Ann@Example.com",
                    "smtp:bob@example.com",
                    "dan@example.org",
                    "cid@example.org"),
                hes)
            .build()
            .replaceUsers();

    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "bob@example.com");
    assertThat(hes.addresses("example.org")).containsExactly("cid@example.org", "dan@example.org");
    assertThat(report.outcome()).isEqualTo(Outcome.CHANGED);
  }

  @Test
  void aSecondRunWritesNothingAndSaysThatAllIsInStep() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    RecipientSync sync = RecipientSync.builder(Sources.of("ann@example.com"), hes).build();

    SyncReport report = sync.replaceUsers();

    assertThat(report.outcome()).isEqualTo(Outcome.IN_STEP);
    assertThat(hes.writes()).isEmpty();
  }
}
