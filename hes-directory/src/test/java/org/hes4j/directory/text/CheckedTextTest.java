package org.hes4j.directory.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hes4j.directory.Texts;
import org.junit.jupiter.api.Test;

class CheckedTextTest {

  private static String read(byte[] bytes, TextGuards guards) throws IOException {
    StringBuilder all = new StringBuilder();
    try (TextReader reader =
        new TextReader(
            new TextBytes(Unpacked.of(new ByteArrayInputStream(bytes)), 65_536), guards)) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        all.append((char) c);
      }
    }
    return all.toString();
  }

  private static final TextGuards PLAIN = TextGuards.ofLines(100);

  @Test
  void charactersOfTwoHalvesComeThroughOneCharAtATime() throws IOException {
    String text = "\uD83D\uDE00 smile\n\uD83D\uDE00";
    assertThat(read(Texts.utf8(text), PLAIN)).isEqualTo(text);
  }

  @Test
  void byteOrderMarksAreSkippedWhereTheyFit() throws IOException {
    assertThat(read(Texts.utf8("\uFEFFann"), PLAIN)).isEqualTo("ann");
    assertThat(read(Texts.utf8("\uFEFF"), PLAIN)).isEmpty();
    for (Charset utf16 : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] bytes = "\uFEFFann".getBytes(utf16);
      assertThat(read(bytes, PLAIN.in(utf16))).isEqualTo("ann");
      assertThat(read(bytes, PLAIN.in(StandardCharsets.UTF_16))).isEqualTo("ann");
    }
  }

  @Test
  void aByteOrderMarkOfAnotherCharsetIsAnError() {
    Charset ansi = Charset.forName("windows-1252");
    assertThatThrownBy(() -> read(Texts.utf8("\uFEFFann"), PLAIN.in(ansi)))
        .isInstanceOf(UnreadableTextException.class)
        .hasMessageContaining("begins as UTF-8 text does");
    assertThatThrownBy(() -> read("\uFEFFann".getBytes(StandardCharsets.UTF_16LE), PLAIN))
        .isInstanceOf(UnreadableTextException.class)
        .hasMessageContaining("begins as UTF-16 text does");
  }

  @Test
  void aLineMayBeAsLongAsTheGuardSaysAndNoLonger() throws IOException {
    String longest = "ann\r\n" + "x".repeat(100) + "\r";
    assertThat(read(Texts.utf8(longest), PLAIN)).isEqualTo(longest);
    assertThatThrownBy(() -> read(Texts.utf8(longest + "\n\tb\n" + "x".repeat(101)), PLAIN))
        .isInstanceOf(UnreadableTextException.class)
        .hasMessageStartingWith("line 4: longer than 100 characters");
  }

  @Test
  void aNulCharacterIsAnErrorWhereverItStands() {
    assertThatThrownBy(() -> read(Texts.utf8("ann\rbob\r\ncy\0"), PLAIN))
        .isInstanceOf(UnreadableTextException.class)
        .hasMessageStartingWith("line 3: a NUL character");
  }

  @Test
  void standardInputIsReadOnce() throws IOException {
    StreamOpener opener = StreamOpener.standardInput();
    assertThat(opener.open()).isSameAs(System.in);
    assertThatThrownBy(opener::open)
        .isInstanceOf(UnreadableTextException.class)
        .hasMessageContaining("only once");
  }

  @Test
  void aStreamThatIsGivenOnceMoreIsNotTakenForAnEmptyOne() throws IOException {
    InputStream stream = new ByteArrayInputStream(Texts.utf8("ann@example.com"));
    Bytes bytes = new Bytes.OfStream(() -> stream);
    assertThat(bytes.open().stream()).isSameAs(stream);

    assertThatThrownBy(bytes::open)
        .isInstanceOf(UnreadableTextException.class)
        .hasMessageContaining("the stream that was read before")
        .hasMessageContaining("Open a new one");
  }

  @Test
  void aNewStreamForEachReadIsWhatItShouldBe() throws IOException {
    Bytes bytes = new Bytes.OfStream(() -> new ByteArrayInputStream(Texts.utf8("ann")));

    assertThat(bytes.open().stream().readAllBytes()).hasSize(3);
    assertThat(bytes.open().stream().readAllBytes()).hasSize(3);
  }
}
