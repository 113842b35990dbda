package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.hes4j.client.ListDigest;
import org.hes4j.recipient.EmailAddress;
import org.junit.jupiter.api.Test;

/** Rosters against a plain sorted map, through many random changes. */
class RosterTest {
  private static final Comparator<String> BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private final Random random = new Random(20261124);
  private final TreeMap<String, String> model = new TreeMap<>(BYTES);
  private Roster roster = Roster.EMPTY;

  @Test
  void aRosterIsTheSetThatItsChangesMake() {
    for (int round = 0; round < 300; round++) {
      int size = round % 10 == 0 ? 3000 : random.nextInt(20);
      List<Entry> additions = someEntries(size);
      List<String> removals = someAddresses(round % 7 == 0 ? 2500 : random.nextInt(30));

      RosterChange change = difference(additions, removals).appliedTo(roster);

      Set<String> before = new HashSet<>(model.keySet());
      applyToModel(additions, removals);
      assertThat(change.added())
          .isEqualTo(model.keySet().stream().filter(a -> !before.contains(a)).count());
      assertThat(change.removed())
          .isEqualTo(before.stream().filter(a -> !model.containsKey(a)).count());
      roster = change.roster();
      assertRosterIsModel();
    }
    assertThat(model).hasSizeGreaterThan(1000);
  }

  @Test
  void twoDifferencesMadeOneDoWhatTheyDoOneByOne() {
    for (int round = 0; round < 200; round++) {
      Difference first = difference(someEntries(random.nextInt(600)), someAddresses(50));
      Difference second = difference(someEntries(random.nextInt(600)), someAddresses(300));

      Roster oneByOne = second.appliedTo(first.appliedTo(roster).roster()).roster();
      Roster atOnce = first.then(second).appliedTo(roster).roster();

      assertThat(entries(atOnce)).isEqualTo(entries(oneByOne));
      roster = oneByOne;
    }
  }

  @Test
  void aSmallChangeOfALargeListSharesNearlyAllBlocks() {
    roster = Roster.of(Ports.addresses(0, 100_000).stream().map(Entry::of).toList());

    Roster changed =
        difference(List.of(Entry.of("u5x@example.com")), List.of("u77777@example.com"))
            .appliedTo(roster)
            .roster();

    Set<Block> blocks = new HashSet<>(Arrays.asList(roster.blocks()));
    assertThat(Arrays.stream(changed.blocks()).filter(block -> !blocks.contains(block)))
        .hasSizeLessThanOrEqualTo(2);
    assertThat(changed.size()).isEqualTo(100_000);
  }

  @Test
  void manySmallChangesDoNotSplinterTheList() {
    for (int i = 0; i < 20_000; i++) {
      Entry entry = Entry.of("u" + random.nextInt(1_000_000) + "@example.com");
      roster = difference(List.of(entry), List.of()).appliedTo(roster).roster();
    }
    List<Entry> all = entries(roster);
    for (Entry entry : all.subList(0, all.size() - 500)) {
      roster = difference(List.of(), List.of(entry.address())).appliedTo(roster).roster();
    }

    assertThat(roster.size()).isEqualTo(500);
    assertThat(roster.blocks()).hasSizeLessThan(20);
  }

  @Test
  void aCursorStandsBehindAnyAddress() {
    roster = Roster.of(someEntries(3000));
    entries(roster).forEach(entry -> model.put(entry.address(), ""));
    for (String address : someAddresses(2000)) {
      Cursor cursor = roster.after(address);
      String expected = model.higherKey(address);
      assertThat(cursor.valid()).isEqualTo(expected != null);
      if (expected != null) {
        assertThat(cursor.toEntry().address()).isEqualTo(expected);
      }
    }
  }

  private void applyToModel(List<Entry> additions, List<String> removals) {
    removals.forEach(model::remove);
    for (Entry entry : additions) {
      String old = model.getOrDefault(entry.address(), "");
      model.put(entry.address(), entry.name() == null ? old : entry.name());
    }
  }

  private void assertRosterIsModel() {
    List<Entry> expected = new ArrayList<>();
    for (Map.Entry<String, String> entry : model.entrySet()) {
      expected.add(new Entry(entry.getKey(), entry.getValue().isEmpty() ? null : entry.getValue()));
    }
    assertThat(entries(roster)).isEqualTo(expected);
    assertThat(roster.size()).isEqualTo(model.size());
    assertThat(roster.digest())
        .isEqualTo(ListDigest.of(model.keySet().stream().map(EmailAddress::of).toList()));
  }

  private static List<Entry> entries(Roster roster) {
    List<Entry> entries = new ArrayList<>();
    for (Cursor cursor = roster.cursor(); cursor.valid(); cursor.next()) {
      entries.add(cursor.toEntry());
    }
    return entries;
  }

  private static Difference difference(List<Entry> additions, List<String> removals) {
    return new Difference(
        Roster.of(removals.stream().map(Entry::of).toList()), Roster.of(additions));
  }

  private List<Entry> someEntries(int count) {
    return someAddresses(count).stream()
        .map(address -> new Entry(address, random.nextBoolean() ? null : "N" + random.nextInt(9)))
        .toList();
  }

  private List<String> someAddresses(int count) {
    String[] signs = {"a", "b", ".z", "-", "é", "\uFF5E", "😀", "0"};
    return random
        .ints(count, 0, 6000)
        .mapToObj(i -> "u" + i + signs[i % signs.length] + (i % 3 == 0 ? "" : "x"))
        .map(local -> (local.endsWith("-") ? local + "1" : local) + "@example.com")
        .toList();
  }
}
