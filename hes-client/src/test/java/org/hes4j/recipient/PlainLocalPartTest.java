package org.hes4j.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import com.sanctionco.jmail.JMail;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
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

  @Property(tries = 20_000)
  void whatIsPlainButForItsCaseIsLowered(@ForAll("inAnyCase") String text, @ForAll int place) {
    int end = Math.floorMod(place, text.length() + 1);
    String lower = text.substring(0, end).toLowerCase(Locale.ROOT);
    assertThat(PlainLocalPart.lowered(text, end))
        .isEqualTo(PlainLocalPart.is(lower) ? lower : null);
  }

  @Provide
  Arbitrary<String> inAnyCase() {
    return Arbitraries.strings().withChars("azAZ09.!#@ \u00e9\u00c9\0_~").ofMaxLength(6);
  }

  @Example
  void noCharacterOutsideAsciiIsTakenForOneOfIt() {
    // the Kelvin sign becomes a k in lower case
    assertThat(PlainLocalPart.lowered("\u212a", 1)).isNull();
    assertThat(PlainLocalPart.lowered("\u0161", 1)).isNull();
  }
}
