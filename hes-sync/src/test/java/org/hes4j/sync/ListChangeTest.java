package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.sync.journal.HookedDisk;
import org.hes4j.sync.journal.Journal;
import org.hes4j.sync.journal.JournalRun;
import org.hes4j.sync.journal.KeptList;
import org.hes4j.sync.journal.ListInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The change of a list, held against plain maps. */
class ListChangeTest {
  private static final MailDomain DOMAIN = MailDomain.of("example.com");

  /** Few local parts, so that lists have many in common; a name for some. */
  @Provide
  Arbitrary<List<Recipient>> people() {
    Arbitrary<EmailAddress> address =
        Arbitraries.strings()
            .withChars("ab.é-".toCharArray())
            .ofMinLength(1)
            .ofMaxLength(3)
            .map(text -> "x" + text + "y")
            .filter(text -> !text.contains(".."))
            .map(local -> EmailAddress.of(local + "@" + DOMAIN));
    Arbitrary<String> name = Arbitraries.of("", "Ann", "Bob");
    return Combinators.combine(address, name).as(Recipient::of).list().ofMaxSize(80);
  }

  private static AddressSet set(Iterable<Recipient> people) {
    AddressSet set = new AddressSet(DOMAIN);
    people.forEach(set::add);
    return set;
  }

  private static Map<EmailAddress, String> map(Iterable<Recipient> people) {
    Map<EmailAddress, String> map = new TreeMap<>();
    people.forEach(r -> map.putIfAbsent(r.address(), r.displayName().orElse("")));
    return map;
  }

  private static ListState state(Set<EmailAddress> addresses) {
    return new ListState(7, addresses.size(), ListDigest.of(addresses));
  }

