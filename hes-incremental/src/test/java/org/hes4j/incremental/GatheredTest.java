package org.hes4j.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a read has told, before it counts. */
class GatheredTest {
  private static final UUID KNOWN = FakeDirectory.id(1);
  private static final UUID OTHER = FakeDirectory.id(9);

  @TempDir Path temporary;

  private StoreFile known() {
    IncrementalSource.of(new FakeDirectory().people(1, 3), temporary).read(record -> {});
    return StoreFile.open(temporary.resolve("entries.mv"));
  }

  private Gathered gathered(StoreFile known) {
    return new Gathered(known, temporary.resolve("scratch.mv"));
  }

  @Test
  void afterStartingOverNothingOfBeforeIsKnown() {
    try (StoreFile known = known();
        Gathered told = gathered(known)) {
      told.put(OTHER, List.of());
      assertThat(told.stillThere(KNOWN)).isTrue();
      told.startOver("a test");
      assertThat(told.stillThere(KNOWN)).isFalse();
      assertThat(told.stillThere(OTHER)).isFalse();
      told.othersAreGone();
      assertThat(told.pending().size()).isZero();
      assertThat(told.startedOver()).contains("a test");
    }
  }

  @Test
  void anEntryIsKnownFromBeforeOrFromThisReadUntilItIsRemoved() {
    try (StoreFile known = known();
        Gathered told = gathered(known)) {
      assertThat(told.stillThere(OTHER)).isFalse();
      told.put(OTHER, List.of());
      assertThat(told.stillThere(OTHER)).isTrue();
      told.removed(OTHER);
      told.removed(KNOWN);
      assertThat(told.stillThere(OTHER)).isFalse();
      assertThat(told.stillThere(KNOWN)).isFalse();
    }
  }

  @Test
  void moreThanMemoryIsMeantForComesBackInOrderAndTheNewestCounts() {
    try (Pending pending = new Pending(temporary.resolve("scratch.mv"))) {
      byte[] large = new byte[1 << 20];
      for (int number = 1; number <= 60; number++) {
        pending.put(FakeDirectory.id(number), large);
      }
      pending.put(FakeDirectory.id(1), Pending.GONE);
      pending.put(FakeDirectory.id(2), new byte[] {7});
      assertThat(temporary.resolve("scratch.mv")).exists();
      assertThat(pending.get(FakeDirectory.id(1))).isSameAs(Pending.GONE);
      assertThat(pending.get(FakeDirectory.id(60))).hasSize(1 << 20);
      EntryCursor cursor = pending.cursor();
      UUID before = null;
      int count = 0;
      while (cursor.advance()) {
        assertThat(before == null || before.compareTo(cursor.id()) < 0).isTrue();
        before = cursor.id();
        int length =
            before.equals(FakeDirectory.id(1))
                ? 0
                : before.equals(FakeDirectory.id(2)) ? 1 : 1 << 20;
        assertThat(cursor.value()).hasSize(length);
        count++;
      }
      assertThat(count).isEqualTo(60);
      pending.clear();
      assertThat(temporary.resolve("scratch.mv")).doesNotExist();
      assertThat(pending.cursor().advance()).isFalse();
    }
  }
}
