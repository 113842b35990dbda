package org.hes4j.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.Recipient;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept without a closer look is what a closer look would make of it. */
class PlainIntakeTest {
  private final AddressSet com = new AddressSet(MailDomain.of("example.com"));
  private final AddressSet org = new AddressSet(MailDomain.of("mail.example.org"));
  private final PlainIntake plain = new PlainIntake(List.of(com, org));

  private static AddressBytes found(String value, String name) {
    byte[] bytes = ("<" + value + name + ">").getBytes(UTF_8);
    int end = 1 + value.getBytes(UTF_8).length;
    AddressBytes found = new AddressBytes();
    found.setValue(bytes, 1, end);
    found.setName(bytes, end, bytes.length - 1);
    return found;
  }

  @Provide
  Arbitrary<String> values() {
    return HostileValues.any();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.frequencyOf(
        Tuple.of(
            5, Arbitraries.strings().withChars("Ab? \t\u00e9\u4e2d\u007f\u0085").ofMaxLength(4)),
        Tuple.of(1, Arbitraries.strings().withChars("Ab ").ofMinLength(253).ofMaxLength(257)));
  }

  @Property(tries = 5000)
  void whatIsKeptIsTheRecipientOfALongerWay(
      @ForAll("values") String value,
      @ForAll("names") String name,
      @ForAll boolean asText,
      @ForAll boolean named) {
    SourceRecord.Address text =
        new SourceRecord.Address(value, named ? name : null, Origin.line(1));
    String read = named || !asText ? name : "";
    int entry = asText ? plain.add(text) : plain.add(found(value, name));
    if (entry == PlainIntake.NOT_PLAIN) {
      return;
    }
    assertThat(new AddressNormalizer().normalize(value))
        .isInstanceOfSatisfying(
            Normalized.Accepted.class,
            accepted -> {
              assertThat(plain.set().contains(accepted.address())).isTrue();
              if (entry != AddressSet.NONE) {
                assertThat(plain.set().reader().recipient(entry))
                    .isEqualTo(Recipient.of(accepted.address(), read));
              }
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@example.com",
        "Ann.B-c_d9@example.com",
        "x@mail.example.org",
        "1234567890123456789012345678901234567890123456789012345678901234@example.com"
      })
  void ordinaryAddressesAreKept(String value) {
    int entry = plain.add(found(value, " Ann Lee "));

    assertThat(entry).isNotNegative();
    assertThat(plain.set().name(entry)).isEqualTo("Ann Lee");
    assertThat(plain.add(found(value, "Bob"))).isEqualTo(AddressSet.NONE);
    assertThat(plain.set().size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@example.com",
        "ann",
        "ann@",
        "ann@example.net",
        "ann@example.comm",
        ".ann@example.com",
        "ann.@example.com",
        "a..n@example.com",
        "ann+b@example.com",
        "smtp:ann@example.com",
        "ann@example.com ",
        "12345678901234567890123456789012345678901234567890123456789012345@example.com"
      })
  void whatMayNeedACloserLookIsNot(String value) {
    assertThat(plain.add(found(value, ""))).isEqualTo(PlainIntake.NOT_PLAIN);
    assertThat(com.size() + org.size()).isZero();
  }

  @Test
  void anAddressThatIsTooLongAsAWholeIsNot() {
    String label = "a".repeat(60);
    MailDomain domain = MailDomain.of(String.join(".", label, label, label, "example.com"));
    PlainIntake there = new PlainIntake(List.of(new AddressSet(domain)));
    int room = 254 - 1 - domain.name().length();

    assertThat(there.add(found("x".repeat(room) + "@" + domain, ""))).isNotNegative();
    assertThat(there.add(found("x".repeat(room + 1) + "@" + domain, "")))
        .isEqualTo(PlainIntake.NOT_PLAIN);
  }
}
