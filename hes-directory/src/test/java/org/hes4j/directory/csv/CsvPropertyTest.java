package org.hes4j.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hes4j.directory.Records;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;

class CsvPropertyTest {

  private static CsvRecipientSource source(byte[] bytes) {
    return CsvRecipientSource.of("bytes", () -> new ByteArrayInputStream(bytes));
  }

  @Property
  void anyBytesAreReadWholeOrRefusedWithTheDeclaredException(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property
  void anyTextOfTroublesomeCharactersToo(@ForAll("troublesome") String text) {
    readOrRefuse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void readOrRefuse(byte[] bytes) {
    List<SourceRecord> records = new ArrayList<>();
    try {
      source(bytes).read(records::add);
    } catch (RecipientSourceException e) {
      assertThat(e).hasMessageStartingWith("bytes: ");
      return;
    }
    assertThat(records.isEmpty()).isEqualTo(bytes.length == 0);
  }

  @Provide
  Arbitrary<String> troublesome() {
    return Arbitraries.strings().withChars("\",\r\n #@=ma.\u00e9/").ofMaxLength(60);
  }

  @Property
  void anyListOfAddressesComesBack(@ForAll("addresses") List<String> addresses) {
    StringBuilder text = new StringBuilder("email,name\r\n");
    addresses.forEach(a -> text.append('"').append(a).append("\",\"A \"\"Name\"\"\"\r\n"));
    assertThat(Records.of(source(text.toString().getBytes(StandardCharsets.UTF_8))).values())
        .isEqualTo(addresses);
    String plain = String.join("\n", addresses);
    assertThat(Records.of(source(plain.getBytes(StandardCharsets.UTF_8))).values())
        .isEqualTo(addresses);
  }

  @Provide
  Arbitrary<List<String>> addresses() {
    return Arbitraries.strings()
        .withChars("abcxyz0189.!$%&'*+-/?^_`{|}~é")
        .ofMinLength(1)
        .ofMaxLength(64)
        .map(local -> local + "@example.com")
        .filter(address -> !address.startsWith("//"))
        .list();
  }
}
