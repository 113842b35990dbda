package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.hes4j.client.Capability;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;

/** A service that lags shows the old list for a while, whatever it has accepted. */
class ChangeOnItsWayTest extends JournaledRuns {
  private static final String[] BEFORE = {"ann@example.com", "bob@example.com", "cid@example.com"};
  private static final String[] AFTER = {"ann@example.com", "cid@example.com", "dan@example.com"};

  private final FakeHes hes = new FakeHes("example.com").capable(10).holding(BEFORE);
  private final Waiting waiting = new Waiting();

  private RecipientSync sync(String... values) {
    return sync(hes, values).clock(waiting).pause(waiting::sleep).build();
  }

  private void showsTheOldList() {
    hes.listed =
        list -> Arrays.stream(BEFORE).map(address -> Recipient.of(EmailAddress.of(address)));
  }

  /** Accepted, and not shown until the deadline. */
  private void changeIsOnItsWay() {
    ApplyTest.once(hes, "add", this::showsTheOldList);
    assertThatThrownBy(() -> sync(AFTER).replaceUsers())
        .isInstanceOfSatisfying(
            VerificationException.class, e -> assertThat(e.mayStillBeApplied()).isTrue());
    hes.clearDiary();
    waiting.slept.clear();
  }

  private void arrivesAfterSleeps(int sleeps) {
    waiting.afterSleeps = sleeps;
    waiting.after = () -> hes.listed = list -> list;
  }

  @Test
  void theRunThatFindsTheOldListInStepSeesItArrive() {
    changeIsOnItsWay();
    arrivesAfterSleeps(3);

    assertThatThrownBy(() -> sync(BEFORE).replaceUsers())
        .isInstanceOfSatisfying(
            VerificationException.class, e -> assertThat(e.mayStillBeApplied()).isTrue())
        .hasMessageContaining("1 are missing");
    assertThat(hes.writes()).isEmpty();

    sync(BEFORE).replaceUsers();
    assertThat(hes.addresses("example.com")).containsExactly(BEFORE);
  }

  @Test
  void aRestoreThatFindsItsListSeesItArrive() throws IOException {
    changeIsOnItsWay();
    arrivesAfterSleeps(2);
    RecipientSync restore =
        RecipientSync.restore(journal().backupToRestore().orElseThrow(), hes)
            .journal(journal())
            .clock(waiting)
            .pause(waiting::sleep)
            .build();

    assertThatThrownBy(restore::replaceUsers).isInstanceOf(VerificationException.class);
  }

  @Test
  void whatDoesNotArriveUntilTheDeadlineIsNotWaitedForAgain() {
    changeIsOnItsWay();

    SyncReport report = sync(BEFORE).replaceUsers();

    assertThat(report.domains().get(0).verified()).isEqualTo(Verified.BY_READING);
    assertThat(waiting.slept.stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofSeconds(60));
    waiting.slept.clear();
    assertThat(sync(BEFORE).replaceUsers().domains().get(0).verified()).isEqualTo(Verified.BY_PLAN);
    assertThat(waiting.slept).isEmpty();
  }

  @Test
  void whatHasArrivedIsNotWaitedFor() {
    changeIsOnItsWay();
    hes.listed = list -> list;

    sync(AFTER).replaceUsers();

    assertThat(waiting.slept).isEmpty();
  }

  @Test
  void aServiceThatDoesNotLagIsNotWaitedFor() {
    hes.capable(10, Capability.CONSISTENT_READS);
    ApplyTest.once(hes, "add", this::showsTheOldList);
    assertThatThrownBy(() -> sync(AFTER).replaceUsers()).isInstanceOf(VerificationException.class);

    sync(BEFORE).replaceUsers();

    assertThat(waiting.slept).isEmpty();
  }
}
