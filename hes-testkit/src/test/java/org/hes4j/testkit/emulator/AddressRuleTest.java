package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.Normalized;

class AddressRuleTest {
  private static final List<String> ENDINGS =
      List.of(
          "@example.com",
          "@example.org",
          "@a.example.com",
          ".example.com",
          "@example.com\u200B",
          "@example.co");

  private final AddressRule rule = new AddressRule(Ports.COM_DOMAIN);

  @Property(seed = "4711")
  void whatTheQuickWayAcceptsTheFullRulesAcceptToo(@ForAll("nearlyAddresses") String address) {
    Normalized normalized = new AddressNormalizer().normalize(address);
    boolean canonical =
        normalized instanceof Normalized.Accepted accepted
            && accepted.address().toString().equals(address)
            && Pattern.matches(AddressRule.PATTERN, address)
            && address.endsWith("@example.com");

    assertThat(rule.problem(address).isEmpty()).isEqualTo(canonical);
  }

  @Provide
  Arbitrary<String> nearlyAddresses() {
    return Arbitraries.strings()
        .withChars("aZ9.-_+!'é\"@ (:\\\u00A0\u200B\uFEFF\u2800")
        .ofMinLength(0)
        .ofMaxLength(8)
        .flatMap(local -> Arbitraries.of(ENDINGS).map(local::concat));
  }
}
