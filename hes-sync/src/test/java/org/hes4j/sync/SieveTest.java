package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Normalized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is let through without a closer look is what a closer look would take as it is. */
class SieveTest {
  private static final MailDomain COM = MailDomain.of("example.com");
  private static final MailDomain ORG = MailDomain.of("mail.example.org");

  private final Sieve sieve = new Sieve(List.of(COM, ORG));

  @Provide
  Arbitrary<String> values() {
    return HostileValues.any();
  }

  @Property(tries = 5000)
  void whatIsLetThroughIsAnAddressOfItsDomain(@ForAll("values") String value) {
    if (sieve.letsThrough(value)) {
      assertThat(new AddressNormalizer().normalize(value))
          .isInstanceOfSatisfying(
              Normalized.Accepted.class,
              accepted -> {
                String text = accepted.address().toString();
                assertThat(text).isEqualTo(value.toLowerCase(Locale.ROOT));
                assertThat(accepted.address().domain()).isIn(COM, ORG);
              });
    }
  }

  @Property(tries = 5000)
  void noFormOfWhatIsHeldBackIsLetThrough(
      @ForAll("values") String held, @ForAll("values") String value) {
    for (String form : List.of(value, held, held.toUpperCase(Locale.ROOT), " smtp:" + held)) {
      Sieve holding = new Sieve(List.of(COM, ORG));
      if (new AddressNormalizer().normalize(held) instanceof Normalized.Accepted accepted) {
        EmailAddress address = accepted.address();
        holding.holdBack(address);
        boolean same =
            new AddressNormalizer().normalize(form) instanceof Normalized.Accepted other
                && other.address().equals(address);
        assertThat(same && holding.letsThrough(form)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann@example.com", "Ann.B-c_d+e'f0@EXAMPLE.com", "x@mail.example.org"})
  void ordinaryAddressesAreLetThrough(String value) {
    assertThat(sieve.letsThrough(value)).isTrue();
    sieve.holdBack(EmailAddress.of("other@example.com"));
    assertThat(sieve.letsThrough(value)).isTrue();
    sieve.holdBack(EmailAddress.of(value));
    assertThat(sieve.letsThrough(value)).isFalse();
  }

  @Test
  void countsByDomain() {
    for (String value :
        List.of("a@example.com", "A@Example.com", "b@mail.example.org", "b@x.org")) {
      sieve.letsThrough(value);
    }

    assertThat(sieve.passed(COM)).isEqualTo(2);
    assertThat(sieve.passed(ORG)).isEqualTo(1);
    assertThat(sieve.passed(MailDomain.of("x.org"))).isZero();
  }
}
