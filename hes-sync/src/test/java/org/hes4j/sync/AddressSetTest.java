package org.hes4j.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.hes4j.client.ListDigest;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;

class AddressSetTest {
  private static final MailDomain DOMAIN = MailDomain.of("example.com");

  @Property(tries = 300)
  void behavesLikeASortedSetOfAddresses(@ForAll("addresses") List<EmailAddress> addresses) {
    AddressSet set = new AddressSet(DOMAIN);
    TreeSet<EmailAddress> model = new TreeSet<>();
    List<EmailAddress> added = new ArrayList<>();
    for (EmailAddress address : addresses) {
      boolean isNew = model.add(address);
      assertThat(set.contains(address)).isEqualTo(!isNew);
      assertThat(set.add(Recipient.of(address)) != AddressSet.NONE).isEqualTo(isNew);
      if (isNew) {
        added.add(address);
      }
    }

    assertThat(set.size()).isEqualTo(model.size());
    assertThat(sorted(set)).containsExactlyElementsOf(model);
    assertThat(unsorted(set)).containsExactlyElementsOf(added);
    assertThat(model).allMatch(set::contains);
    assertThat(set.digest()).isEqualTo(ListDigest.of(model));
  }

  @Property(tries = 200)
  void findsTheEntriesOfAnotherSet(
      @ForAll("addresses") List<EmailAddress> one, @ForAll("addresses") List<EmailAddress> two) {
    AddressSet first = setOf(one);
    AddressSet second = setOf(two);

    for (int entry : first.sorted()) {
      EmailAddress address = first.reader().address(entry);
      int found = second.find(first, entry);
      assertThat(found != AddressSet.NONE).isEqualTo(two.contains(address));
      if (found != AddressSet.NONE) {
        assertThat(second.reader().address(found)).isEqualTo(address);
        assertThat(second.compare(found, first, entry)).isZero();
      }
    }
  }

  @Property(tries = 200)
  void comparesEntriesAsAddressesAreCompared(
      @ForAll("addresses") List<EmailAddress> one, @ForAll("addresses") List<EmailAddress> two) {
    AddressSet first = setOf(one);
    AddressSet second = setOf(two);

    for (int entry : first.sorted()) {
      for (int other : second.sorted()) {
        int expected = first.reader().address(entry).compareTo(second.reader().address(other));
        assertThat(Integer.signum(first.compare(entry, second, other)))
            .isEqualTo(Integer.signum(expected));
      }
    }
  }

  @Provide
  Arbitrary<List<EmailAddress>> addresses() {
    Arbitrary<String> atoms =
        Arbitraries.strings()
            .withChars("ab!#-.~'{z0")
            .withChars('é', 'ж', '字', 'ß', 'ı')
            .ofMinLength(1)
            .ofMaxLength(9);
    Arbitrary<String> quoted =
        Arbitraries.strings()
            .withChars("a @.<:")
            .ofMinLength(1)
            .ofMaxLength(6)
            .map(s -> '"' + s + '"');
    return Arbitraries.oneOf(atoms, quoted)
        .map(local -> new AddressNormalizer().normalize(local + "@example.com"))
        .filter(Normalized.Accepted.class::isInstance)
        .map(accepted -> ((Normalized.Accepted) accepted).address())
        .list()
        .ofMaxSize(60);
  }

  @Test
  void anAddressThatBeginsAsAnotherEndsComesWhereItsBytesBelong() {
    AddressSet set =
        setOf(List.of(EmailAddress.of("a@example.com"), EmailAddress.of("a!@example.com")));

    assertThat(sorted(set)).map(EmailAddress::localPart).containsExactly("a!", "a");
  }

  @Test
  void keepsTheFirstNameReadForAnAddress() {
    AddressSet set = new AddressSet(DOMAIN);
    set.add(Recipient.of(EmailAddress.of("ann@example.com"), "Ann Ångström"));
    set.add(Recipient.of(EmailAddress.of("ann@example.com"), "Another Ann"));
    set.add(Recipient.of(EmailAddress.of("bob@example.com")));

    assertThat(Arrays.stream(set.sorted()).mapToObj(set.reader()::recipient))
        .map(Recipient::displayName)
        .containsExactly(Optional.of("Ann Ångström"), Optional.empty());
  }

