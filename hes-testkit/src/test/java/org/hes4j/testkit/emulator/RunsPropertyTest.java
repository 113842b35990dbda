package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Differences merged in whatever way come to the same as one made after the other. */
class RunsPropertyTest {
  private static final List<String> BEGINNINGS =
      List.of("", "a", "abcdef", "abcdefg", "abcdefgh", "a.common.beginning.of.all.", "é", "😀");

  private static final int MOST_HELD_OF_A_LEVEL = Runs.AT_ONCE - 1;

  private static Difference folded(List<Difference> oldestFirst) {
    return oldestFirst.stream().reduce(Difference.NONE, Difference::then);
  }

  private static Difference merged(List<Difference> oldestFirst) {
    Runs runs = new Runs();
    oldestFirst.forEach(runs::add);
    return runs.whole();
  }

  private static List<Entry> entries(Roster roster) {
    List<Entry> entries = new ArrayList<>();
    for (Cursor cursor = roster.cursor(); cursor.valid(); cursor.next()) {
      entries.add(cursor.toEntry());
    }
    return entries;
  }

  private static void assertSame(Difference found, Difference expected) {
    assertThat(entries(found.removals())).isEqualTo(entries(expected.removals()));
    assertThat(entries(found.additions())).isEqualTo(entries(expected.additions()));
    assertThat(found.size()).isEqualTo(expected.size());
    assertThat(found.additions().digest()).isEqualTo(expected.additions().digest());
  }

