package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hes4j.sync.journal.HookedDisk;
import org.hes4j.sync.journal.Journal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs from a source that tells its changes, after a first one. */
abstract class FewChangesRuns {
  static final String SHORT = "so of its records only";

  @TempDir Path directory;

  final FakeHes hes = new FakeHes("example.com", "example.org", "example.edu");
  final Differing source = new Differing();

  Journal journal() {
    return HookedDisk.journal(directory, point -> {});
  }

  RecipientSync.Builder sync() {
    return RecipientSync.builder(source, hes).journal(journal()).rivals(Rivals.REFUSE);
  }

  SyncReport run(UnaryOperator<RecipientSync.Builder> how) {
    hes.clearDiary();
    source.reads = 0;
    source.updates = 0;
    return how.apply(sync().allowRemovals(2)).build().replaceUsers();
  }

  SyncReport run() {
    return run(builder -> builder);
  }

  static boolean isShort(SyncReport report) {
    return report.notes().stream().anyMatch(note -> note.contains(SHORT));
  }

  SyncReport assertShort() {
    SyncReport report = run();
    assertThat(report.notes()).anyMatch(note -> note.contains(SHORT));
    assertThat(source.reads).isEqualTo(1);
    assertThat(source.updates).isEqualTo(1);
    assertThat(hes.diary()).doesNotContain("listUsers example.com", "listUsers example.org");
    return report;
  }

  SyncReport assertLong() {
    SyncReport report = run();
    assertThat(isShort(report)).isFalse();
    assertThat(run().outcome()).isEqualTo(Outcome.IN_STEP);
    return report;
  }

  List<String> com() {
    return hes.addresses("example.com");
  }

  @BeforeEach
  void firstRun() {
    source
        .entry("ann", "ann@example.com", "ann@example.com", "Anna@Example.com")
        .entry("bob", "bob@example.com", "x500:/o=bob")
        .entry("broken", "broken@", "cid@example.net")
        .entry("dan", "dan@example.org")
        .entry("eve", "eve@example.com");
    assertThat(isShort(run())).isFalse();
  }
}