  @Test
  void holdsMoreThanOneChunkWithNamesOfEveryLength() {
    AddressSet set = new AddressSet(DOMAIN);
    List<Recipient> expected = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      Recipient recipient =
          Recipient.of(EmailAddress.of("u" + i + "@example.com"), "ж".repeat(i % 256));
      expected.add(recipient);
      set.add(recipient);
    }

    List<Recipient> found = new ArrayList<>();
    for (int entry = set.first(); entry != AddressSet.NONE; entry = set.after(entry)) {
      found.add(set.reader().recipient(entry));
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void aSliceStaysAsItWasWhileTheSetGrows() {
    AddressSet set = new AddressSet(DOMAIN);
    List<Recipient> first = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      first.add(Recipient.of(EmailAddress.of("first" + i + "@example.com"), "Name " + i));
      set.add(first.get(i));
    }
    AddressSlice slice = set.slice(set.first(), 7);
    for (int i = 0; i < 20_000; i++) {
      set.add(Recipient.of(EmailAddress.of("later" + i + "@example.com")));
    }

    assertThat(slice).containsExactlyElementsOf(first);
  }

  @Property(tries = 200)
  void aSliceHandsOverInUtf8WhatItGivesAsValues(
      @ForAll("addresses") List<EmailAddress> addresses,
      @ForAll @StringLength(max = 300) String name)
      throws IOException {
    AddressSet set = new AddressSet(DOMAIN);
    for (int i = 0; i < addresses.size(); i++) {
      set.add(Recipient.of(addresses.get(i), i % 3 == 0 ? null : name));
    }
    AddressSlice slice = set.slice(set.first(), set.size());

    List<Recipient> texts = new ArrayList<>();
    slice.forEachInUtf8(
        (bytes, addressEnd, end) ->
            texts.add(
                Recipient.of(
                    EmailAddress.of(new String(bytes, 0, addressEnd, UTF_8)),
                    new String(bytes, addressEnd, end - addressEnd, UTF_8))));
    assertThat(slice).hasSize(set.size()).containsExactlyElementsOf(texts);
  }

  @Test
  void theLongestRecipientFitsWhereItIsHandedOver() throws IOException {
    MailDomain domain = MailDomain.of(("d".repeat(63) + ".").repeat(2) + "d".repeat(61));
    AddressSet set = new AddressSet(domain);
    EmailAddress address = EmailAddress.of("é".repeat(32) + "@" + domain);
    Recipient longest = Recipient.of(address, "字".repeat(Recipient.MAX_NAME_LENGTH));
    set.add(longest);

    List<Integer> ends = new ArrayList<>();
    set.slice(set.first(), 1)
        .forEachInUtf8((bytes, addressEnd, end) -> ends.addAll(List.of(addressEnd, end)));
    assertThat(ends).containsExactly(254, 254 + 3 * Recipient.MAX_NAME_LENGTH);
  }

  @Test
  void anEmptySetHasTheDigestOfNothing() {
    assertThat(new AddressSet(DOMAIN).digest()).isEqualTo(ListDigest.of(List.of()));
    assertThat(new AddressSet(DOMAIN).sorted()).isEmpty();
  }

  private static AddressSet setOf(List<EmailAddress> addresses) {
    AddressSet set = new AddressSet(DOMAIN);
    addresses.forEach(address -> set.add(Recipient.of(address)));
    return set;
  }

  private static List<EmailAddress> sorted(AddressSet set) {
    return Arrays.stream(set.sorted()).mapToObj(set.reader()::address).collect(Collectors.toList());
  }

  private static List<EmailAddress> unsorted(AddressSet set) {
    List<EmailAddress> all = new ArrayList<>();
    for (int entry = set.first(); entry != AddressSet.NONE; entry = set.after(entry)) {
      all.add(set.reader().address(entry));
    }
    return all;
  }

  @Test
  void theDigestIsThatOfWhatIsInItNowHoweverOftenItIsAsked() {
    AddressSet set = new AddressSet(DOMAIN);
    List<EmailAddress> added = new ArrayList<>();
    for (String address : List.of("b@example.com", "a@example.com", "c@example.com")) {
      added.add(EmailAddress.of(address));
      set.add(Recipient.of(EmailAddress.of(address)));

      assertThat(set.digest()).isEqualTo(ListDigest.of(new TreeSet<>(added)));
      assertThat(set.digest()).isEqualTo(ListDigest.of(new TreeSet<>(added)));
    }
  }

