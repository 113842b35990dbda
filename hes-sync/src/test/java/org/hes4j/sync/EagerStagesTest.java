package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hes4j.client.Capability;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.StageException;
import org.hes4j.recipient.RecipientSource;
import org.junit.jupiter.api.Test;

/**
 * Domains whose list is empty are uploaded while the source is read, and committed after the guard.
 */
class EagerStagesTest {

  @Test
  void anEmptyListIsFilledThroughAStageThatBeginsWhileTheSourceIsRead() {
    FakeHes hes = new FakeHes("example.com").capable(100, Capability.values());
    CountDownLatch staged = new CountDownLatch(1);
    hes.atCall =
        call -> {
          if (call.startsWith("append")) {
            staged.countDown();
          }
        };
    AtomicBoolean wasStaged = new AtomicBoolean();
    RecipientSource source =
        Sources.thenDo(
            512,
            "example.com",
            consumer -> {
              await(staged);
              wasStaged.set(true);
            });

    SyncReport report = RecipientSync.builder(source, hes).build().replaceUsers();

    assertThat(wasStaged).isTrue();
    assertThat(hes.addresses("example.com")).containsExactly(Sources.users("example.com", 0, 512));
    assertThat(hes.writes())
        .containsExactly(
            "begin example.com NOTHING",
            "append example.com +100 -0",
            "append example.com +100 -0",
            "append example.com +100 -0",
            "append example.com +100 -0",
            "append example.com +100 -0",
            "append example.com +12 -0",
            "commit example.com 512");
    assertThat(report.domains().get(0).strategy()).isEqualTo(Strategy.STAGED_CHANGE);
    assertThat(report.domains().get(0).additionsSent()).isEqualTo(512);
    assertThat(report.domains().get(0).batchesSent()).isEqualTo(6);
    assertThat(hes.openStages()).isZero();
  }

  @Test
  void whatFitsInOneMessageNeedsNoStage() {
    FakeHes hes = new FakeHes("example.com").capable(100, Capability.values());

    RecipientSync.builder(Sources.of(Sources.users("example.com", 0, 100)), hes)
        .build()
        .replaceUsers();

    assertThat(hes.writes()).containsExactly("change example.com +100 -0");
  }

  @Test
  void theGuardOfAnotherDomainAbortsTheStage() {
    FakeHes hes =
        new FakeHes("example.com", "example.org")
            .capable(100, Capability.values())
            .holding(Sources.users("example.org", 0, 44));
    List<String> values = new ArrayList<>(Arrays.asList(Sources.users("example.com", 0, 300)));
    values.add("new@example.org");

    assertThatThrownBy(() -> RecipientSync.builder(Sources.of(values), hes).build().replaceUsers())
        .isInstanceOf(RemovalLimitException.class);

    assertThat(hes.diary()).noneMatch(call -> call.startsWith("commit"));
    assertThat(hes.openStages()).isZero();
    assertThat(hes.addresses("example.com")).isEmpty();
  }

  @Test
  void duplicatesAreStagedOnce() {
    FakeHes hes = new FakeHes("example.com").capable(10, Capability.values());
    List<String> values = new ArrayList<>();
    for (String user : Sources.users("example.com", 0, 25)) {
      values.add(user);
      values.add(user.toUpperCase(java.util.Locale.ROOT));
    }

    SyncReport report = RecipientSync.builder(Sources.of(values), hes).build().replaceUsers();

    assertThat(report.plan().duplicates()).isEqualTo(25);
    assertThat(hes.addresses("example.com")).hasSize(25);
    assertThat(hes.writes()).filteredOn(call -> call.startsWith("append")).hasSize(3);
  }

  @Test
  void aStageThatExpiresIsBegunAgainAfterTheGuard() {
    for (String lostAt : List.of("append", "commit")) {
      FakeHes hes = new FakeHes("example.com").capable(10, Capability.values());
      ApplyTest.once(
          hes,
          lostAt,
          () -> {
            throw new StageException("too late", StageException.Kind.EXPIRED, null, null);
          });

      RecipientSync.builder(Sources.of(Sources.users("example.com", 0, 25)), hes)
          .build()
          .replaceUsers();

      assertThat(hes.addresses("example.com")).hasSize(25);
      assertThat(hes.diary()).filteredOn(call -> call.startsWith("begin")).hasSize(2);
      assertThat(hes.openStages()).isZero();
    }
  }

  @Test
  void aRivalWhoFillsTheListMeanwhileEndsTheRun() {
    for (String moment : List.of("begin", "commit")) {
      FakeHes hes = new FakeHes("example.com").capable(10, Capability.values());
      ApplyTest.once(hes, moment, () -> hes.holding("rival@example.com"));

      assertThatThrownBy(
              () ->
                  RecipientSync.builder(Sources.of(Sources.users("example.com", 0, 25)), hes)
                      .build()
                      .replaceUsers())
          .isInstanceOf(RevisionConflictException.class)
          .hasMessageContaining("somebody else changed the list of example.com");
      assertThat(hes.addresses("example.com")).containsExactly("rival@example.com");
      assertThat(hes.openStages()).isZero();
    }
  }

  @Test
  void addingToAnEmptyListIsStagedAndDeletingFromItIsNot() {
    FakeHes hes = new FakeHes("example.com").capable(10, Capability.values());
    var source = Sources.of(Sources.users("example.com", 0, 25));

    RecipientSync.builder(source, hes).build().deleteUsers();
    assertThat(hes.writes()).isEmpty();

    RecipientSync.builder(source, hes).build().addUsers();
    assertThat(hes.addresses("example.com")).hasSize(25);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("nothing was staged", e);
    }
  }
}
