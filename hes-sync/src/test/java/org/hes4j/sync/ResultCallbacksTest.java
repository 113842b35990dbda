package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hes4j.client.HesTimeoutException;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.journal.HookedDisk;
import org.hes4j.sync.journal.Journal;
import org.hes4j.sync.journal.JournalRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each run tells its listeners how it ended, once, and what they make of it changes nothing. */
class ResultCallbacksTest {
  @TempDir Path directory;

  private final FakeHes hes = new FakeHes("example.com").holding("ann@example.com");
  private final Results results = new Results();

  private static final class Results implements SyncListener {
    private final List<SyncReport> finished = new ArrayList<>();
    private final List<FailedRun> failed = new ArrayList<>();

    @Override
    public void finished(SyncReport report) {
      finished.add(report);
    }

    @Override
    public void failed(FailedRun run) {
      failed.add(run);
    }
  }

  private Journal journal() {
    return HookedDisk.journal(directory, point -> {});
  }

  private RecipientSync.Builder sync(String... values) {
    return sync(Sources.of(values));
  }

  private RecipientSync.Builder sync(RecipientSource source) {
    return RecipientSync.builder(source, hes).journal(journal()).listener(results);
  }

  private FailedRun failure(RecipientSync sync) {
    Throwable thrown = catchThrowable(sync::replaceUsers);

    assertThat(results.finished).isEmpty();
    assertThat(results.failed).singleElement().extracting(FailedRun::failure).isSameAs(thrown);
    return results.failed.get(0);
  }

  @Test
  void aRunThatEndsWellTellsItsReport() {
    SyncReport report = sync("ann@example.com", "bob@example.com").build().replaceUsers();

    assertThat(results.finished).singleElement().isSameAs(report);
    assertThat(results.failed).isEmpty();
  }

  @Test
  void aRunThatASafeguardStopsTellsItsPlan() {
    hes.holding(Sources.users("example.com", 0, 100));

    FailedRun run = failure(sync("ann@example.com").build());

    assertThat(run.failure()).isInstanceOf(RemovalLimitException.class);
    assertThat(run.stopped()).isTrue();
    assertThat(run.mode()).isEqualTo(SyncMode.REPLACE);
    assertThat(run.plan().orElseThrow().verdict().removals()).isEqualTo(100);
    assertThat(run.durations()).containsOnlyKeys(Phase.READ, Phase.PLAN, Phase.GUARD);
  }

  @Test
  void aSourceThatFailsIsTold() {
    FailedRun run =
        failure(
            sync(consumer -> {
                  throw new RecipientSourceException("the directory went away");
                })
                .build());

    assertThat(run.failure()).isInstanceOf(RecipientSourceException.class);
    assertThat(run.stopped()).isFalse();
    assertThat(run.plan()).isEmpty();
    assertThat(run.durations()).containsOnlyKeys(Phase.READ);
  }

  @Test
  void aSourceWithNobodyIsTold() {
    FailedRun run = failure(sync().build());

    assertThat(run.failure()).isInstanceOf(NoRecipientsException.class);
    assertThat(run.stopped()).isTrue();
  }

  @Test
  void anErrorIsTold() {
    FailedRun run =
        failure(
            sync(consumer -> {
                  throw new StackOverflowError("deep");
                })
                .build());

    assertThat(run.failure()).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void aServiceThatFailsInTheSendingIsTold() {
    ApplyTest.once(
        hes,
        "change",
        () -> {
          throw new HesTimeoutException("too slow", null, null);
        });

    FailedRun run = failure(sync("ann@example.com", "bob@example.com").build());

    assertThat(run.failure()).isInstanceOf(HesTimeoutException.class);
    assertThat(run.durations()).containsKey(Phase.APPLY).doesNotContainKey(Phase.VERIFY);
  }

  @Test
  void aLockThatIsHeldIsTold() throws IOException {
    Instant before = Instant.now();
    try (JournalRun other = journal().begin(before)) {
      assertThat(other.runId()).isNotEmpty();

      FailedRun run = failure(sync("ann@example.com").build());

      assertThat(run.failure()).isInstanceOf(AlreadyRunningException.class);
      assertThat(run.stopped()).isFalse();
      assertThat(run.durations()).isEmpty();
      assertThat(run.started()).isAfterOrEqualTo(before);
    }
  }

  @Test
  void aListenerThatEndsTheRunIsTold() {
    SyncListener impatient =
        new SyncListener() {
          @Override
          public void phaseStarted(Phase phase) {
            throw new IllegalStateException("enough");
          }
        };

    FailedRun run = failure(sync("ann@example.com").listener(impatient).build());

    assertThat(run.failure()).hasMessage("enough");
  }

  @Test
  void anInterruptedRunIsTold() {
    SyncListener interrupting =
        new SyncListener() {
          @Override
          public void phaseStarted(Phase phase) {
            Thread.currentThread().interrupt();
          }
        };

    FailedRun run = failure(sync("ann@example.com").listener(interrupting).build());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.failure()).isInstanceOf(SyncInterruptedException.class);
  }

