package org.hes4j.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void shouldLeaveTextThatShows() {
    assertThat(PlainText.of("Änn <ann@example.com> \uD83D\uDE00", 100))
        .isEqualTo("Änn <ann@example.com> \uD83D\uDE00");
  }

  @Test
  void shouldEscapeWhatSteersATerminalOrTurnsTheLine() {
    assertThat(PlainText.of("a\nb\u001b[31m\u202Ec\u2028d\uD83D", 100))
        .isEqualTo("a\\u{a}b\\u{1b}[31m\\u{202e}c\\u{2028}d\\u{d83d}");
  }

  @Test
  void shouldCutBetweenCharacters() {
    assertThat(PlainText.of("abc", 3)).isEqualTo("abc");
    assertThat(PlainText.of("abcd", 3)).isEqualTo("abc…");
    assertThat(PlainText.of("ab\uD83D\uDE00d", 3)).isEqualTo("ab\uD83D\uDE00…");
  }
}
