package org.hes4j.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.hes4j.directory.BytesAsRecords;
import org.hes4j.directory.KeptApart;
import org.hes4j.directory.Texts;
import org.hes4j.directory.text.StreamOpener;
import org.hes4j.directory.text.TextGuards;
import org.hes4j.directory.text.TextInput;
import org.hes4j.recipient.AddressBytes;
import org.hes4j.recipient.AddressBytesConsumer;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines come as bytes; that what they say is the same is a property of its own. */
class CsvBytesTest {
  private static final String LIST =
      "mail,name\nann@example.com,Ann\nben@example.com\neva@example.com,E\n";

  private static KeptApart read(String text, UnaryOperator<CsvRecipientSourceBuilder> options) {
    return read(Texts.stream(text), options);
  }

  private static KeptApart read(
      StreamOpener opener, UnaryOperator<CsvRecipientSourceBuilder> options) {
    return KeptApart.of(options.apply(CsvRecipientSource.builder("text", opener)).build());
  }

  @Test
  void plainLinesBehindTheFirstComeAsBytes() {
    KeptApart kept =
        read("ann@example.com\nben@example.com,\"B, Ben\"\r\n\"eva@example.com\", \n", csv -> csv);
    assertThat(kept.asRecords).containsExactly("ann@example.com");
    assertThat(kept.asBytes)
        .containsExactly("line 2: ben@example.com (B, Ben)", "line 3: eva@example.com");
  }

  @Test
  void linesOfTheRecipeDoToo() {
    KeptApart kept = read(" mail \n ann@example.com\r\n ben@example.com\n", csv -> csv);
    assertThat(kept.asRecords).hasSize(1);
    assertThat(kept.asBytes)
        .containsExactly("line 2:  ann@example.com", "line 3:  ben@example.com");
  }

  @Test
  void columnsOfATableDoToo() {
    KeptApart kept =
        read(
            """
            given;mail;x;surname;mail
            first;f@example.com
            Ann;ann@example.com;1; Adams ;a@example.com
            ;;;B;ben@example.com
            """,
            csv ->
                csv.delimiter(';').addressColumns("mail").displayNameColumns("given", "surname"));
    assertThat(kept.asBytes)
        .containsExactly(
            "line 3: ann@example.com (Ann Adams)",
            "line 3: a@example.com (Ann Adams)",
            "line 4: ben@example.com (B)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jörg@example.com",
        "joe@example.com,Jörg",
        "joe@example.com,\"Jörg\"",
        "joe@example.com,\tJoe",
        "# a comment",
        "",
        " uid=mail,dc=example",
        "//ldap.example.com",
        "joe@example.com,x@example.com",
        "joe"
      })
  void theBytesGoOnBehindALineThatNeedsALook(String line) {
    KeptApart kept = read("mail\n" + line + "\nann@example.com\n", csv -> csv);
    assertThat(kept.asRecords).hasSizeGreaterThan(1);
    assertThat(kept.asBytes).containsExactly("line 3: ann@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ben@example.com,\"B \"\"Big\"\" Ben\"",
        "ben@example.com,\"B\n Ben\"",
        "ben@example.com,\uFFFD",
        "# end"
      })
  void behindOneThatDoesNotEndOnItsLineOrMayBeTheEndCharactersAreRead(String line) {
    KeptApart kept =
        read(
            "mail\nann@example.com\n" + line + "\neva@example.com\n# end\n",
            csv -> csv.endMarker("# end"));
    assertThat(kept.asBytes).containsExactly("line 2: ann@example.com");
    assertThat(kept.asRecords).hasSize(3).contains("eva@example.com");
  }

  @Test
  void behindALineTooLongForTheBufferCharactersAreRead() {
    String text = "mail\na@b.c\n" + "x".repeat(30) + "@b.c\nb@b.c\n";
    StreamOpener opener = Texts.stream(text);
    CsvRecipientSource source = CsvRecipientSource.of("text", opener);
    TextInput input = TextInput.ofStream("text", opener).buffered(16);
    KeptApart kept =
        KeptApart.of(new CsvRecipientSource(input, TextGuards.ofLines(100), source.reading()));
    assertThat(kept.asBytes).containsExactly("line 2: a@b.c");
    assertThat(kept.asRecords).endsWith("x".repeat(30) + "@b.c", "b@b.c");
    assertThatThrownBy(() -> TextInput.ofStream("text", opener).buffered(15))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a buffer of 15 bytes; expected at least 16");
  }

  @Test
  void otherCharsetsAreReadAsCharacters() {
    KeptApart kept = read(LIST, csv -> csv.charset(StandardCharsets.ISO_8859_1));
    assertThat(kept.asBytes).isEmpty();
    assertThat(kept.asRecords).hasSize(4);
  }

  @Test
  void addressesThatCameAsBytesCount() {
    assertThat(read(LIST, csv -> csv.atLeast(3)).asBytes).hasSize(3);
    assertThatThrownBy(() -> read(LIST, csv -> csv.atLeast(4)))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("holds 3 addresses, expected at least 4");
    assertThatThrownBy(() -> read(LIST + "nobody\n", csv -> csv.addressColumns(1).atLeast(4)))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("holds 3 addresses, expected at least 4");
  }

  @Test
  void aFileThatGrowsWhileItIsReadIsRefused(@TempDir Path folder) {
    Path file = Texts.write(folder, LIST);
    AddressBytesConsumer growing =
        new BytesAsRecords(
            Texts.atFirstRecord(
                () -> Files.writeString(file, "x@example.com\n", StandardOpenOption.APPEND)));
    assertThatThrownBy(() -> CsvRecipientSource.of(file).read(growing))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("changed its size");
  }

  @Test
  void aStreamThatBreaksIsAFailure() {
    assertThatThrownBy(() -> read(Texts.breaking(LIST), csv -> csv))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("cannot be read to its end")
        .hasMessageContaining("pipe broken");
  }

  @Test
  void aFileCutAtAnyByteIsRefusedWhereThatCanBeKnown() {
    byte[] packed = Texts.gzip(Texts.utf8(LIST));
    for (int length = 1; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> read(Texts.stream(cut), csv -> csv))
          .hasMessageContaining("its gzip data ends in the middle");
    }
    String marked = LIST + "# end\n";
    for (int length = 0; length < LIST.length() + 5; length++) {
      String cut = marked.substring(0, length);
      assertThatThrownBy(() -> read(cut, csv -> csv.endMarker("# end")))
          .hasMessageContaining("its last line is not the end marker");
    }
    assertThat(read(marked, csv -> csv.endMarker("# end")).asBytes).hasSize(3);
  }

  @Test
  void whatTheConsumerThrowsComesThroughAndTheStreamIsClosed() {
    AtomicBoolean closed = new AtomicBoolean();
    StreamOpener opener =
        () ->
            new ByteArrayInputStream(Texts.utf8(LIST)) {
              @Override
              public void close() {
                closed.set(true);
              }
            };
    UncheckedIOException mine = new UncheckedIOException(new IOException("mine"));
    AddressBytesConsumer throwing =
        new AddressBytesConsumer() {
          @Override
          public void accept(SourceRecord found) {}

          @Override
          public void acceptBytes(AddressBytes found) {
            throw mine;
          }
        };
    assertThatThrownBy(() -> CsvRecipientSource.of("text", opener).read(throwing)).isSameAs(mine);
    assertThat(closed).isTrue();
  }
}
