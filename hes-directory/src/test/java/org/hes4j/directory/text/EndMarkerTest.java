package org.hes4j.directory.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndMarkerTest {

  private static String read(String text) throws IOException {
    try (EndMarker reader = new EndMarker(new StringReader(text), "# end");
        Writer all = new StringWriter()) {
      reader.transferTo(all);
      return all.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"# end", "# end\n", "# end\r\n", "# end\n\n \r\n", "  # end \n", "\n# end\n"})
  void theLastLineThatIsNotBlankIsWithheld(String end) throws IOException {
    assertThat(read("ann\nben\n" + end).strip()).isEqualTo("ann\nben");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "ann", "ann\n# en", "# end\nann", "# end.", "# end\n\nann\n"})
  void aTextThatEndsOtherwiseIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UnreadableTextException.class)
        .hasMessageContaining("not the end marker \"# end\"");
  }

  @Test
  void furtherUpItIsALineLikeAnyOther() throws IOException {
    assertThat(read("ann\n# end\n\nben\n# end\n# end\n")).isEqualTo("ann\n# end\n\nben\n# end\n");
  }

  @Test
  void blankLinesWithoutEndAreRefused() {
    assertThatThrownBy(() -> read("# end\n" + "\n".repeat(70_000)))
        .isInstanceOf(UnreadableTextException.class)
        .hasMessageContaining("blank lines follow the end marker");
  }
}