  /** One way looks nobody up while the addresses come in order, the other always does. */
  @Property(tries = 300)
  void bothWaysToAddGiveTheSameSet(
      @ForAll("addresses") List<EmailAddress> addresses, @ForAll boolean inOrder) {
    List<EmailAddress> given = inOrder ? addresses.stream().sorted().toList() : addresses;
    AddressSet expected = new AddressSet(DOMAIN);
    AddressSet set = new AddressSet(DOMAIN);
    for (EmailAddress address : given) {
      Recipient recipient = named(address);
      assertThat(set.add(recipient)).isEqualTo(expected.add(recipient, fit -> true));
    }

    assertThat(recipients(set)).isEqualTo(recipients(expected));
    assertThat(set.digest()).isEqualTo(expected.digest());
    assertThat(set.hasNames()).isEqualTo(expected.hasNames());
    assertThat(given).allMatch(set::contains);
  }

  /** In order and out of it, with and without names, some of them twice. */
  @Property(tries = 300)
  void linesGiveTheSameSetAsRecipients(
      @ForAll("addresses") List<EmailAddress> addresses, @ForAll boolean inOrder) {
    List<EmailAddress> given = inOrder ? addresses.stream().sorted().toList() : addresses;
    AddressSet expected = new AddressSet(DOMAIN);
    AddressSet set = new AddressSet(DOMAIN);
    for (EmailAddress address : given) {
      Recipient recipient = named(address);
      assertThat(addLine(set, line(recipient)) != AddressSet.NONE)
          .isEqualTo(expected.add(recipient, fit -> true) != AddressSet.NONE);
    }

    assertThat(set.size()).isEqualTo(expected.size());
    assertThat(recipients(set)).isEqualTo(recipients(expected));
    assertThat(sorted(set)).containsExactlyElementsOf(new TreeSet<>(given));
    assertThat(set.digest()).isEqualTo(ListDigest.of(new TreeSet<>(given)));
    assertThat(set.hasNames()).isEqualTo(expected.hasNames());
    assertThat(given).allMatch(set::contains);
    assertThat(set.contains(EmailAddress.of("nobody@example.com"))).isFalse();
  }

  @Property(tries = 200)
  void anEntryIsALineThatGivesTheSameEntry(@ForAll("addresses") List<EmailAddress> addresses) {
    AddressSet set = new AddressSet(DOMAIN);
    addresses.forEach(address -> set.add(named(address)));
    AddressSet again = new AddressSet(DOMAIN);
    for (int entry = set.first(); entry != AddressSet.NONE; entry = set.after(entry)) {
      byte[] line = new byte[set.lineLength(entry)];
      set.copyLine(entry, line);
      addLine(again, line);
    }

    assertThat(recipients(again)).isEqualTo(recipients(set));
  }

  @Test
  void aSetInOrderIsSearchedWithAndWithoutAnIndexAndGrowsOutOfOrder() {
    AddressSet set = new AddressSet(DOMAIN);
    TreeSet<EmailAddress> model = new TreeSet<>();
    for (int i = 0; i < 3_000; i += 2) {
      EmailAddress address = EmailAddress.of("user%05d@example.com".formatted(i));
      addLine(set, line(Recipient.of(address)));
      model.add(address);
    }
    for (int i = 0; i < 3_000; i++) {
      EmailAddress address = EmailAddress.of("user%05d@example.com".formatted(i));
      assertThat(set.contains(address)).as("%d", i).isEqualTo(model.contains(address));
    }
    for (String text : List.of("a@example.com", "user00000@example.com", "z@example.com")) {
      boolean isNew = model.add(EmailAddress.of(text));
      assertThat(set.add(Recipient.of(EmailAddress.of(text))) != AddressSet.NONE).isEqualTo(isNew);
      assertThat(set.contains(EmailAddress.of(text))).isTrue();
    }

    assertThat(sorted(set)).containsExactlyElementsOf(model);
    assertThat(set.digest()).isEqualTo(ListDigest.of(model));
  }

