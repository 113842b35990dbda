package org.hes4j.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChangeTokenTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void cannotBeChangedFromOutside() {
    byte[] state = bytes("csn=1");
    ChangeToken token = new ChangeToken("q", state);
    state[0] = 'x';
    token.state()[1] = 'x';
    assertThat(token.state()).isEqualTo(bytes("csn=1"));
  }

  @Test
  void isEqualWhenQuestionAndStateAre() {
    ChangeToken token = new ChangeToken("q", bytes("csn=1"));
    assertThat(token)
        .isEqualTo(new ChangeToken("q", bytes("csn=1")))
        .hasSameHashCodeAs(new ChangeToken("q", bytes("csn=1")))
        .isNotEqualTo(new ChangeToken("p", bytes("csn=1")))
        .isNotEqualTo(new ChangeToken("q", bytes("csn=2")));
  }

  @Test
  void doesNotShowItsState() {
    assertThat(new ChangeToken("0a1b", bytes("csn=1")))
        .hasToString("token of 5 bytes for question 0a1b");
  }

  @Test
  void hasAQuestionAndAnEnd() {
    assertThatThrownBy(() -> new ChangeToken(" ", bytes("csn=1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a token without the fingerprint of its question");
    assertThat(new ChangeToken("q", new byte[ChangeToken.MAX_STATE_BYTES]).state()).hasSize(65_536);
    assertThatThrownBy(() -> new ChangeToken("q", new byte[ChangeToken.MAX_STATE_BYTES + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a token of 65537 bytes; expected at most 65536");
  }
}
