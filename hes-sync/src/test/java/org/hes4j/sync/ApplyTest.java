package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hes4j.client.Capability;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.StageException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;

/** The way of sending is chosen by capability and size. */
class ApplyTest {

  @Test
  void whatFitsInOneMessageIsOneAtomicChange() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com", "old@example.com");

    SyncReport report = replace(hes, "ann@example.com", "bob@example.com", "cid@example.com");

    assertThat(hes.writes()).containsExactly("change example.com +2 -1");
    assertThat(report.domains().get(0).strategy()).isEqualTo(Strategy.ATOMIC_CHANGE);
    assertThat(report.domains().get(0).additionsSent()).isEqualTo(2);
    assertThat(report.domains().get(0).removalsSent()).isEqualTo(1);
    assertThat(report.domains().get(0).batchesSent()).isEqualTo(1);
  }

  @Test
  void aLargeDifferenceIsStagedOnThePresentList() {
    FakeHes hes =
        new FakeHes("example.com")
            .capable(10, Capability.values())
            .holding(Sources.users("example.com", 0, 100));

    SyncReport report = replace(hes, Sources.users("example.com", 5, 125));

    assertThat(hes.writes())
        .containsExactly(
            "begin example.com PRESENT",
            "append example.com +10 -0",
            "append example.com +10 -0",
            "append example.com +5 -0",
            "append example.com +0 -5",
            "commit example.com 120");
    assertThat(hes.addresses("example.com")).containsExactly(Sources.users("example.com", 5, 125));
    assertThat(report.domains().get(0).strategy()).isEqualTo(Strategy.STAGED_CHANGE);
    assertThat(report.domains().get(0).batchesSent()).isEqualTo(4);
    assertThat(hes.openStages()).isZero();
  }

  @Test
  void aListSmallerThanTheDifferenceIsStagedFromNothingAndKeepsItsNames() {
    FakeHes hes =
        new FakeHes("example.com")
            .capable(10, Capability.values())
            .holding(Sources.users("example.com", 0, 30))
            .holding(Recipient.of(EmailAddress.of(Sources.user(29, "example.com")), "Kept Name"));

    RecipientSync.builder(Sources.of(Sources.users("example.com", 18, 30)), hes)
        .allowRemovals(18)
        .build()
        .replaceUsers();

    assertThat(hes.writes())
        .containsExactly(
            "begin example.com NOTHING",
            "append example.com +10 -0",
            "append example.com +2 -0",
            "commit example.com 12");
    assertThat(hes.addresses("example.com")).containsExactly(Sources.users("example.com", 18, 30));
    assertThat(hes.name(Sources.user(29, "example.com"))).contains("Kept Name");
  }

  @Test
  void additionsAndDeletionsOfAnySizeAreStagedToo() {
    FakeHes hes =
        new FakeHes("example.com")
            .capable(10, Capability.values())
            .holding(Sources.users("example.com", 0, 100));

    RecipientSync.builder(Sources.of(Sources.users("example.com", 90, 130)), hes)
        .build()
        .addUsers();
    assertThat(hes.addresses("example.com")).containsExactly(Sources.users("example.com", 0, 130));

    RecipientSync.builder(Sources.of(Sources.users("example.com", 50, 100)), hes)
        .allowRemovals(50)
        .build()
        .deleteUsers();
    assertThat(hes.addresses("example.com")).hasSize(80).doesNotContain("user000050@example.com");
    assertThat(hes.openStages()).isZero();
  }

  @Test
  void withoutAtomicChangeAllAdditionsGoBeforeTheFirstRemoval() {
    FakeHes hes =
        new FakeHes("example.com").capable(10).holding(Sources.users("example.com", 0, 100));

    SyncReport report = replace(hes, Sources.users("example.com", 10, 115));

    assertThat(hes.writes())
        .containsExactly("add example.com 10", "add example.com 5", "delete example.com 10");
    assertThat(hes.addresses("example.com")).containsExactly(Sources.users("example.com", 10, 115));
    assertThat(report.domains().get(0).strategy()).isEqualTo(Strategy.SEPARATE_CHANGES);
    assertThat(report.domains().get(0).verified()).isEqualTo(Verified.BY_READING);
  }

  @Test
  void anAtomicReplaceIsTakenWhereThereIsNothingBetterAndTheListFits() {
    FakeHes hes =
        new FakeHes("example.com")
            .capable(10, Capability.ATOMIC_REPLACE, Capability.CONSISTENT_READS)
            .holding("ann@example.com", "old@example.com");

    SyncReport report = replace(hes, "ann@example.com", "bob@example.com");

    assertThat(hes.writes()).containsExactly("replace example.com 2");
    assertThat(report.domains().get(0).strategy()).isEqualTo(Strategy.ONE_SHOT_REPLACE);
  }

  @Test
  void aListTooLargeForAnAtomicReplaceIsSentAsSeparateChanges() {
    FakeHes hes =
        new FakeHes("example.com")
            .capable(10, Capability.ATOMIC_REPLACE, Capability.CONSISTENT_READS)
            .holding(Sources.users("example.com", 0, 10));

    replace(hes, Sources.users("example.com", 1, 12));

    assertThat(hes.writes()).containsExactly("add example.com 2", "delete example.com 1");
  }

  @Test
  void theWholeListIsSentWhereThatIsAskedForAndNothingAtomicIsToBeHad() {
    FakeHes hes =
        new FakeHes("example.com")
            .capable(10, Capability.CONSISTENT_READS)
            .holding("ann@example.com", "old@example.com");

    SyncReport report = wholeLists(hes, "ann@example.com", "bob@example.com", "cid@example.com");

    assertThat(hes.writes()).containsExactly("replace example.com 3");
    assertThat(report.domains().get(0).strategy()).isEqualTo(Strategy.WHOLE_LIST);
    assertThat(report.domains().get(0).additionsSent()).isEqualTo(3);
    assertThat(report.domains().get(0).batchesSent()).isEqualTo(1);
    assertThat(hes.addresses("example.com"))
        .containsExactly("ann@example.com", "bob@example.com", "cid@example.com");
  }

  @Test
  void anAtomicChangeIsNeverGivenUpForAWholeList() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");

    wholeLists(hes, "ann@example.com", "bob@example.com");

    assertThat(hes.writes()).containsExactly("change example.com +1 -0");
  }

  @Test
  void aListThatEndsUpEmptyIsNeverSentAsAWholeOne() {
    FakeHes hes =
        new FakeHes("example.com")
            .capable(10, Capability.CONSISTENT_READS)
            .holding("a@example.com");

    RecipientSync.builder(Sources.of("a@example.com"), hes)
        .writing(Writing.WHOLE_LISTS)
        .allowRemovals(1)
        .build()
        .deleteUsers();

    assertThat(hes.writes()).containsExactly("delete example.com 1");
  }

  private static SyncReport wholeLists(FakeHes hes, String... values) {
    return RecipientSync.builder(Sources.of(values), hes)
        .writing(Writing.WHOLE_LISTS)
        .build()
        .replaceUsers();
  }

  @Test
  void aRivalWhoChangesTheListAfterThePlanEndsTheRun() {
    for (int largestBatch : new int[] {10_000, 2}) {
      FakeHes hes =
          new FakeHes("example.com")
              .capable(largestBatch, Capability.values())
              .holding("ann@example.com");
      once(hes, largestBatch == 2 ? "commit" : "change", () -> hes.holding("rival@example.com"));

      assertThatThrownBy(
              () ->
                  replace(
                      hes, "ann@example.com", "a@example.com", "b@example.com", "c@example.com"))
          .isInstanceOf(RevisionConflictException.class)
          .hasMessageContaining("somebody else changed the list of example.com")
          .hasMessageContaining("Run again");
      assertThat(hes.addresses("example.com"))
          .containsExactly("ann@example.com", "rival@example.com");
      assertThat(hes.openStages()).isZero();
    }
  }

  @Test
  void aStageThatFailsHalfWayIsAborted() {
    FakeHes hes =
        new FakeHes("example.com").capable(2, Capability.values()).holding("ann@example.com");
    IllegalStateException broken = new IllegalStateException("broken");
    List<String> appends = new ArrayList<>();
    hes.atCall =
        call -> {
          if (call.startsWith("append")) {
            appends.add(call);
            if (appends.size() == 2) {
              throw broken;
            }
          }
        };

    assertThatThrownBy(
            () ->
                replace(hes, "ann@example.com", "a@example.com", "b@example.com", "c@example.com"))
        .isSameAs(broken);
    assertThat(hes.openStages()).isZero();
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com");
  }

  @Test
  void aListThatChangesWhileItIsReadIsReadAgain() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    once(hes, "listUsers", () -> hes.holding("late@example.com"));

    SyncReport report = replace(hes, "ann@example.com", "late@example.com");

    assertThat(report.outcome()).isEqualTo(Outcome.IN_STEP);
    assertThat(hes.diary())
        .containsExactly(
            "listDomains", "listUsers example.com", "listDomains", "listUsers example.com");
  }

  @Test
  void aListThatNeverRestsEndsTheRunAfterThreeAttempts() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    hes.atCall =
        call -> {
          if (call.startsWith("listUsers")) {
            hes.holding("other@example.com");
          }
        };

    assertThatThrownBy(() -> replace(hes, "ann@example.com"))
        .isInstanceOf(RevisionConflictException.class)
        .hasMessageContaining("3 times in a row");
    assertThat(hes.diary()).filteredOn(call -> call.startsWith("listUsers")).hasSize(3);
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void anotherStageErrorThanALostOneIsNotTriedAgain() {
    FakeHes hes =
        new FakeHes("example.com").capable(2, Capability.values()).holding("ann@example.com");
    once(
        hes,
        "commit",
        () -> {
          throw new StageException("mismatch", StageException.Kind.MISMATCH, null, null);
        });

    assertThatThrownBy(
            () ->
                replace(hes, "ann@example.com", "a@example.com", "b@example.com", "c@example.com"))
        .isInstanceOf(StageException.class);
    assertThat(hes.openStages()).isZero();
  }

  @Test
  void aStageThatIsLostIsBegunAgain() {
    for (StageException.Kind kind :
        List.of(StageException.Kind.EXPIRED, StageException.Kind.UNKNOWN)) {
      for (String lostAt : List.of("append", "commit")) {
        FakeHes hes =
            new FakeHes("example.com").capable(2, Capability.values()).holding("ann@example.com");
        List<Long> progress = new ArrayList<>();
        losing(hes, lostAt, kind, 2);

        SyncReport report =
            RecipientSync.builder(Sources.of(List.of(FOUR)), hes)
                .listener(
                    new SyncListener() {
                      @Override
                      public void progress(Phase phase, long done) {
                        if (phase == Phase.APPLY) {
                          progress.add(done);
                        }
                      }
                    })
                .build()
                .replaceUsers();

        assertThat(hes.addresses("example.com")).containsExactlyInAnyOrder(FOUR);
        assertThat(hes.diary()).filteredOn(call -> call.startsWith("begin")).hasSize(3);
        assertThat(hes.openStages()).isZero();
        assertThat(report.domains().get(0).additionsSent()).isEqualTo(3);
        assertThat(progress).last().isEqualTo(3L);
      }
    }
  }

  @Test
  void aServiceThatLosesEveryStageEndsTheRunAfterThree() {
    FakeHes hes =
        new FakeHes("example.com").capable(2, Capability.values()).holding("ann@example.com");
    losing(hes, "commit", StageException.Kind.EXPIRED, 3);

    assertThatThrownBy(() -> replace(hes, FOUR)).isInstanceOf(StageException.class);
    assertThat(hes.diary()).filteredOn(call -> call.startsWith("begin")).hasSize(3);
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com");
    assertThat(hes.openStages()).isZero();
  }

  private static final String[] FOUR = {
    "ann@example.com", "a@example.com", "b@example.com", "c@example.com"
  };

  private static void losing(FakeHes hes, String lostAt, StageException.Kind kind, int times) {
    AtomicInteger lost = new AtomicInteger();
    hes.atCall =
        call -> {
          if (call.startsWith(lostAt) && lost.incrementAndGet() <= times) {
            throw new StageException("lost", kind, null, null);
          }
        };
  }

  static void once(FakeHes hes, String call, Runnable action) {
    AtomicBoolean done = new AtomicBoolean();
    hes.atCall =
        made -> {
          if (made.startsWith(call) && done.compareAndSet(false, true)) {
            action.run();
          }
        };
  }

  private static SyncReport replace(FakeHes hes, String... values) {
    return RecipientSync.builder(Sources.of(Arrays.asList(values)), hes).build().replaceUsers();
  }
}
