package org.hes4j.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.hes4j.recipient.DifferenceSource.Difference;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has changed since a content that was named before, or that nobody knows. */
class DifferenceTest {
  private static final int SEEDS = 60;

  @TempDir Path folder;
  private final FakeDirectory directory = new FakeDirectory().people(1, 5);

  private IncrementalSource source() {
    return IncrementalSource.of(directory, folder);
  }

  private String version() {
    return source().currentVersion();
  }

  private Optional<Difference> since(String version) {
    IncrementalSource source = source();
    source.currentVersion();
    return source.differenceSince(version);
  }

  private List<String> records() {
    return texts(directory.records());
  }

  private static List<String> texts(List<SourceRecord> records) {
    return records.stream().map(SourceRecord::toString).toList();
  }

  private static void assertLeadsTo(List<String> now, List<String> before, Difference difference) {
    List<String> found = new ArrayList<>(before);
    texts(difference.gone()).forEach(gone -> assertThat(found.remove(gone)).isTrue());
    found.addAll(texts(difference.come()));
    assertThat(found).containsExactlyInAnyOrderElementsOf(now);
  }

  private static Stream<Integer> seeds() {
    return Stream.iterate(0, seed -> seed + 1).limit(SEEDS);
  }

  private void change(Random random) {
    for (int left = random.nextInt(4); left > 0; left--) {
      int number = 1 + random.nextInt(8);
      Origin origin = Origin.entry("uid=" + number, "mail");
      switch (random.nextInt(4)) {
        case 0 -> directory.remove(number);
        case 1 -> directory.put(number, "p" + number + "@example.com");
        case 2 -> directory.put(number, List.of(new SourceRecord.LeftOut("no mail", origin)));
        default ->
            directory.put(
                number,
                List.of(
                    new SourceRecord.Address("x" + random.nextInt(3), "Ann", origin),
                    new SourceRecord.Address("x" + random.nextInt(3), null, origin)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyEarlierVersionAndItsDifferenceGiveTheContentOfNow(int seed) {
    Random random = new Random(seed);
    Map<String, List<String>> known = new LinkedHashMap<>();
    for (int generation = 0; generation < 8; generation++) {
      known.put(version(), records());
      known.forEach(
          (version, before) -> assertLeadsTo(records(), before, since(version).orElseThrow()));
      change(random);
    }
  }

  @Test
  void theDifferenceIsThatOfTheNamedContentAndLeavesTheReadAsItIs() {
    String before = version();
    directory.put(2, "other@example.com").remove(3);
    IncrementalSource source = source();
    source.currentVersion();
    List<String> named = records();
    directory.remove(1);
    int reads = directory.reads();

    Difference difference = source.differenceSince(before).orElseThrow();

    assertThat(texts(difference.gone()).toString()).contains("p2@", "p3@").doesNotContain("p1@");
    assertThat(texts(difference.come()).toString()).contains("other@").doesNotContain("p2@");
    List<String> read = new ArrayList<>();
    source.read(record -> read.add(record.toString()));
    assertThat(read).isEqualTo(named);
    assertThat(directory.reads()).isEqualTo(reads);
  }

  @Test
  void whatChangedAndChangedBackIsNoDifference() {
    String before = version();
    directory.put(2, "other@example.com").remove(3);
    version();
    directory.put(2, "p2@example.com").put(3, "p3@example.com");

    assertThat(since(before)).contains(new Difference(List.of(), List.of()));
    assertThat(since(version())).contains(new Difference(List.of(), List.of()));
  }

  @Test
  void nobodyKnowsAVersionOfAnotherStoreOrNone() {
    version();
    directory.remove(1);

    assertThat(since("")).isEmpty();
    assertThat(since("0-" + UUID.randomUUID())).isEmpty();
    assertThat(since("store-1")).isEmpty();
  }

  @Test
  void itIsNotKnownUnlessTheContentHasJustBeenNamed() {
    IncrementalSource source = source();
    String before = source.currentVersion();
    source.read(record -> {});

    assertThat(source.differenceSince(before)).isEmpty();
    assertThat(source().differenceSince(before)).isEmpty();
  }

  @Test
  void itIsNotKnownWhenAnotherRunHasChangedTheStoreMeanwhile() {
    String before = version();
    IncrementalSource source = source();
    source.currentVersion();
    directory.remove(1);
    version();

    assertThat(source.differenceSince(before)).isEmpty();
  }

  @Test
  void aFullReadInBetweenMakesItUnknown() {
    String before = version();
    directory.remove(1);
    version();
    directory.asksAnotherQuestion().remove(2);

    assertThat(since(before)).isEmpty();
  }

  @Test
  void manyChangesMakeItUnknown() throws IOException {
    directory.people(1, 5_000);
    String before = version();
    directory.people(5_001, 7_000);
    String between = version();
    assertThat(since(before).orElseThrow().come()).hasSize(2_000);
    directory.people(8_001, 10_001);

    assertThat(since(between)).as("written beside").isEmpty();
    assertThat(since(before)).isEmpty();
  }

  @Test
  void tooManyChangesInAllMakeItUnknown() {
    List<String> versions = new ArrayList<>();
    for (int from = 0; from < 6_000; from += 1_500) {
      versions.add(version());
      directory.people(10_000 + from, 10_000 + from + 1_499);
    }

    assertThat(since(versions.get(1))).as("4,500 entries").isEmpty();
    assertThat(since(versions.get(2)).orElseThrow().come()).hasSize(3_000);
  }

  @Test
  void oldStepsAreLetGo() throws IOException {
    String first = version();
    String second = "";
    for (int number = 0; number < 101; number++) {
      directory.put(1, "x" + number + "@example.com");
      String version = version();
      second = number == 0 ? version : second;
    }

    assertThat(since(first)).isEmpty();
    assertThat(since(second).orElseThrow().gone()).hasSize(1);
    int kept = steps(map -> map.size());
    assertThat(kept).isEqualTo(100);
  }

  @Test
  void largeStepsAreLetGo() {
    String before = version();
    directory.put(1, "x".repeat(600_000));
    String between = version();
    assertThat(since(before)).isPresent();
    directory.put(1, "y".repeat(600_000));
    assertThat(since(before)).isEmpty();
    assertThat(since(between)).as("a step alone is too large").isEmpty();
    directory.put(2, "small@example.com");
    assertThat(since(version())).isPresent();
  }

  /** What a program of before has changed, which notes no steps. */
  @Test
  void aStepThatIsMissingMakesItUnknown() {
    String before = version();
    directory.remove(1);
    String between = version();
    directory.remove(2);
    version();
    steps(map -> map.remove(new UUID(0, 1)));

    assertThat(since(before)).isEmpty();
    assertThat(since(between)).isPresent();
    steps(
        map -> {
          map.clear();
          return map;
        });
    assertThat(since(between)).isEmpty();
  }

  private interface Use<T> {
    T of(MVMap<UUID, byte[]> steps);
  }

  private <T> T steps(Use<T> use) {
    try (MVStore store = MVStore.open(folder.resolve("entries.mv").toString())) {
      return use.of(
          store.openMap(
              "steps",
              new MVMap.Builder<UUID, byte[]>().keyType(new IdType()).valueType(new ValueType())));
    }
  }

  /** Each byte of a step in turn, and each length. */
  @Test
  void aDamagedStepMakesItUnknownAndNothingElse() throws IOException {
    String before = version();
    List<String> then = records();
    directory.put(1, "a@example.com").remove(2).put(6, "p6@example.com");
    version();
    UUID key = new UUID(0, 1);
    byte[] whole = steps(map -> map.get(key));
    int known = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] altered = whole.clone();
      altered[at] ^= (byte) (1 << at % 8);
      steps(map -> map.put(key, altered));
      Optional<Difference> difference = since(before);
      known += difference.isPresent() ? 1 : 0;
      difference.ifPresent(found -> assertLeadsTo(records(), then, found));
      int length = at;
      steps(map -> map.put(key, Arrays.copyOf(whole, length)));
      assertThat(since(before)).as("cut to " + at).isEmpty();
    }
    assertThat(known).as("alterations that alter nothing").isZero();
    steps(map -> map.put(key, whole));
    assertLeadsTo(records(), then, since(before).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"from", "to"})
  void aStepFromOrToElsewhereMakesItUnknown(String which) {
    String before = version();
    directory.remove(1);
    String after = version();
    UUID key = new UUID(0, 1);
    steps(
        map -> {
          Step step = Step.decode(map.get(key));
          String other = "0-" + UUID.randomUUID();
          return map.put(
              key,
              new Step(
                      which.equals("from") ? other : before,
                      step.totals(),
                      which.equals("to") ? other : after,
                      step.changes())
                  .encode());
        });

    assertThat(since(before)).isEmpty();
  }

  /** A kill between: the file of before is what is found. */
  @Test
  void aStoreThatIsPutBackKnowsNoDifferenceToWhatCameAfterIt() throws IOException {
    String before = version();
    Path file = folder.resolve("entries.mv");
    byte[] backup = Files.readAllBytes(file);
    directory.remove(1);
    String lost = version();
    Files.write(file, backup);
    directory.remove(2);

    assertThat(since(lost)).isEmpty();
    assertThat(texts(since(before).orElseThrow().gone())).hasSize(2);
  }
}
