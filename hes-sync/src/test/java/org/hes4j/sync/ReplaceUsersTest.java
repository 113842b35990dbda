package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.client.Capability;
import org.hes4j.client.RetriedCall;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.sync.report.TextReport;
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
    DomainPlan com = report.plan().domains().get(0);
    assertThat(com.additions()).map(Recipient::toString).containsExactly("bob@example.com");
    assertThat(com.removals()).map(EmailAddress::toString).containsExactly("old@example.com");
    assertThat(List.of(com.before(), com.after(), com.unchanged())).containsExactly(2L, 2L, 1L);
  }

  @Test
  void aRunWithNothingToChangeSendsNothingAndSaysThatAllIsInStep() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");

    SyncReport report =
        RecipientSync.builder(Sources.of("ann@example.com"), hes).build().replaceUsers();

    assertThat(report.outcome()).isEqualTo(Outcome.IN_STEP);
    assertThat(report.domains().get(0).strategy()).isEqualTo(Strategy.NONE);
    assertThat(report.domains().get(0).verified()).isEqualTo(Verified.BY_PLAN);
    assertThat(hes.diary()).containsExactly("listDomains", "listUsers example.com");
  }

  @Test
  void aPreviewChangesNothingAndBeginsNoStage() {
    FakeHes hes =
        new FakeHes("example.com", "example.org")
            .capable(10, Capability.values())
            .holding("old@example.org");

    SyncPlan plan =
        RecipientSync.builder(
                Sources.of(concat(Sources.users("example.com", 0, 100), "new@example.org")), hes)
            .build()
            .plan();

    assertThat(plan.domains()).map(DomainPlan::after).containsExactly(100L, 1L);
    assertThat(plan.hasChanges()).isTrue();
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void theFirstDisplayNameReadTravelsWithTheAddition() {
    FakeHes hes = new FakeHes("example.com");
    RecipientSource source =
        consumer -> {
          consumer.accept(Sources.named("ann@example.com", "Ann Example"));
          consumer.accept(Sources.named("ann@example.com", "Ann Other"));
        };

    RecipientSync.builder(source, hes).build().replaceUsers();

    assertThat(hes.name("ann@example.com")).contains("Ann Example");
  }

  /** Some ways to write an address are kept quickly, some are looked at first; order is order. */
  @Test
  void theFirstDisplayNameReadCountsHoweverTheAddressesAreWritten() {
    FakeHes hes = new FakeHes("example.com");
    RecipientSource source =
        consumer -> {
          consumer.accept(Sources.named("ann@example.com", "Ann First"));
          consumer.accept(Sources.named("ann@EXAMPLE.COM", "Ann Second"));
          consumer.accept(Sources.named("bob@EXAMPLE.COM", "Bob First"));
          consumer.accept(Sources.named("bob@example.com", "Bob Second"));
        };

    SyncReport report = RecipientSync.builder(source, hes).build().replaceUsers();

    assertThat(hes.name("ann@example.com")).contains("Ann First");
    assertThat(hes.name("bob@example.com")).contains("Bob First");
    assertThat(report.plan().findings().duplicates()).isEqualTo(2);
  }

  @Test
  void aChangedNameAloneIsNoChange() {
    FakeHes hes =
        new FakeHes("example.com")
            .holding(Recipient.of(EmailAddress.of("ann@example.com"), "Ann Before"));
    RecipientSource source =
        consumer -> consumer.accept(Sources.named("ann@example.com", "Ann After"));

    assertThat(RecipientSync.builder(source, hes).build().replaceUsers().outcome())
        .isEqualTo(Outcome.IN_STEP);
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void addingMergesAndRemovesNobody() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com", "zoe@example.com");

    SyncReport report =
        RecipientSync.builder(Sources.of("bob@example.com", "zoe@example.com"), hes)
            .build()
            .addUsers();

    assertThat(hes.addresses("example.com"))
        .containsExactly("ann@example.com", "bob@example.com", "zoe@example.com");
    assertThat(report.plan().mode()).isEqualTo(SyncMode.ADD);
    assertThat(report.plan().domains().get(0).unchanged()).isEqualTo(2);
  }

  @Test
  void deletingRemovesTheSourcesRecipientsAndNobodyElse() {
    FakeHes hes =
        new FakeHes("example.com").holding("ann@example.com", "bob@example.com", "zoe@example.com");

    SyncReport report =
        RecipientSync.builder(Sources.of("bob@example.com", "unknown@example.com"), hes)
            .build()
            .deleteUsers();

    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "zoe@example.com");
    assertThat(report.plan().domains().get(0).removals())
        .map(EmailAddress::toString)
        .containsExactly("bob@example.com");
  }

  @Test
  void theListenerSeesThePhasesInOrderAndTheProgressOfEach() {
    List<String> seen = new ArrayList<>();
    SyncListener listener =
        new SyncListener() {
          @Override
          public void phaseStarted(Phase phase) {
            seen.add(phase.name());
          }

          @Override
          public void progress(Phase phase, long done) {
            seen.add(phase + " " + done);
          }
        };

    RecipientSync.builder(Sources.of("ann@example.com"), new FakeHes("example.com"))
        .listener(listener)
        .build()
        .replaceUsers();

    assertThat(seen)
        .containsExactly(
            "READ", "READ 1", "PLAN", "GUARD", "APPLY", "APPLY 1", "VERIFY", "VERIFY 1");
  }

  private static String[] concat(String[] first, String last) {
    List<String> all = new ArrayList<>(List.of(first));
    all.add(last);
    return all.toArray(String[]::new);
  }

  @Test
  void theReportTellsWhichCallsOfTheRunWereTriedAgain() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    hes.retried.add(new RetriedCall(Instant.EPOCH, 1, "listDomains", "id-1", "before the run"));
    RetriedCall during =
        new RetriedCall(Instant.EPOCH, 1, "changeUsers", "id-2", "the connection broke");
    ApplyTest.once(hes, "change", () -> hes.retried.add(during));

    SyncReport report =
        RecipientSync.builder(Sources.of("ann@example.com", "bob@example.com"), hes)
            .build()
            .replaceUsers();

    assertThat(report.retriedCalls()).containsExactly(during);
    assertThat(TextReport.of(report))
        .contains(
            """
            Calls that failed and were tried again: 1
              the connection broke (attempt 1)
            """);
  }
}
