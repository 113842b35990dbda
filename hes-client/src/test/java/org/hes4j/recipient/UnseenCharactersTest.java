package org.hes4j.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class UnseenCharactersTest {
  /** What is seen, or has a meaning, in no way at all; all others go by their categories. */
  private static final List<Integer> ALSO_UNSEEN =
      List.of(
          0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180D, 0x2800, 0x3164, 0xFE00, 0xFE0F,
          0xFFA0, 0xFFFD, 0xE0100, 0xE01EF);

  private static final Set<Byte> UNSEEN =
      Set.of(
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR);

  private static Optional<String> problem(String text) {
    return UnseenCharacters.problem(text, "text");
  }

  private static String between(int codePoint) {
    return "a" + Character.toString(codePoint) + "b";
  }

  @Test
  void everyCodePointOfThoseCategoriesIsAProblemExceptTheBlank() {
    assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT))
        .allSatisfy(
            c -> {
              if (c != ' ' && UNSEEN.contains((byte) Character.getType(c))) {
                assertThat(problem(between(c))).get().asString().startsWith(named(c));
              }
            });
  }

  @Test
  void soAreThoseThatLookLikeNothingAlthoughTheyAreLettersMarksAndSymbols() {
    assertThat(ALSO_UNSEEN)
        .allSatisfy(c -> assertThat(problem(between(c))).get().asString().startsWith(named(c)));
  }

  @Test
  void noOtherCharacterIs() {
    long further =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> c == ' ' || !UNSEEN.contains((byte) Character.getType(c)))
            .filter(c -> problem(between(c)).isPresent())
            .count();

    // beside those of the list U+180C, U+180F where it is assigned, and the other selectors
    int assigned = Character.getType(0x180F) == Character.UNASSIGNED ? 0 : 1;
    assertThat(further).isEqualTo(ALSO_UNSEEN.size() + 1 + 14 + 238 + assigned);
    assertThat(problem("Jürgen Müller, o'neil \u6797\u3042\u0436 \u00df \uD83D\uDE00")).isEmpty();
  }

  private static String named(int codePoint) {
    return String.format("U+%04X as character 2 of the text: ", codePoint);
  }

  @Test
  void tellsTheFirstOneAndCountsCodePoints() {
    assertThat(problem("\uD83D\uDE00x\u200B\u00AD"))
        .contains(
            "U+200B as character 3 of the text: it cannot be seen, or means nothing to others");
    assertThat(problem("x\uDBFF")).get().asString().startsWith("U+DBFF as character 2");
  }

  @Provide
  Arbitrary<String> around() {
    return Arbitraries.strings()
        .withChars(
            " \t\r\n\u00A0\u2003\u3000\u1680\u2028\u200B\u200C\u200D\u200E\u202A\u2060\uFEFF\u180E"
                + "\u00AD\u2066")
        .ofMaxLength(3);
  }

  @Property
  void takesOffWhatSurroundsATextAndNothingElse(
      @ForAll("around") String before, @ForAll("around") String after) {
    for (String text : List.of("a", "a b", "a\u200Bb", "\u3164a", "\u0000", "\uD83D\uDE00", "")) {
      assertThat(UnseenCharacters.strip(before + text + after)).isEqualTo(text);
    }
  }

  @Test
  void takesOffFormatCharactersBeyondTheBasicPlane() {
    assertThat(UnseenCharacters.strip("\uDB40\uDC41a\uDB40\uDC41")).isEqualTo("a");
  }

  @Property
  void takesOffWhatStringStripDoes(@ForAll String text) {
    String stripped = UnseenCharacters.strip(text);

    assertThat(text.strip()).contains(stripped);
    assertThat(stripped.strip()).isEqualTo(stripped);
  }
}
