package org.hes4j.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hes4j.directory.Records;
import org.hes4j.directory.Texts;
import org.hes4j.recipient.EmailAddress;

/** Tables written in any dialect come back as the same set. */
class CsvDialectPropertyTest {

  /** How a table is written. */
  record Dialect(char delimiter, String end, Charset charset, boolean packed, boolean named) {}

  private static String cell(String text, Dialect dialect, Random random) {
    boolean quoted =
        random.nextInt(3) == 0
            || text.isEmpty()
            || text.indexOf(dialect.delimiter()) >= 0
            || text.indexOf('"') >= 0
            || text.startsWith("#");
    return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }

  private static byte[] write(List<String> addresses, Dialect dialect, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("# an export, with \"marks\"" + dialect.end());
    String delimiter = String.valueOf(dialect.delimiter());
    text.append(String.join(delimiter, "Name", "Alias", "Mail")).append(dialect.end());
    for (int from = 0; from < addresses.size(); from += 2) {
      String second = from + 1 < addresses.size() ? addresses.get(from + 1) : "";
      text.append(cell("\"Big\" Ben" + delimiter + " Baker", dialect, random)).append(delimiter);
      text.append(cell(second, dialect, random)).append(delimiter);
      text.append(cell(addresses.get(from), dialect, random)).append(dialect.end());
    }
    byte[] bytes = text.append("# end").toString().getBytes(dialect.charset());
    return dialect.packed() ? Texts.gzip(bytes) : bytes;
  }

  private static CsvRecipientSource source(byte[] bytes, Dialect dialect, int addresses) {
    CsvRecipientSourceBuilder builder =
        CsvRecipientSource.builder("table", Texts.stream(bytes))
            .delimiter(dialect.delimiter())
            .charset(dialect.charset())
            .commentMarker('#')
            .endMarker("# end")
            .atLeast(addresses);
    return dialect.named()
        ? builder.addressColumns("mail", "alias").displayNameColumns("name").build()
        : builder.header().addressColumns(2, 3).displayNameColumns(1).build();
  }

  @Property
  void anyListOfAddressesComesBackAsTheSameSet(
      @ForAll("addresses") List<String> addresses,
      @ForAll("dialects") Dialect dialect,
      @ForAll long seed) {
    byte[] bytes = write(addresses, dialect, seed);
    Records records = Records.of(source(bytes, dialect, addresses.size()));
    assertThat(records.canonical())
        .isEqualTo(
            addresses.stream()
                .map(address -> EmailAddress.of(address).toString())
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(records.rejected()).isEmpty();
    assertThat(records.addresses())
        .hasSameSizeAs(addresses)
        .allSatisfy(
            record ->
                assertThat(record.displayName())
                    .isEqualTo("\"Big\" Ben" + dialect.delimiter() + " Baker"));
  }

  @Provide
  Arbitrary<Dialect> dialects() {
    return Combinators.combine(
            Arbitraries.of(',', ';', '\t', '|'),
            Arbitraries.of("\n", "\r\n", "\r"),
            Arbitraries.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16,
                StandardCharsets.ISO_8859_1,
                Charset.forName("windows-1252")),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Dialect::new);
  }

  @Provide
  Arbitrary<List<String>> addresses() {
    return Arbitraries.strings()
        .withChars("abcxyz0189!$%&'*+-/?^_`{|}~#éü")
        .ofMinLength(1)
        .ofMaxLength(32)
        .map(local -> local + "@Example.com")
        .list()
        .ofMaxSize(20);
  }
}
