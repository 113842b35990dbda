package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hes4j.client.Capability;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;

class VerificationTest {
  private static final ListDigest WRONG = ListDigest.of(List.of());

  @Test
  void aDeadlineThatNoClockCanTellIsRefusedBeforeAnythingIsSent() {
    RecipientSync.Builder builder =
        RecipientSync.builder(Sources.of("a@example.com"), new FakeHes("example.com"));
    assertThatThrownBy(() -> builder.verificationDeadline(ChronoUnit.FOREVER.getDuration()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 365 days");
  }

  @Test
  void aDigestThatDiffersAfterwardsEndsTheRunWithBothStates() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    ApplyTest.once(
        hes,
        "change",
        () -> hes.told = state -> new ListState(state.revision(), state.count(), WRONG));

    VerificationException failed =
        catchThrowableOfType(VerificationException.class, () -> replace(hes));

    assertThat(failed.domain().name()).isEqualTo("example.com");
    assertThat(failed.expectedCount()).isEqualTo(2);
    assertThat(failed.expectedDigest())
        .isEqualTo(
            ListDigest.of(
                List.of(EmailAddress.of("ann@example.com"), EmailAddress.of("bob@example.com"))));
    assertThat(failed.foundState().orElseThrow().digest()).isEqualTo(WRONG);
    assertThat(failed.missing()).isEmpty();
    assertThat(failed)
        .hasMessageContaining("expected 2 recipients with digest")
        .hasMessageContaining("Run again");
  }

  @Test
  void aCountThatDiffersIsSeen() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    ApplyTest.once(
        hes,
        "change",
        () -> hes.told = state -> new ListState(state.revision(), 3, state.digest()));

    assertThatThrownBy(() -> replace(hes)).isInstanceOf(VerificationException.class);
  }

  @Test
  void anAnswerToTheChangeThatTellsAnotherListIsSeen() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    hes.answered = state -> new ListState(state.revision(), state.count(), WRONG);