  /** A list as the journal keeps it and gives it back. */
  private static List<String> kept(KeptList.Recipients recipients, Set<EmailAddress> of) {
    List<String> all = new ArrayList<>();
    try {
      Path folder = Files.createTempDirectory("list-change");
      Journal journal = HookedDisk.journal(folder, point -> {});
      ListInfo.Size size = new ListInfo.Size(of.size(), ListDigest.of(of));
      try (JournalRun run = journal.begin(Instant.EPOCH)) {
        run.recordApplied(new KeptList(ListInfo.of(DOMAIN, size, null), recipients));
      }
      journal
          .lastApplied(DOMAIN)
          .orElseThrow()
          .readRecipients(who -> all.add(who + " " + who.displayName().orElse("")));
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static List<String> lines(Map<EmailAddress, String> people) {
    List<String> all = new ArrayList<>();
    people.forEach((address, name) -> all.add(address + " " + name));
    return all;
  }

  private static Map<EmailAddress, String> expected(
      SyncMode mode, Map<EmailAddress, String> source, Map<EmailAddress, String> list) {
    Map<EmailAddress, String> result = new TreeMap<>(list);
    if (mode == SyncMode.REPLACE) {
      result.keySet().retainAll(source.keySet());
    }
    if (mode == SyncMode.DELETE) {
      result.keySet().removeAll(source.keySet());
    } else {
      source.forEach((a, name) -> result.merge(a, name, (old, now) -> now.isEmpty() ? old : now));
    }
    return result;
  }

  private static void assertIs(
      ListChange change, Map<EmailAddress, String> before, Map<EmailAddress, String> after) {
    Set<EmailAddress> added = new TreeSet<>(after.keySet());
    added.removeAll(before.keySet());
    Set<EmailAddress> removed = new TreeSet<>(before.keySet());
    removed.removeAll(after.keySet());

    assertThat(change.additions().stream().map(Recipient::address))
        .containsExactlyElementsOf(added);
    assertThat(change.removals()).containsExactlyElementsOf(removed);
    assertThat(change.additions()).hasSize(added.size());
    assertThat(change.removals()).hasSize(removed.size());
    assertThat(change.changes()).isEqualTo(added.size() + removed.size());
    assertThat(change.after()).isEqualTo(after.size());
    // before the digest is asked for, which may be worked out on the way, and once more behind it
    assertThat(kept(change.keptResult(), after.keySet())).isEqualTo(lines(after));
    assertThat(change.isSummedWhenKept()).isFalse();
    assertThat(change.resultDigest()).isEqualTo(ListDigest.of(after.keySet()));
    assertThat(kept(change.keptPresent(), before.keySet())).isEqualTo(lines(before));
    assertThat(kept(change.keptResult(), after.keySet())).isEqualTo(lines(after));
    assertThat(change.result().stream().map(r -> r + " " + r.displayName().orElse("")))
        .containsExactlyElementsOf(lines(after));
    assertThat(after.keySet()).allMatch(change::resultContains);
    assertThat(removed).noneMatch(change::resultContains);
  }

  @Property(tries = 300)
  void everyModeIsAsWithPlainMaps(
      @ForAll SyncMode mode,
      @ForAll("people") List<Recipient> source,
      @ForAll("people") List<Recipient> list) {
    Map<EmailAddress, String> before = map(list);
    PresentList present = new PresentList(set(list), state(before.keySet()));

    ListChange change = ListChange.of(mode, set(source), present);

    assertIs(change, before, expected(mode, map(source), before));
    assertThat(change.sourceCount()).isEqualTo(map(source).size());
  }

  /** As a binding without states tells it, in order or not; often it is the source's own. */
  @Property(tries = 300)
  void aListWithoutAStateIsAsWithPlainMaps(
      @ForAll SyncMode mode,
      @ForAll("people") List<Recipient> source,
      @ForAll("people") List<Recipient> other,
      @ForAll boolean same,
      @ForAll boolean inOrder) {
    List<Recipient> list = new ArrayList<>(same ? source : other);
    if (inOrder) {
      list.sort(Comparator.comparing(Recipient::address));
    }
    Map<EmailAddress, String> before = map(list);

    ListChange change = ListChange.of(mode, set(source), new PresentList(set(list), null));

    assertIs(change, before, expected(mode, map(source), before));
    assertThat(change.presentSize().digest()).isEqualTo(ListDigest.of(before.keySet()));
  }

  /** So many that an index would be made for those who are looked for. */
  @Test
  void ofTwoLongListsThoseInOneAloneAreFound() {
    List<Recipient> source = numbered(5_000, 1);
    List<Recipient> list = numbered(5_000, 0);

    Unshared unshared = Unshared.of(set(source), set(list));
    Unshared none = Unshared.of(set(source), set(source));

    assertThat(unshared.inOne().count()).isEqualTo(1);
    assertThat(set(source).local(unshared.inOne().sorted().findFirst().orElseThrow()))
        .isEqualTo("n" + (5_000 + 10_000));
    assertThat(unshared.inOther().count()).isEqualTo(1);
    assertThat(set(list).local(unshared.inOther().sorted().findFirst().orElseThrow()))
        .isEqualTo("n10000");
    assertThat(none.inOne().count() + none.inOther().count()).isZero();
  }

  private static List<Recipient> numbered(int count, int from) {
    List<Recipient> all = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      all.add(Recipient.of(EmailAddress.of("n" + (10_000 + i) + "@" + DOMAIN)));
    }
    return all;
  }

  /** The source had just the list; of the few it has some now. */
  @Property(tries = 300)
  void aChangeOfFewIsThatOfTheWholeSource(
      @ForAll("people") List<Recipient> list,
      @ForAll("people") List<Recipient> there,
      @ForAll("people") List<Recipient> gone) {
    Map<EmailAddress, String> before = map(list);
    Map<EmailAddress, String> source = new TreeMap<>(before);
    source.keySet().removeAll(map(gone).keySet());
    source.putAll(map(there));
    AddressSet goneNow = new AddressSet(DOMAIN);
    gone.stream().filter(r -> !source.containsKey(r.address())).forEach(goneNow::add);
    ListState state = state(before.keySet());

    ListChange change = ListChange.ofFew(new PresentList(set(list), state), set(there), goneNow);

    assertIs(change, before, expected(SyncMode.REPLACE, source, before));
    assertThat(change.sourceCount()).isEqualTo(source.size());
    assertThat(source.keySet()).allMatch(change::sourceContains);
    assertThat(map(gone).keySet())
        .allMatch(address -> change.sourceContains(address) == source.containsKey(address));
  }

  @Test
  void manyDifferencesAreToldInOrderToo() {
    List<Recipient> source = new ArrayList<>();
    List<Recipient> list = new ArrayList<>();
    for (int i = 30_000; i > 0; i--) {
      Recipient person = Recipient.of(EmailAddress.of("p" + i + "@example.com"));
      (i % 5 < 2 ? list : source).add(person);
      if (i % 5 == 0) {
        source.add(person);
      }
    }
    PresentList present = new PresentList(set(list), state(map(list).keySet()));

    ListChange change = ListChange.of(SyncMode.REPLACE, set(source), present);

    assertThat(change.changes()).isEqualTo(24_000);
    assertIs(change, map(list), map(source));
  }

  /** So many that they are merged, where few would be edits of the list. */
  @ParameterizedTest
  @EnumSource(SyncMode.class)
  void everyModeOfLongListsWithNamesIsAsWithPlainMaps(SyncMode mode) {
    List<Recipient> source = new ArrayList<>();
    List<Recipient> list = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      EmailAddress address = EmailAddress.of("q" + (i * 7_919 % 6_000) + "@" + DOMAIN);
      if (i % 3 != 0) {
        source.add(Recipient.of(address, i % 2 == 0 ? "Name " + i : null));
      }
      if (i % 3 != 1) {
        list.add(Recipient.of(address, i % 4 == 0 ? "Old name " + i : null));
      }
    }
    PresentList present = new PresentList(set(list), state(map(list).keySet()));

    ListChange change = ListChange.of(mode, set(source), present);

    assertThat(change.changes()).isGreaterThan(1_000);
    assertIs(change, map(list), expected(mode, map(source), map(list)));
  }
}
