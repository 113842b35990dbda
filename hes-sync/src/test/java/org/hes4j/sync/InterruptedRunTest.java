package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.HesException;
import org.hes4j.client.ServiceUnavailableException;
import org.hes4j.sync.journal.HistoryEntry;
import org.hes4j.sync.journal.HookedDisk;
import org.hes4j.sync.journal.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an interrupt does to a run, in whatever moment it comes. */
class InterruptedRunTest extends JournaledRuns {
  @AfterEach
  void nothingIsLeftOfIt() {
    Thread.interrupted();
  }

  /** The run is over then; what is written down of it must not be cut short. */
  @Test
  void aRunThatChangedSomethingIsInTheHistoryWheneverItIsInterrupted() throws IOException {
    int points = 0;
    int changed = 0;
    boolean reached = true;
    while (reached) {
      points++;
      FakeHes hes = twoDomains();
      Path folder = directory.resolve("at" + points);
      reached = interruptedAt(points, hes, folder);
      List<HistoryEntry> entries = HookedDisk.journal(folder, point -> {}).history().entries();
      if (!hes.writes().isEmpty()) {
        changed++;
        assertThat(entries).as("interrupted at point %d", points).hasSize(1);
        assertThat(entries.get(0).outcome()).isEqualTo(HistoryEntry.Outcome.CHANGED);
      }
    }
    assertThat(changed).isGreaterThan(10).isLessThan(points);
  }

  /** Whether the run came to that point; its interrupt is still there after the run then. */
  private static boolean interruptedAt(int number, FakeHes hes, Path folder) {
    AtomicInteger points = new AtomicInteger();
    Thread caller = Thread.currentThread();
    Journal journal =
        HookedDisk.journal(
            folder,
            point -> {
              if (points.incrementAndGet() == number) {
                caller.interrupt();
              }
            });
    try {
      SyncReport report =
          RecipientSync.builder(Sources.of("ann@example.com", "cid@example.org"), hes)
              .journal(journal)
              .build()
              .replaceUsers();
      assertThat(report.notes())
          .as("interrupted at point %d", number)
          .noneMatch(note -> note.contains("not "));
    } catch (SyncInterruptedException e) {
      assertThat(hes.writes()).as("interrupted at point %d", number).isEmpty();
    }
    boolean reached = points.get() >= number;
    assertThat(Thread.interrupted()).isEqualTo(reached);
    return reached;
  }

  /** At the first such call after the list was changed, or at the change itself. */
  private FakeHes interruptedAt(Predicate<String> call) {
    return interruptedAt(call, new ConnectionException("interrupted", true, null, null));
  }

  private static FakeHes interruptedAt(Predicate<String> call, HesException failure) {
    FakeHes hes = new FakeHes("example.com");
    hes.atCall =
        now -> {
          if (call.test(now) && !hes.writes().isEmpty()) {
            Thread.currentThread().interrupt();
            throw failure;
          }
        };
    return hes;
  }

  @Test
  void anInterruptWhileChangesAreSentIsToldAsThat() throws IOException {
    FakeHes hes = interruptedAt(call -> !call.startsWith("list"));

    assertThatThrownBy(() -> sync(hes, "ann@example.com").build().replaceUsers())
        .isInstanceOf(SyncInterruptedException.class)
        .hasMessageContaining("while it sent its changes")
        .hasCauseInstanceOf(ConnectionException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(lastEntry().outcome()).isEqualTo(HistoryEntry.Outcome.FAILED);
    assertThat(lastEntry().written()).isEqualTo(HistoryEntry.Written.PERHAPS);
  }

  /** The pause before a call that is to be repeated ends with the failure that it followed. */
  @Test
  void anInterruptWhileAServiceThatIsBusyIsWaitedForIsToldAsThat() {
    FakeHes hes =
        interruptedAt(
            call -> call.startsWith("list"),
            new ServiceUnavailableException("busy", null, null, null));

    assertThatThrownBy(() -> sync(hes, "ann@example.com").build().replaceUsers())
        .isInstanceOf(SyncInterruptedException.class)
        .hasCauseInstanceOf(ServiceUnavailableException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptWhileItIsVerifiedIsToldAsThat() throws IOException {
    FakeHes hes = interruptedAt(call -> call.startsWith("list"));

    assertThatThrownBy(() -> sync(hes, "ann@example.com").build().replaceUsers())
        .isInstanceOf(SyncInterruptedException.class)
        .hasMessageContaining("while it verified")
        .hasCauseInstanceOf(ConnectionException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(lastEntry().outcome()).isEqualTo(HistoryEntry.Outcome.FAILED);
  }
}