    assertThatThrownBy(() -> replace(hes))
        .isInstanceOf(VerificationException.class)
        .hasMessageContaining("the answer to the change tells 2");
  }

  @Test
  void aDomainThatIsGoneAfterwardsIsSeen() {
    FakeHes hes = new FakeHes("example.com", "example.org").holding("ann@example.com");
    ApplyTest.once(hes, "change", () -> hes.managed = domains -> domains.skip(1));

    assertThatThrownBy(() -> replace(hes))
        .isInstanceOfSatisfying(
            VerificationException.class, e -> assertThat(e.foundState()).isEmpty())
        .hasMessageContaining("does not list example.com any more");
  }

  @Test
  void aRevisionThatDidNotGrowIsSeen() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    ApplyTest.once(
        hes, "change", () -> hes.told = state -> new ListState(2, state.count(), state.digest()));

    assertThatThrownBy(() -> replace(hes))
        .isInstanceOfSatisfying(
            VerificationException.class, e -> assertThat(e.mayStillBeApplied()).isFalse())
        .hasMessageContaining("at revision 3 or later")
        .hasMessageContaining("at revision 2");
  }

  @Test
  void aRivalWhoWritesRightAfterIsSeen() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    ApplyTest.once(hes, "change", () -> hes.told = state -> new ListState(9, 1, WRONG));

    assertThatThrownBy(() -> replace(hes)).isInstanceOf(VerificationException.class);
  }

  @Test
  void fullVerificationReadsBackAddressByAddress() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    ApplyTest.once(
        hes,
        "change",
        () ->
            hes.listed =
                list ->
                    Stream.of("ann@example.com", "eve@example.com")
                        .map(EmailAddress::of)
                        .map(Recipient::of));

    VerificationException failed =
        catchThrowableOfType(
            VerificationException.class,
            () -> sync(hes).verification(Verification.FULL).build().replaceUsers());

    assertThat(failed.missing()).hasValue(1);
    assertThat(failed.unexpected()).hasValue(1);
    assertThat(failed.getMessage()).doesNotContain("@");
  }

  @Test
  void fullVerificationReadsEveryDomainBackEvenWhereNothingChanged() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com", "bob@example.com");

    SyncReport report = sync(hes).verification(Verification.FULL).build().replaceUsers();

    assertThat(report.domains().get(0).verified()).isEqualTo(Verified.BY_READING);
    assertThat(hes.diary())
        .containsExactly(
            "listDomains", "listUsers example.com", "listDomains", "listUsers example.com");
  }

  @Test
  void additionsAndDeletionsAreReadBackAsTheyWereMeant() {
    FakeHes hes = new FakeHes("example.com").holding("zoe@example.com", "eve@example.com");

    RecipientSync full = sync(hes).verification(Verification.FULL).allowRemovals(2).build();

    assertThat(full.addUsers().domains())
        .map(DomainReport::verified)
        .containsOnly(Verified.BY_READING);
    assertThat(
            sync(hes)
                .verification(Verification.FULL)
                .allowRemovals(2)
                .build()
                .deleteUsers()
                .domains())
        .map(DomainReport::verified)
        .containsOnly(Verified.BY_READING);
    assertThat(hes.addresses("example.com")).containsExactly("eve@example.com", "zoe@example.com");
  }

  @Test
  void aDeletedRecipientWhoIsStillThereIsSeen() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com", "zoe@example.com");
    ApplyTest.once(
        hes,
        "change",
        () -> hes.listed = list -> Stream.of(Recipient.of(EmailAddress.of("ann@example.com"))));

    assertThatThrownBy(() -> sync(hes).verification(Verification.FULL).build().deleteUsers())
        .isInstanceOfSatisfying(
            VerificationException.class, e -> assertThat(e.unexpected()).hasValue(1));
  }

  @Test
  void aRecipientToldTwiceDoesNotHideOneThatIsMissing() {
    FakeHes hes =
        new FakeHes("example.com")
            .capable(10, Capability.CONSISTENT_READS)
            .holding("ann@example.com");
    ApplyTest.once(
        hes,
        "add",
        () ->
            hes.listed =
                list ->
                    Stream.of("ann@example.com", "ann@example.com")
                        .map(EmailAddress::of)
                        .map(Recipient::of));

    assertThatThrownBy(() -> replace(hes))
        .isInstanceOfSatisfying(
            VerificationException.class, e -> assertThat(e.missing()).hasValue(1));
  }

  @Test
  void aServiceMayListInAnyOrderAndTellSomebodyTwice() {
    FakeHes hes =
        new FakeHes("example.com")
            .capable(10, Capability.CONSISTENT_READS)
            .holding("ann@example.com");
    ApplyTest.once(
        hes,
        "add",
        () ->
            hes.listed =
                list ->
                    Stream.of("bob@example.com", "ann@example.com", "bob@example.com")
                        .map(EmailAddress::of)
                        .map(Recipient::of));

    SyncReport report = sync(hes).build().replaceUsers();

    assertThat(report.domains().get(0).verified()).isEqualTo(Verified.BY_READING);
  }

  @Test
  void aLaggingServiceIsLookedAtAgainUntilItCatchesUp() {
    FakeHes hes = new FakeHes("example.com").capable(10).holding("ann@example.com");
    AtomicInteger looks = new AtomicInteger();
    ApplyTest.once(
        hes, "add", () -> hes.listed = list -> looks.incrementAndGet() < 4 ? list.limit(1) : list);
    Waiting waiting = new Waiting();

    SyncReport report = sync(hes).clock(waiting).pause(waiting::sleep).build().replaceUsers();

    assertThat(report.domains().get(0).verified()).isEqualTo(Verified.BY_READING);
    assertThat(waiting.slept)
        .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(report.durations().get(Phase.VERIFY)).isEqualTo(Duration.ofMillis(3500));
  }

  @Test
  void aStateThatLagsIsAskedForAgain() {
    FakeHes hes =
        new FakeHes("example.com")
            .capable(10, Capability.LIST_STATE, Capability.ATOMIC_CHANGE)
            .holding("ann@example.com");
    AtomicInteger looks = new AtomicInteger();
    ApplyTest.once(
        hes,
        "change",
        () -> hes.told = state -> looks.incrementAndGet() < 3 ? new ListState(2, 1, WRONG) : state);
    Waiting waiting = new Waiting();

    SyncReport report = sync(hes).clock(waiting).pause(waiting::sleep).build().replaceUsers();

    assertThat(report.domains().get(0).verified()).isEqualTo(Verified.BY_STATE);
    assertThat(waiting.slept).hasSize(2);
  }

  @Test
  void aLaggingServiceIsGivenUpAtTheDeadline() {
    FakeHes hes = new FakeHes("example.com").capable(10).holding("ann@example.com");
    ApplyTest.once(hes, "add", () -> hes.listed = list -> list.limit(1));
    Waiting waiting = new Waiting();

    assertThatThrownBy(
            () ->
                sync(hes)
                    .clock(waiting)
                    .pause(waiting::sleep)
                    .verificationDeadline(Duration.ofSeconds(2))
                    .build()
                    .replaceUsers())
        .isInstanceOfSatisfying(
            VerificationException.class, e -> assertThat(e.mayStillBeApplied()).isTrue())
        .hasMessageContaining("may still be applying the change")
        .hasMessageContaining("plan --check");
    assertThat(waiting.slept)
        .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(500));
  }

  @Test
  void aConsistentServiceIsNotLookedAtTwice() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    ApplyTest.once(hes, "change", () -> hes.told = state -> new ListState(9, 1, WRONG));
    Waiting waiting = new Waiting();

    assertThatThrownBy(() -> sync(hes).clock(waiting).pause(waiting::sleep).build().replaceUsers())
        .isInstanceOf(VerificationException.class);
    assertThat(waiting.slept).isEmpty();
  }

  @Test
  void anInterruptWhileWaitingSaysThatTheOutcomeIsNotKnown() {
    FakeHes hes = new FakeHes("example.com").capable(10).holding("ann@example.com");
    ApplyTest.once(hes, "add", () -> hes.listed = list -> list.limit(1));

    assertThatThrownBy(
            () ->
                sync(hes)
                    .pause(
                        time -> {
                          throw new InterruptedException();
                        })
                    .build()
                    .replaceUsers())
        .isInstanceOf(SyncInterruptedException.class)
        .hasMessageContaining("everything was sent");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aClockThatIsSetBackGivesNoNegativeDuration() {
    AtomicInteger calls = new AtomicInteger();
    Clock backwards =
        new Waiting() {
          @Override
          public Instant instant() {
            return Instant.EPOCH.minusSeconds(calls.incrementAndGet());
          }
        };

    SyncReport report = sync(new FakeHes("example.com")).clock(backwards).build().replaceUsers();

    assertThat(report.durations().values()).containsOnly(Duration.ZERO);
  }

  private static RecipientSync.Builder sync(FakeHes hes) {
    return RecipientSync.builder(Sources.of("ann@example.com", "bob@example.com"), hes);
  }

  private static void replace(FakeHes hes) {
    sync(hes).build().replaceUsers();
  }
}
