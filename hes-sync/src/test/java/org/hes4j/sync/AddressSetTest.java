package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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

    assertThat(slice.recipients()).isEqualTo(first);
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
}