  @Test
  void aPreviewIsNoRun() {
    sync("ann@example.com").build().plan();
    RecipientSync broken =
        sync(consumer -> {
              throw new RecipientSourceException("the directory went away");
            })
            .build();

    assertThatThrownBy(broken::plan).isInstanceOf(RecipientSourceException.class);
    assertThat(results.finished).isEmpty();
    assertThat(results.failed).isEmpty();
  }

  @Test
  void aCallThatIsRefusedForItsArgumentsIsNoRun() {
    MailDomain other = MailDomain.of("example.org");
    RecipientSync one =
        sync("ann@example.com").domains(Set.of(MailDomain.of("example.com"))).build();

    assertThatThrownBy(() -> one.replaceUsers(other)).isInstanceOf(IllegalArgumentException.class);
    assertThat(results.failed).isEmpty();
  }

  @Test
  void theJournalIsWrittenAndFreeWhenTheResultIsTold() throws IOException {
    List<HistoryEntry.Outcome> recorded = new ArrayList<>();
    SyncListener next =
        new SyncListener() {
          @Override
          public void finished(SyncReport report) {
            recorded.add(beginAnother());
          }

          @Override
          public void failed(FailedRun run) {
            recorded.add(beginAnother());
          }
        };

    sync("ann@example.com", "bob@example.com").listener(next).build().replaceUsers();
    assertThatThrownBy(() -> sync().listener(next).build().replaceUsers())
        .isInstanceOf(NoRecipientsException.class);

    assertThat(recorded)
        .containsExactly(HistoryEntry.Outcome.CHANGED, HistoryEntry.Outcome.STOPPED);
  }

  private HistoryEntry.Outcome beginAnother() {
    try {
      journal().begin(Instant.now()).close();
      return journal().history().entries().get(0).outcome();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Throws whatever the result. */
  private static SyncListener throwing(Throwable thrown) {
    return new SyncListener() {
      @Override
      public void finished(SyncReport report) {
        ResultCallbacksTest.<RuntimeException>sneak(thrown);
      }

      @Override
      public void failed(FailedRun run) {
        ResultCallbacksTest.<RuntimeException>sneak(thrown);
      }
    };
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void aListenerThatFailsOnTheResultLeavesAGoodRunGood() throws IOException {
    for (Throwable thrown :
        List.of(new IllegalStateException("no"), new AssertionError("no"), new IOException("no"))) {
      results.finished.clear();

      SyncReport report =
          RecipientSync.builder(Sources.of("ann@example.com"), hes)
              .journal(journal())
              .listener(throwing(thrown))
              .listener(results)
              .build()
              .replaceUsers();

      assertThat(report.outcome()).isEqualTo(Outcome.IN_STEP);
      assertThat(results.finished).as("the next listener").containsExactly(report);
      assertThat(results.failed).isEmpty();
      assertThat(journal().history().entries().get(0).outcome())
          .isEqualTo(HistoryEntry.Outcome.IN_STEP);
    }
  }

  @Test
  void aListenerThatFailsOnTheResultHidesNoFailure() {
    Throwable no = new AssertionError("no");

    assertThatThrownBy(
            () ->
                RecipientSync.builder(Sources.of(), hes)
                    .listener(throwing(no))
                    .listener(results)
                    .build()
                    .replaceUsers())
        .isInstanceOf(NoRecipientsException.class)
        .hasSuppressedException(no);
    assertThat(results.failed).as("the next listener").hasSize(1);
  }

  @Test
  void aListenerMayThrowTheFailureItself() {
    SyncListener rethrowing =
        new SyncListener() {
          @Override
          public void failed(FailedRun run) {
            throw (RuntimeException) run.failure();
          }
        };

    assertThatThrownBy(() -> sync().listener(rethrowing).build().replaceUsers())
        .isInstanceOf(NoRecipientsException.class)
        .hasNoSuppressedExceptions();
  }

  @Test
  void aRunThatFailsHalfWaySaysWhatItHadChanged() {
    FakeHes three = new FakeHes("a.example", "b.example", "c.example", "d.example");
    three.holding("ann@b.example");
    three.atCall =
        call -> {
          if (call.startsWith("change c.example")) {
            throw new IllegalStateException("broken");
          }
        };
    RecipientSync sync =
        RecipientSync.builder(
                Sources.of("ann@a.example", "ann@b.example", "ann@c.example", "ann@d.example"),
                three)
            .listener(results)
            .build();

    FailedRun run = failure(sync);

    assertThat(run.changed()).containsExactly(MailDomain.of("a.example"));
    assertThat(run.notChanged())
        .containsExactly(MailDomain.of("c.example"), MailDomain.of("d.example"));
  }

  @Test
  void aRunThatIsStoppedHasChangedNothing() {
    FailedRun run = failure(sync("ann@example.net").build());

    assertThat(run.changed()).isEmpty();
    assertThat(run.notChanged()).isEmpty();
  }
}