  /** One common beginning or several, which come often or hardly ever twice. */
  private static Roster some(Random random, int most, int kinds, int range) {
    List<Entry> entries = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      String beginning = BEGINNINGS.get(BEGINNINGS.size() - 1 - random.nextInt(kinds));
      String address = beginning + random.nextInt(range) + (random.nextBoolean() ? "" : "@b.c");
      entries.add(new Entry(address, random.nextInt(3) > 0 ? null : "N" + random.nextInt(9)));
    }
    return Roster.of(entries);
  }

  private static Roster withoutNames(Roster removals) {
    return Roster.of(entries(removals).stream().map(e -> Entry.of(e.address())).toList());
  }

  @Property(tries = 300)
  void additionsAloneComeToWhatTheyComeToOneByOne(
      @ForAll Random random,
      @ForAll @IntRange(max = 70) int count,
      @ForAll @IntRange(min = 1, max = 8) int kinds) {
    int range = random.nextBoolean() ? 30 : 1_000_000;
    List<Difference> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int most = random.nextInt(20) == 0 ? 3000 : 30;
      runs.add(new Difference(Roster.EMPTY, some(random, most, kinds, range)));
    }

    assertSame(merged(runs), folded(runs));
  }

  @Property(tries = 20)
  void soDoSoManyAdditionsThatWhatWasMergedIsMergedAgain(@ForAll Random random) {
    List<Difference> runs = new ArrayList<>();
    int count = Runs.AT_ONCE * Runs.AT_ONCE + random.nextInt(2 * Runs.AT_ONCE);
    for (int i = 0; i < count; i++) {
      runs.add(new Difference(Roster.EMPTY, some(random, 10, 8, 100)));
    }

    assertSame(merged(runs), folded(runs));
  }

  @Property(tries = 200)
  void soDoAdditionsAndRemovals(@ForAll Random random, @ForAll @IntRange(max = 50) int count) {
    int seldom = 1 + random.nextInt(20);
    List<Difference> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Roster removals =
          random.nextInt(seldom) > 0 ? Roster.EMPTY : withoutNames(some(random, 30, 8, 30));
      runs.add(new Difference(removals, some(random, 30, 8, 30)));
    }

    assertSame(merged(runs), folded(runs));
  }

  /** As a list that is sent in its order comes: batch after batch behind the one before. */
  @Property(tries = 100)
  void soDoAdditionsOfWhichEachIsNearlyBehindTheOneBefore(
      @ForAll Random random, @ForAll @IntRange(max = 3) int overlap) {
    List<Difference> runs = new ArrayList<>();
    int at = 1_000_000;
    for (int i = 0; i < 20; i++) {
      List<Entry> entries = new ArrayList<>();
      for (int size = 1 + random.nextInt(random.nextBoolean() ? 100 : 2000); size > 0; size--) {
        entries.add(new Entry("u" + at++ + "@example.com", random.nextBoolean() ? null : "N" + i));
      }
      at -= Math.min(overlap, entries.size());
      runs.add(new Difference(Roster.EMPTY, Roster.of(entries)));
    }

    assertSame(merged(runs), folded(runs));
  }

  @Example
  void additionsOneBehindTheOtherShareTheirBlocks() {
    List<Roster> rosters = new ArrayList<>();
    Set<Block> blocks = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      List<String> addresses = Ports.addresses(100_000 + 1000 * i, 100_000 + 1000 * i + 1000);
      rosters.add(Roster.of(addresses.stream().map(Entry::of).toList()));
      blocks.addAll(Arrays.asList(rosters.get(i).blocks()));
    }

    Roster union = Union.of(rosters);

    assertThat(union.size()).isEqualTo(20_000);
    assertThat(blocks).containsAll(Arrays.asList(union.blocks()));
  }

  @Example
  void anAdditionIsCopiedOnceForEachPowerOfSoManyAndFewAreHeld() {
    Random random = new Random(20261128);
    int levels = 3;
    int count = Runs.AT_ONCE * Runs.AT_ONCE * 3 + 7;
    Runs runs = new Runs();
    Set<Roster> known = new HashSet<>();
    long added = 0;
    long copied = 0;
    for (int i = 0; i < count; i++) {
      Roster run = Roster.of(List.of(Entry.of("u" + i + "x" + random.nextInt())));
      known.add(run);
      added += run.size();
      runs.add(new Difference(Roster.EMPTY, run));
      for (Difference held : runs.held()) {
        copied += known.add(held.additions()) ? held.additions().size() : 0;
      }
      assertThat(runs.held()).hasSizeLessThanOrEqualTo(levels * MOST_HELD_OF_A_LEVEL);
    }

    assertThat(added).isEqualTo(count);
    assertThat(copied).isBetween(added / 2, levels * added);
  }

  @Example
  void ofRunsThatRemoveThoseHeldAreEachMoreThanTwiceTheNext() {
    Random random = new Random(20261128);
    Runs runs = new Runs();
    for (int i = 0; i < 300; i++) {
      Roster removals = Roster.of(List.of(Entry.of("r" + random.nextInt())));
      Roster additions = some(random, 20, 8, 1_000_000);
      runs.add(new Difference(i < 100 ? Roster.EMPTY : removals, additions));
      List<Difference> held = runs.held();
      for (int k = 1; i >= 100 && k < held.size(); k++) {
        assertThat(held.get(k - 1).size()).isGreaterThan(2 * held.get(k).size());
      }
    }

    assertThat(runs.held()).hasSizeBetween(1, 15);
  }

  @Example
  void aLargeRunThatRemovesIsNotTouchedBySmallOnes() {
    Roster removals = Roster.of(List.of(Entry.of("r")));
    Runs runs = new Runs();
    Roster large = Roster.of(Ports.addresses(0, 5000).stream().map(Entry::of).toList());
    runs.add(new Difference(removals, large));
    for (int i = 0; i < 50; i++) {
      runs.add(new Difference(Roster.EMPTY, Roster.of(List.of(Entry.of("x" + i)))));

      assertThat(runs.held().get(0).additions()).isSameAs(large);
    }
  }

  @Example
  void aRunWithNothingInItIsNone() {
    Runs runs = new Runs();
    for (int i = 0; i < 100; i++) {
      runs.add(Difference.NONE);
    }

    assertThat(runs.held()).isEmpty();
    assertThat(runs.whole().size()).isZero();
  }

  @Example
  void whatWasAskedForTheWholeCanBeAddedTo() {
    List<Difference> runs = new ArrayList<>();
    Runs together = new Runs();
    for (int i = 0; i < 40; i++) {
      Roster removals = i < 20 ? Roster.EMPTY : Roster.of(List.of(Entry.of("a" + (i - 15))));
      Difference run = new Difference(removals, Roster.of(List.of(new Entry("a" + i, "N"))));
      runs.add(run);
      together.add(run);

      assertSame(together.whole(), folded(runs));
    }
    together.clear();

    assertThat(together.held()).isEmpty();
  }
}