  @Test
  void manyAddressesAreFoundInAnyOrderOfTheirAdding() {
    List<EmailAddress> all = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      all.add(
          EmailAddress.of((i % 3 == 0 ? "a" : "person.with.a.long.name.") + i + "@example.com"));
    }
    Collections.shuffle(all, new Random(7));
    AddressSet set = setOf(all);
    Collections.shuffle(all, new Random(8));
    AddressSet other = setOf(all);

    assertThat(unsorted(set)).hasSize(50_000);
    assertThat(sorted(set)).isSorted().isEqualTo(sorted(other));
    for (int entry = set.first(); entry != AddressSet.NONE; entry = set.after(entry)) {
      assertThat(other.local(other.find(set, entry))).isEqualTo(set.local(entry));
    }
    assertThat(set.digest()).isEqualTo(ListDigest.of(all));
  }

  @Test
  void addressesOfTheSameHashAreToldApart() {
    Map<Integer, EmailAddress> byHash = new HashMap<>();
    EmailAddress one = null;
    EmailAddress other = null;
    for (int i = 0; other == null; i++) {
      EmailAddress next = EmailAddress.of("person" + i + "@example.com");
      one = byHash.put(Span.of(next.localPart().getBytes(UTF_8)).hash(), next);
      other = one == null ? null : next;
    }
    AddressSet set = setOf(List.of(one));

    assertThat(set.contains(other)).isFalse();
    assertThat(set.add(Recipient.of(other))).isNotEqualTo(AddressSet.NONE);
    assertThat(set.find(setOf(List.of(other)), 0)).isNotEqualTo(set.find(setOf(List.of(one)), 0));
    assertThat(set.size()).isEqualTo(2);
  }

  @Test
  void whetherARecipientFitsIsAskedOnlyOfOneThatIsNew() {
    AddressSet set = new AddressSet(DOMAIN);
    Recipient ann = Recipient.of(EmailAddress.of("ann@example.com"));

    assertThat(set.add(ann, recipient -> false)).isEqualTo(AddressSet.UNFIT);
    assertThat(set.size()).isZero();
    assertThat(set.contains(ann.address())).isFalse();
    assertThat(set.add(ann, recipient -> true)).isZero();
    assertThat(set.add(ann, recipient -> false)).isEqualTo(AddressSet.NONE);
  }

  @Test
  void whatNoSetCouldHoldIsNoLine() {
    AddressSet set = new AddressSet(DOMAIN);

    assertThat(addLine(set, "@example.com".getBytes(UTF_8))).isEqualTo(AddressSet.NONE);
    assertThat(addLine(set, ("a".repeat(65) + "@example.com").getBytes(UTF_8)))
        .isEqualTo(AddressSet.NONE);
    assertThat(addLine(set, ("a@example.com\t" + "n".repeat(1021)).getBytes(UTF_8)))
        .isEqualTo(AddressSet.NONE);
    assertThat(addLine(set, ("a".repeat(64) + "@example.com").getBytes(UTF_8))).isZero();
    assertThat(set.size()).isEqualTo(1);
  }

  private static Recipient named(EmailAddress address) {
    int length = address.localPart().length();
    return length % 2 == 0 ? Recipient.of(address) : Recipient.of(address, "Jörg " + length);
  }

  private static byte[] line(Recipient recipient) {
    String name = recipient.displayName().map(text -> "\t" + text).orElse("");
    return (recipient + name).getBytes(UTF_8);
  }

  /** Between other bytes, as in the buffer of a file. */
  private static int addLine(AddressSet set, byte[] line) {
    byte[] buffer = ("xx@y\n" + new String(line, UTF_8) + "\nzz").getBytes(UTF_8);
    int from = 5;
    int to = from + line.length;
    int tab = from;
    while (tab < to && buffer[tab] != '\t') {
      tab++;
    }
    return set.addLine(buffer, from, tab, to);
  }

  private static List<Recipient> recipients(AddressSet set) {
    List<Recipient> all = new ArrayList<>();
    for (int entry = set.first(); entry != AddressSet.NONE; entry = set.after(entry)) {
      all.add(set.reader().recipient(entry));
    }
    return all;
  }
}
