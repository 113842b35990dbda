package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hes4j.client.ListDigest;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressDigestTest {
  private static final MailDomain DOMAIN = MailDomain.of("example.com");

  /** From nothing through one block to many, some of which end with an address. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4_000, 5_957, 5_958, 5_959, 11_916, 40_000})
  void listsOfManyBlocksHaveTheDigestOfTheirAddresses(int size) {
    List<EmailAddress> addresses = addresses(size);
    ListDigest expected = ListDigest.of(new TreeSet<>(addresses));

    assertThat(setOf(addresses).digest()).isEqualTo(expected);
    Collections.shuffle(addresses, new Random(size));
    assertThat(setOf(addresses).digest()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "same.first.bytes."})
  void listsOfManyBeginningsAreSortedAsWell(String before) {
    Random random = new Random(before.length());
    Set<EmailAddress> addresses = new TreeSet<>();
    while (addresses.size() < 40_000) {
      String local = before + Integer.toString(random.nextInt(1 << 30), 36);
      addresses.add(EmailAddress.of(local + "@example.com"));
    }
    assertSortedFromAnyOrder(addresses);
  }

  @Test
  void listsOfOneBeginningButForAFewAreSortedAsWell() {
    Set<EmailAddress> addresses = new TreeSet<>(addresses(40_000));
    for (String local : List.of("a", "use", "user", "user0", "usf", "z")) {
      addresses.add(EmailAddress.of(local + "@example.com"));
    }
    assertSortedFromAnyOrder(addresses);
  }

  private static void assertSortedFromAnyOrder(Set<EmailAddress> addresses) {
    List<EmailAddress> shuffled = new ArrayList<>(addresses);
    Collections.shuffle(shuffled, new Random(7));
    AddressSet set = setOf(shuffled);

    assertThat(set.digest()).isEqualTo(ListDigest.of(addresses));
    AddressReader reader = set.reader();
    assertThat(Arrays.stream(set.sorted()).mapToObj(reader::address).toList())
        .isEqualTo(List.copyOf(addresses));
    assertThat(setOf(shuffled).sorted()).isEqualTo(set.sorted());
  }

  @Test
  void theOrderFoundOnTheWayIsTheOneAskedFor() {
    List<EmailAddress> addresses = addresses(20_000);
    Collections.shuffle(addresses, new Random(1));
    AddressSet summed = setOf(addresses);
    AddressSet ordered = setOf(addresses);

    ListDigest digest = summed.digest();
    assertThat(summed.sorted()).isEqualTo(ordered.sorted());
    assertThat(ordered.digest()).isEqualTo(digest);
  }

  private static List<EmailAddress> addresses(int size) {
    List<EmailAddress> addresses = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      addresses.add(EmailAddress.of("user%05d@example.com".formatted(i)));
    }
    return addresses;
  }

  private static AddressSet setOf(List<EmailAddress> addresses) {
    AddressSet set = new AddressSet(DOMAIN);
    addresses.forEach(address -> set.add(Recipient.of(address)));
    return set;
  }
}
