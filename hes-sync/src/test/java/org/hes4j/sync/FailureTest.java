package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hes4j.client.Capability;
import org.hes4j.client.HesTimeoutException;
import org.hes4j.client.ProtocolException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever fails before the sending leaves the service as it was, and nothing behind. */
class FailureTest {
  private final RecipientSourceException down =
      new RecipientSourceException("the directory went away");

  @AfterEach
  void noThreadIsLeftBehind() {
    assertThat(Thread.getAllStackTraces().keySet())
        .map(Thread::getName)
        .noneMatch(name -> name.startsWith("hes-sync-"));
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aSourceThatFailsHalfWayLeavesTheServiceUntouched() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    RecipientSource source = Sources.thenDo(500, "example.com", consumer -> fail());

    assertThatThrownBy(() -> RecipientSync.builder(source, hes).build().replaceUsers())
        .isSameAs(down);
    assertThat(hes.writes()).isEmpty();
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com");
  }

  @Test
  void aSourceThatFailsBeforeItsFirstRecordIsNoEmptySource() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");

    assertThatThrownBy(() -> RecipientSync.builder(consumer -> fail(), hes).build().replaceUsers())
        .isSameAs(down);
  }

  @Test
  void aSourceThatFailsStopsTheReadingOfTheService() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    CountDownLatch listing = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    hes.atCall =
        call -> {
          if (call.startsWith("listUsers")) {
            listing.countDown();
            interrupted.set(waitForever());
          }
        };
    RecipientSource source =
        consumer -> {
          await(listing);
          fail();
        };

    assertThatThrownBy(() -> RecipientSync.builder(source, hes).build().replaceUsers())
        .isSameAs(down);
    assertThat(interrupted).isTrue();
  }

  @Test
  void aSourceThatFailsWhileTheDomainsAreAskedForEndsTheRunAtOnce() {
    FakeHes hes = new FakeHes("example.com");
    CountDownLatch asking = new CountDownLatch(1);
    hes.atCall =
        call -> {
          asking.countDown();
          waitForever();
        };
    RecipientSource source =
        consumer -> {
          await(asking);
          fail();
        };

    assertThatThrownBy(() -> RecipientSync.builder(source, hes).build().plan()).isSameAs(down);
  }

  @Test
  void aServiceThatFailsInTheMiddleOfAListStopsTheSource() {
    FakeHes hes = new FakeHes("example.com").holding(Sources.users("example.com", 0, 20));
    HesTimeoutException timeout = new HesTimeoutException("too slow", null, null);
    hes.listed =
        list ->
            list.peek(
                recipient -> {
                  if (recipient.address().localPart().equals("user000010")) {
                    throw timeout;
                  }
                });
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    RecipientSource endless =
        consumer -> {
          try {
            for (int i = 0; ; i++) {
              consumer.accept(Sources.record(Sources.user(i % 1000, "example.com"), i));
            }
          } catch (RuntimeException e) {
            thrown.set(e);
            throw e;
          }
        };

    assertThatThrownBy(() -> RecipientSync.builder(endless, hes).build().replaceUsers())
        .isSameAs(timeout);
    assertThat(thrown.get()).isInstanceOf(Stopped.class);
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void aServiceThatFailsStopsASourceThatWaits() {
    FakeHes hes = new FakeHes("example.com");
    HesTimeoutException timeout = new HesTimeoutException("too slow", null, null);
    hes.atCall =
        call -> {
          throw timeout;
        };
    AtomicBoolean interrupted = new AtomicBoolean();
    RecipientSource waiting = consumer -> interrupted.set(waitForever());

    assertThatThrownBy(() -> RecipientSync.builder(waiting, hes).build().replaceUsers())
        .isSameAs(timeout);
    assertThat(interrupted).isTrue();
  }

  @Test
  void aSourceThatComplainsOfBeingStoppedDoesNotHideTheFirstFailure() {
    FakeHes hes = new FakeHes("example.com");
    HesTimeoutException timeout = new HesTimeoutException("too slow", null, null);
    CountDownLatch reading = new CountDownLatch(1);
    hes.atCall =
        call -> {
          await(reading);
          throw timeout;
        };
    RecipientSource complaining =
        consumer -> {
          reading.countDown();
          waitForever();
          fail();
        };

    assertThatThrownBy(() -> RecipientSync.builder(complaining, hes).build().replaceUsers())
        .isSameAs(timeout);
  }

  @Test
  void aListShorterThanItsCountIsNotTakenForTheWhole() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com", "bob@example.com");
    hes.listed = list -> list.limit(1);

    assertThatThrownBy(
            () -> RecipientSync.builder(Sources.of("ann@example.com"), hes).build().replaceUsers())
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("tells 2 recipients of example.com")
        .hasMessageContaining("lists 1");
    assertThat(hes.writes()).isEmpty();
  }

  /** Told as the source has them, it would be in step: nobody would see that ann is missing. */
  @Test
  void aListOfOthersThanItsDigestTellsIsNotTaken() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com", "bob@example.com");
    hes.listed =
        list ->
            Stream.of("bob@example.com", "eve@example.com")
                .map(EmailAddress::of)
                .map(Recipient::of);
    RecipientSync sync =
        RecipientSync.builder(Sources.of("bob@example.com", "eve@example.com"), hes).build();

    for (ThrowingCallable run :
        List.<ThrowingCallable>of(
            sync::plan, sync::replaceUsers, sync::addUsers, sync::deleteUsers)) {
      assertThatThrownBy(run)
          .isInstanceOf(ProtocolException.class)
          .hasMessageMatching(
              "the service tells the digest [0-9a-f]{12}… of the list of example.com at revision 3"
                  + " and lists recipients whose digest is [0-9a-f]{12}…; the list cannot be"
                  + " trusted, run again");
    }
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void aListThatIsToldInAnyOrderHasTheDigestTold() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com", "bob@example.com");
    hes.listed = list -> list.sorted(Comparator.comparing(Recipient::address).reversed());

    SyncReport report =
        RecipientSync.builder(Sources.of("ann@example.com", "bob@example.com"), hes)
            .build()
            .replaceUsers();

    assertThat(report.outcome()).isEqualTo(Outcome.IN_STEP);
  }

  /** What takes the recipients is for one thread. */
  @Test
  void aListThatIsToldInSeveralThreadsIsReadInOne() {
    FakeHes hes = new FakeHes("example.com").holding(Sources.users("example.com", 0, 5_000));
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    hes.listed = list -> list.parallel().peek(recipient -> threads.add(Thread.currentThread()));

    SyncReport report =
        RecipientSync.builder(Sources.of(Sources.users("example.com", 0, 5_000)), hes)
            .build()
            .replaceUsers();

    assertThat(report.outcome()).isEqualTo(Outcome.IN_STEP);
    assertThat(threads).hasSize(1);
  }

  @Test
  void aListWithRecipientsOfAnotherDomainIsNotTaken() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    hes.listed = list -> Stream.of(Recipient.of(EmailAddress.of("ann@example.org")));

    assertThatThrownBy(
            () -> RecipientSync.builder(Sources.of("ann@example.com"), hes).build().replaceUsers())
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("example.org");
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void anErrorInTheCheckOfTheBindingEndsTheRunUnchanged() {
    FakeHes hes = new FakeHes("example.com");
    IllegalStateException closed = new IllegalStateException("closed");
    hes.check =
        recipient -> {
          throw closed;
        };

    assertThatThrownBy(
            () ->
                RecipientSync.builder(Sources.of(Sources.users("example.com", 0, 100_000)), hes)
                    .build()
                    .replaceUsers())
        .isSameAs(closed);
  }

  @Test
  void anInterruptedRunEndsAndKeepsTheInterrupt() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
    Thread caller = Thread.currentThread();
    RecipientSource source =
        consumer -> {
          caller.interrupt();
          waitForever();
        };

    assertThatThrownBy(() -> RecipientSync.builder(source, hes).build().replaceUsers())
        .isInstanceOf(SyncInterruptedException.class)
        .hasMessageContaining("before anything was changed");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void aSourceThatFailsAfterStagingBeganLeavesNoStageOpen() throws Exception {
    FakeHes hes = new FakeHes("example.com").capable(100, Capability.values());
    CountDownLatch staged = new CountDownLatch(1);
    hes.atCall =
        call -> {
          if (call.startsWith("append")) {
            staged.countDown();
          }
        };
    RecipientSource source =
        Sources.thenDo(
            512,
            "example.com",
            consumer -> {
              await(staged);
              fail();
            });

    assertThatThrownBy(() -> RecipientSync.builder(source, hes).build().replaceUsers())
        .isSameAs(down);
    assertThat(hes.diary()).contains("begin example.com NOTHING", "abort example.com");
    assertThat(hes.openStages()).isZero();
    assertThat(hes.addresses("example.com")).isEmpty();
  }

  @Test
  void anUploadThatFailsStopsTheSource() {
    FakeHes hes = new FakeHes("example.com").capable(100, Capability.values());
    HesTimeoutException timeout = new HesTimeoutException("too slow", null, null);
    hes.atCall =
        call -> {
          if (call.startsWith("append")) {
            throw timeout;
          }
        };
    RecipientSource source = Sources.thenDo(512, "example.com", consumer -> waitForever());

    assertThatThrownBy(() -> RecipientSync.builder(source, hes).build().replaceUsers())
        .isSameAs(timeout);
    assertThat(hes.openStages()).isZero();
  }

  private void fail() {
    throw down;
  }

  /** Whether it was interrupted, which is the only way out. */
  private static boolean waitForever() {
    try {
      new CountDownLatch(1).await();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody came", e);
    }
  }
}
