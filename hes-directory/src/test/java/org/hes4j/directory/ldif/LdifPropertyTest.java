package org.hes4j.directory.ldif;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hes4j.directory.Records;
import org.hes4j.directory.Texts;
import org.hes4j.directory.text.UnreadableTextException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;

class LdifPropertyTest {

  /** Writes LDIF in all the ways that RFC 2849 leaves open. */
  private static final class Writer {
    private final Random random;
    private final StringBuilder text = new StringBuilder();

    Writer(long seed) {
      this.random = new Random(seed);
    }

    void line(String name, String value) {
      boolean encoded =
          random.nextInt(3) == 0
              || value.chars().anyMatch(c -> c > 127)
              || value.startsWith(":")
              || value.startsWith("<");
      fold(
          encoded
              ? name + ":: " + Base64.getEncoder().encodeToString(Texts.utf8(value))
              : name + (random.nextBoolean() ? ": " : ":") + value);
    }

    private void fold(String line) {
      int width = 1 + random.nextInt(90);
      for (int from = 0; from < line.length(); from += width) {
        text.append(from == 0 ? "" : " ");
        text.append(line, from, Math.min(line.length(), from + width)).append('\n');
      }
    }

    void entry(int number, List<String> mail) {
      if (random.nextInt(4) == 0) {
        fold("# p" + number + ", example.com");
      }
      line("dn", "uid=p" + number + ",dc=example,dc=com");
      mail.forEach(value -> line(random.nextInt(4) == 0 ? "MAIL;lang-de" : "mail", value));
      line("cn", "Person " + number);
      text.append("\n".repeat(1 + random.nextInt(2)));
    }
  }

  private static String write(List<List<String>> people, long seed) {
    Writer writer = new Writer(seed);
    for (int number = 0; number < people.size(); number++) {
      writer.entry(number, people.get(number));
    }
    return writer.text.toString();
  }

  private static Records read(String text) {
    return Records.of(LdifRecipientSource.of("dump", Texts.stream(text)));
  }

  @Property
  void anyListOfAddressesComesBackAsTheSameSet(
      @ForAll("people") List<List<String>> people, @ForAll long seed) {
    Records records = read(write(people, seed));
    assertThat(records.canonical())
        .isEqualTo(
            people.stream()
                .flatMap(List::stream)
                .map(address -> EmailAddress.of(address).toString())
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(records.values()).isEqualTo(people.stream().flatMap(List::stream).toList());
    assertThat(records.rejected()).isEmpty();
  }

  @Property(tries = 300)
  void unboundIdReadsTheSameValues(@ForAll("people") List<List<String>> people, @ForAll long seed)
      throws IOException, LDIFException {
    String text = write(people, seed);
    assertThat(new TreeSet<>(read(text).values())).isEqualTo(readWithUnboundId(text));
  }

  private static SortedSet<String> readWithUnboundId(String text)
      throws IOException, LDIFException {
    SortedSet<String> values = new TreeSet<>();
    try (LDIFReader reader = new LDIFReader(new ByteArrayInputStream(Texts.utf8(text)))) {
      for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
        entry
            .getAttributesWithOptions("mail", null)
            .forEach(attribute -> values.addAll(Arrays.asList(attribute.getValues())));
      }
    }
    return values;
  }

  /** A line that needs no pattern must be what the pattern makes of it. */
  @Property(tries = 3000)
  void aLineIsWhatThePatternMakesOfIt(@ForAll("lines") String text) {
    Line line = new Line(7, text);
    assertThat(orMessage(() -> Field.of(line))).isEqualTo(orMessage(() -> Field.ofShape(line)));
  }

  private interface Reading {
    Field read() throws UnreadableTextException;
  }

  private static Object orMessage(Reading reading) {
    try {
      return reading.read();
    } catch (UnreadableTextException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.of("", "dn", "Mail", "1.2-x", "a;b", "-", ".a", "é")
        .flatMap(
            name ->
                Arbitraries.strings()
                    .withChars(": <a@é;\n")
                    .ofMaxLength(8)
                    .map(rest -> name + rest));
  }

  @Property
  void anyBytesAreReadWholeOrRefusedWithTheDeclaredException(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property
  void anyTextOfTroublesomeCharactersToo(@ForAll("troublesome") String text) {
    readOrRefuse(Texts.utf8("dn: x\nmail: " + text));
  }

  private static void readOrRefuse(byte[] bytes) {
    List<SourceRecord> records = new ArrayList<>();
    try {
      LdifRecipientSource.of("bytes", Texts.stream(bytes)).read(records::add);
    } catch (RecipientSourceException e) {
      assertThat(e).hasMessageStartingWith("bytes: ");
      return;
    }
    assertThat(records).isNotEmpty();
  }

  @Provide
  Arbitrary<String> troublesome() {
    return Arbitraries.strings().withChars(":<\r\n #@=mail;dnrsult0.é").ofMaxLength(60);
  }

  @Provide
  Arbitrary<List<List<String>>> people() {
    return Arbitraries.strings()
        .withChars("abcxyz0189!$%&'*+-/?^_`{|}~#éü")
        .ofMinLength(1)
        .ofMaxLength(32)
        .map(local -> local + "@Example.com")
        .list()
        .uniqueElements()
        .ofMaxSize(4)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }
}
