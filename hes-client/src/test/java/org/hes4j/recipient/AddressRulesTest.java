package org.hes4j.recipient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was made of a source by other rules must not be taken for what these would make of it. */
class AddressRulesTest {
  /** Old enough for every Java to know them. */
  private static final int CHARACTERS = 0x0370;

  private static final List<String> PATTERNS =
      List.of(
          "an%sn@example.com",
          "%sann@example.com",
          "ann%s@example.com",
          "\"an%sn\"@example.com",
          "ann@exa%smple.com",
          "ann@%sexample.com",
          "ann@example.com%s",
          "ann%sbob@example.com@example.org");

  private final AddressNormalizer normalizer = new AddressNormalizer();

  private String outcome(String raw) {
    Normalized made = normalizer.normalize(raw);
    if (made instanceof Normalized.Accepted accepted) {
      return "accepted " + accepted.address();
    }
    return made instanceof Normalized.LeftOut leftOut ? "left out " + leftOut.kind() : "rejected";
  }

  @Test
  void rulesThatChangeGetAnotherName() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String pattern : PATTERNS) {
      for (int character = 0; character < CHARACTERS; character++) {
        String raw = pattern.replace("%s", Character.toString(character));
        digest.update((outcome(raw) + "\n").getBytes(UTF_8));
      }
    }
    for (String type : List.of("smtp:", "SMTP:", "x500:", "sip:", "unknown:", "smtp: smtp:")) {
      digest.update((outcome(type + "ann@example.com") + "\n").getBytes(UTF_8));
    }

    assertThat(HexFormat.of().formatHex(digest.digest()).substring(0, 16))
        .as("what an address is has changed: raise AddressNormalizer.RULES, then put this here")
        .isEqualTo("7edfcf5b90657b19");
  }
}
