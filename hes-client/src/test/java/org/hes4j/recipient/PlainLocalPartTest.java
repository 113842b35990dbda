package org.hes4j.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import com.sanctionco.jmail.JMail;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The short cut says yes only where the full check does. */
class PlainLocalPartTest {

  @Provide
  Arbitrary<String> localParts() {
    return Arbitraries.strings()
        .withChars("az09.!#@\"\\\\ (),:;<>[]é%&'*+-/=?^_`{|}~")
        .ofMaxLength(6);
  }

  @Property(tries = 20_000)
  void whatIsPlainIsValidInFull(@ForAll("localParts") String localPart) {
    if (PlainLocalPart.is(localPart)) {
      assertThat(JMail.isValid(localPart + "@example.com")).isTrue();
    }
  }

  @Property(tries = 20_000)
  void whatIsValidAsciiAndUnquotedIsPlain(@ForAll("localParts") String localPart) {
    boolean unquoted = localPart.chars().allMatch(c -> c < 128 && " \"\\\\()@:<>".indexOf(c) < 0);
    if (unquoted && JMail.isValid(localPart + "@example.com")) {
      assertThat(PlainLocalPart.is(localPart)).isTrue();
    }
  }
}
