package org.hes4j.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hes4j.recipient.MailDomain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The order against that of plain byte arrays. The local parts are put in as bytes, so that they
 * may hold what no address would.
 */
class AddressOrderTest {
  private static final int MAX_LOCAL = 64;
  private static final String SHORT_DOMAIN = "x.yz";
  private static final String DOMAIN = "example.com";
  private static final String LONG_DOMAIN = ("d".repeat(63) + ".").repeat(2) + "d".repeat(61);

  @Property(tries = 500)
  void isThatOfTheUnsignedBytes(
      @ForAll("locals") List<String> locals, @ForAll("domains") String domain) {
    assertSorted(locals, domain);
  }

  @Property(tries = 100)
  void isThatOfEntriesThatCameInOrder(
      @ForAll("locals") List<String> locals, @ForAll("domains") String domain) {
    assertSorted(locals.stream().sorted((a, b) -> compare(a, b, domain)).toList(), domain);
  }

  @Property(tries = 200)
  void eightBytesAreThoseOfTheAddressAndZerosBehindIt(
      @ForAll("locals") List<String> locals, @ForAll("domains") String domain) {
    AddressSet set = setOf(locals, domain);
    for (int entry = set.first(); entry != AddressSet.NONE; entry = set.after(entry)) {
      byte[] address = address(set, entry);
      byte[] padded = Arrays.copyOf(address, address.length + 32);
      for (int i = 0; i <= address.length + 24; i++) {
        long expected = 0;
        for (int k = i; k < i + 8; k++) {
          expected = (expected << 8) | (padded[k] & 0xFF);
        }
        assertThat(set.addressBytes(entry, i)).as("byte %d", i).isEqualTo(expected);
      }
    }
  }

  @Provide
  Arbitrary<String> domains() {
    return Arbitraries.of(SHORT_DOMAIN, DOMAIN, LONG_DOMAIN);
  }

  /** Some begin like many others; some are others with a sign below or above the @, or with it. */
  @Provide
  Arbitrary<List<String>> locals() {
    Arbitrary<String> beginnings =
        Arbitraries.oneOf(
            Arbitraries.of("", "a", "a@" + DOMAIN, "a@" + SHORT_DOMAIN, "é", "字字"),
            Arbitraries.integers().between(5, 60).map("p"::repeat));
    Arbitrary<String> endings =
        Arbitraries.strings()
            .withChars("ab!.?@A~0")
            .withChars('é', 'ж', '字', '\uFFFD')
            .ofMaxLength(20);
    return Combinators.combine(beginnings, endings)
        .as((beginning, ending) -> fitting(beginning + ending))
        .filter(local -> !local.isEmpty())
        .list()
        .ofMaxSize(150);
  }

  @Test
  void anAddressThatBeginsAnotherIsPlacedByTheBytesOfItsDomain() {
    for (String domain : List.of(SHORT_DOMAIN, DOMAIN, LONG_DOMAIN)) {
      String whole = fitting("a@" + domain);
      List<String> locals = List.of("ab", whole + "!", whole, "a.b", "a", "a@", "a!", "aA", "a?");
      assertSorted(locals, domain);
    }
  }

  /** So that one is last in a chunk that it fills to the last byte, of both sizes of chunks. */
  @ParameterizedTest
  @CsvSource({
    "3, 64",
    "7, 32",
    "15, 16",
    "31, 8",
    "63, 4",
    "3, 40000",
    "7, 20000",
    "15, 9000",
    "31, 5000",
    "63, 3000"
  })
  void entriesAtTheEndOfAChunkAreReadToTheirEnd(int length, int count) {
    Set<String> locals = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      String number = Integer.toString(i, 36);
      locals.add("0".repeat(length - number.length()) + number);
    }
    assertSorted(shuffled(locals), DOMAIN);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 23, 24, 25, 47, 48, 49, 57})
  void aLongBeginningOfAllIsNoTrouble(int length) {
    Random random = new Random(length);
    List<String> locals = new ArrayList<>(List.of("a", "pa", "q", "é"));
    for (int i = 0; i < 5_000; i++) {
      locals.add("p".repeat(length) + Integer.toString(random.nextInt(1 << 30), 36));
    }
    assertSorted(locals, DOMAIN);
  }

  /** At each byte some of them leave the others, so that the calls go as deep as they can. */
  @Test
  void addressesThatEachBeginTheNextOneAreNoTrouble() {
    List<String> locals = new ArrayList<>();
    for (int length = 1; length < MAX_LOCAL; length++) {
      for (char sign = '!'; sign <= '~'; sign++) {
        locals.add("z".repeat(length - 1) + sign);
        locals.add("z".repeat(length) + sign);
      }
    }
    assertSorted(shuffled(locals), LONG_DOMAIN);
  }

  @Test
  void everyByteHasItsPlace() {
    List<String> locals = new ArrayList<>();
    for (int one = 1; one < 0x800; one++) {
      for (char other : new char[] {'!', 'z', 'é', '字'}) {
        locals.add(Character.toString(one) + other);
        locals.add("a.beginning.of.it" + other + Character.toString(one));
      }
    }
    assertSorted(shuffled(locals), DOMAIN);
  }

  private static void assertSorted(Collection<String> locals, String domain) {
    AddressSet set = setOf(locals, domain);
    TreeSet<byte[]> expected = new TreeSet<>(Arrays::compareUnsigned);
    locals.forEach(local -> expected.add(bytes(local, domain)));

    List<Integer> told = new ArrayList<>();
    int[] entries = AddressOrder.sort(set, told::add);

    assertThat(Arrays.stream(entries).mapToObj(entry -> address(set, entry)).toList())
        .containsExactlyElementsOf(expected);
    assertThat(told).containsExactly(Arrays.stream(entries).boxed().toArray(Integer[]::new));
  }

  private static AddressSet setOf(Collection<String> locals, String domain) {
    AddressSet set = new AddressSet(MailDomain.of(domain));
    for (String local : locals) {
      String name = local.contains("!") ? "Jörg" : "";
      set.addOnce(Span.of(local.getBytes(UTF_8)), Span.of(name.getBytes(UTF_8)));
    }
    return set;
  }

  private static List<String> shuffled(Collection<String> locals) {
    List<String> shuffled = new ArrayList<>(locals);
    Collections.shuffle(shuffled, new Random(locals.size()));
    return shuffled;
  }

  private static int compare(String local, String other, String domain) {
    return Arrays.compareUnsigned(bytes(local, domain), bytes(other, domain));
  }

  private static byte[] bytes(String local, String domain) {
    return (local + "@" + domain).getBytes(UTF_8);
  }

  private static byte[] address(AddressSet set, int entry) {
    byte[] address = new byte[set.addressLength(entry)];
    set.copyAddress(entry, address, 0);
    return address;
  }

  /** Without the last characters of one that is too long. */
  private static String fitting(String local) {
    String fitting = local;
    while (fitting.getBytes(UTF_8).length > MAX_LOCAL) {
      fitting = fitting.substring(0, fitting.length() - 1);
    }
    return fitting;
  }
}
