package org.hes4j.incremental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hes4j.incremental.LastRead.Kind;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a source, against one that does what the test wants. */
class IncrementalSourceTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path temporary;
  private final FakeDirectory directory = new FakeDirectory().people(1, 5);

  private Path folder() {
    return temporary.resolve("store");
  }

  private IncrementalSource at(Instant now) {
    return IncrementalSource.builder(directory, folder())
        .clock(Clock.fixed(now, ZoneOffset.UTC))
        .build();
  }

  private static List<String> records(IncrementalSource source) {
    List<String> records = new ArrayList<>();
    source.read(record -> records.add(text(record)));
    return records;
  }

  private static String text(SourceRecord record) {
    return record + (record.origin().isIncluded() ? " included" : "");
  }

  private List<String> expected() {
    return directory.records().stream().map(IncrementalSourceTest::text).toList();
  }

  private LastRead assertReadsAll(Instant now) {
    IncrementalSource source = at(now);
    assertThat(records(source)).containsExactlyElementsOf(expected());
    return source.lastRead().orElseThrow();
  }

  private LastRead assertReadsAll() {
    return assertReadsAll(NOON);
  }

  @Test
  void theFirstReadIsInFullAndTheNextAsksForChanges() {
    assertThat(assertReadsAll()).isEqualTo(LastRead.full("there was no store yet", 5));
    assertThat(assertReadsAll()).isEqualTo(LastRead.incremental(0, 5));
    directory.put(6, "new@example.com").put(2, "other@example.com").remove(3);
    assertThat(assertReadsAll()).isEqualTo(LastRead.incremental(3, 5));
    assertThat(assertReadsAll()).hasToString("0 changed entries of 5");
  }

  @Test
  void whoIsNoLongerStillThereIsGone() {
    directory.namesThoseStillThere();
    assertReadsAll();
    directory.put(6, "new@example.com").remove(1).remove(4);
    assertThat(assertReadsAll()).isEqualTo(LastRead.incremental(3, 4));
  }

  @Test
  void everyKindOfRecordComesBackAsItWas() {
    Origin mail = Origin.entry("uid=a,dc=example,dc=com", "mail");
    directory
        .put(7, List.of())
        .put(
            8,
            List.of(
                new SourceRecord.Address("a@example.com", "Ann", mail),
                new SourceRecord.Address("ä@example.com", "Łukasz \uD83D\uDE00 \uD83D", mail),
                new SourceRecord.Rejected("b@@", "two signs", Origin.entry("uid=a", "other")),
                new SourceRecord.Address("", null, Origin.line(12)),
                new SourceRecord.Address("i@example.com", "Ina", Origin.included("line 12")),
                new SourceRecord.Address("j@example.com", null, Origin.included("line 12")),
                new SourceRecord.Rejected("j@", "half", Origin.included("line 13")),
                new SourceRecord.LeftOut("entry without an address", Origin.of(""))));
    assertReadsAll();
    assertReadsAll();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aSourceThatFailsLeavesTheStoreAsItWas(int calls) {
    assertReadsAll();
    String version = at(NOON).currentVersion();
    directory.put(6, "new@example.com").remove(3).put(1, "x@example.com").failsAfter(calls);
    assertThatThrownBy(() -> at(NOON).read(record -> {}))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessage("the fake directory fails as it was told to");
    directory.failsAfter(Integer.MAX_VALUE);
    assertThat(assertReadsAll()).isEqualTo(LastRead.incremental(3, 5));
    assertThat(at(NOON).currentVersion()).isNotEqualTo(version);
  }

  @Test
  void aFullReadThatFailsLeavesTheStoreAsItWas() {
    assertReadsAll();
    directory.remove(1).failsAfter(3);
    Instant late = NOON.plus(Duration.ofHours(25));
    assertThatThrownBy(() -> at(late).read(record -> {})).hasMessageContaining("as it was told");
    directory.failsAfter(Integer.MAX_VALUE);
    assertThat(assertReadsAll()).isEqualTo(LastRead.incremental(1, 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aSourceThatStartsOverMakesWhatWasVoid(int calls) {
    assertReadsAll();
    directory.put(6, "new@example.com").remove(3).put(1, "x@example.com").startsOverAfter(calls);
    assertThat(assertReadsAll()).isEqualTo(LastRead.full("the fake has forgotten", 5));
    assertThat(assertReadsAll().kind()).isEqualTo(Kind.INCREMENTAL);
  }

  @Test
  void aTokenOfAnotherQuestionLeadsToAFullRead() {
    assertReadsAll();
    directory.asksAnotherQuestion().remove(1);
    assertThat(assertReadsAll()).isEqualTo(LastRead.full("another question", 4));
  }

  @Test
  void aSourceThatTellsNoChangesIsReadInFullEachTime() {
    assertReadsAll();
    directory.tellsChanges(false).remove(2);
    LastRead full =
        LastRead.full("changes cannot be asked for: the fake tells no changes today", 4);
    assertThat(assertReadsAll()).isEqualTo(full);
    assertThat(assertReadsAll()).isEqualTo(full);
    directory.tellsChanges(true).remove(3);
    assertThat(assertReadsAll())
        .isEqualTo(LastRead.full("the source gave no token the last time", 3));
    assertThat(assertReadsAll().kind()).isEqualTo(Kind.INCREMENTAL);
  }

  @Test
  void aFullReadIsDueAfterADayAndWhenTheClockWasPutBack() {
    assertReadsAll();
    assertThat(assertReadsAll(NOON.plus(Duration.ofHours(24)).minusSeconds(1)).kind())
        .isEqualTo(Kind.INCREMENTAL);
    Instant due = NOON.plus(Duration.ofHours(24));
    assertThat(assertReadsAll(due))
        .isEqualTo(LastRead.full("the last full read was 1440 minutes ago", 5));
    assertThat(assertReadsAll(due.plusSeconds(1)).kind()).isEqualTo(Kind.INCREMENTAL);
    assertThat(assertReadsAll(NOON))
        .isEqualTo(LastRead.full("the clock stands before the last full read", 5));
  }

  @Test
  void theVersionChangesWithTheContentAndWithNothingElse() {
    String first = at(NOON).currentVersion();
    assertThat(at(NOON).currentVersion()).isEqualTo(first);
    assertReadsAll();
    directory.put(1, "p1@example.com");
    assertThat(at(NOON).currentVersion()).as("told anew, and the same").isEqualTo(first);
    directory.put(1, "x@example.com");
    String second = at(NOON).currentVersion();
    assertThat(second).isNotEqualTo(first).matches("[!-~]{1,100}");
    directory.put(1, "p1@example.com");
    assertThat(at(NOON).currentVersion()).isNotIn(first, second);
  }

  @Test
  void whatAVersionNamesIsReadWithoutAskingAgain() {
    IncrementalSource source = at(NOON);
    source.currentVersion();
    List<String> named = expected();
    int reads = directory.reads();
    directory.remove(1);
    assertThat(records(source)).isEqualTo(named);
    assertThat(directory.reads()).isEqualTo(reads);
    assertThat(records(source)).isEqualTo(expected()).hasSize(4);
  }

  @Test
  void whatAnotherRunHasChangedSinceTheVersionIsNotHandedOver() {
    IncrementalSource source = at(NOON);
    source.currentVersion();
    directory.remove(1);
    assertReadsAll();
    assertThatThrownBy(() -> source.read(record -> {}))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("changed by another run");
    assertThat(records(source)).isEqualTo(expected());
  }

  @Test
  void aStoreThatIsPutBackFromABackupNeverGivesAnOldNameToNewContent() throws Exception {
    assertReadsAll();
    Path file = folder().resolve("entries.mv");
    byte[] backup = Files.readAllBytes(file);
    directory.put(1, "x@example.com");
    String before = at(NOON).currentVersion();
    Files.write(file, backup);
    directory.put(1, "y@example.com");
    assertThat(at(NOON).currentVersion()).isNotEqualTo(before);
  }

  /** The library counts its pages, and holds the count against itself in tests. */
  @Test
  void changesAllOverALargeStoreAreWrittenInPlace() {
    directory.people(1, 6_000);
    assertReadsAll();
    for (int round = 1; round <= 3; round++) {
      for (int number = round; number < 6_000; number += 40) {
        directory.put(number, "q" + round + "." + number + "@example.com");
      }
      assertThat(assertReadsAll()).isEqualTo(LastRead.incremental(150, 6_000));
    }
  }

  @Test
  void manyChangesAreWrittenBesideAndSwappedIn() {
    directory.people(1, 6_000);
    assertReadsAll();
    directory.people(4_000, 9_000);
    for (int number = 1; number < 2_500; number++) {
      directory.remove(number);
    }
    assertThat(assertReadsAll()).isEqualTo(LastRead.incremental(5_499, 6_501));
    directory.namesThoseStillThere();
    IntStream.range(3_000, 6_000).forEach(directory::remove);
    assertThat(assertReadsAll()).isEqualTo(LastRead.incremental(3_000, 3_501));
  }

  @Test
  void aDeletedStoreIsBuiltAnew() throws Exception {
    assertReadsAll();
    try (Stream<Path> files = Files.list(folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("entries.mv", "lock");
    }
    Files.delete(folder().resolve("entries.mv"));
    directory.remove(1);
    assertThat(assertReadsAll()).isEqualTo(LastRead.full("there was no store yet", 4));
  }

  @Test
  void onlyTheOwnerCanReadTheStore() throws Exception {
    assertReadsAll();

    assertThat(permissions(folder())).isEqualTo("rwx------");
    assertThat(permissions(folder().resolve("entries.mv"))).isEqualTo("rw-------");
    assertThat(permissions(folder().resolve("lock"))).isEqualTo("rw-------");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aSecondReaderIsRefusedWhileTheFirstReads() {
    List<Throwable> refused = new ArrayList<>();
    IncrementalSource second = at(NOON);
    at(NOON)
        .read(
            record -> {
              try {
                second.read(other -> {});
              } catch (RecipientSourceException e) {
                refused.add(e);
              }
            });
    assertThat(refused)
        .hasSize(5)
        .allSatisfy(e -> assertThat(e).hasMessageContaining("is in use: another run"));
    assertThat(records(second)).isEqualTo(expected());
  }

  @Test
  void aBellRingsForWhatChangedSinceTheStoreWasRead() {
    IncrementalSource source = at(NOON);
    source.currentVersion();
    List<String> rings = new ArrayList<>();
    source.watch(() -> rings.add("ring")).run();
    assertThat(rings).isEmpty();
    directory.remove(1).remove(2);
    source.watch(() -> rings.add("ring")).run();
    assertThat(rings).hasSize(1);
    assertThat(records(at(NOON))).isEqualTo(expected());
  }

  @Test
  void aNegativeAgeIsRefused() {
    assertThatThrownBy(
            () ->
                IncrementalSource.builder(directory, folder()).fullReadAfter(Duration.ofHours(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
