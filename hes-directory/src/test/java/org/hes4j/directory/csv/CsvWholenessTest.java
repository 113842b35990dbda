package org.hes4j.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.hes4j.directory.Records;
import org.hes4j.directory.Texts;
import org.hes4j.recipient.RecipientSourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A part of a file is never taken for the whole. */
class CsvWholenessTest {
  private static final String LIST =
      "ann@example.com\n\"ben@example.com\",\"B\nB\"\ne@example.com\n";
  private static final List<String> ALL =
      List.of("ann@example.com", "ben@example.com", "e@example.com");

  @TempDir Path folder;

  private void assertRefusedWhen(Texts.Change change, String message) {
    CsvRecipientSource source = CsvRecipientSource.of(folder.resolve("dump"));
    assertThatThrownBy(() -> source.read(Texts.atFirstRecord(change)))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFileThatGrowsOrShrinksWhileItIsReadIsRefused() {
    Path file = Texts.write(folder, LIST);
    assertRefusedWhen(
        () -> Files.writeString(file, "x@example.com\n", StandardOpenOption.APPEND),
        "changed its size from 54 to 68 bytes while it was read");
    assertRefusedWhen(() -> Files.writeString(file, ""), "changed its size from 68 to 0 bytes");
  }

  @Test
  void aFileOfTheSameSizeWithAnotherTimeIsRefused() {
    Path file = Texts.write(folder, LIST);
    assertRefusedWhen(
        () -> {
          FileTime time = Files.getLastModifiedTime(file);
          Files.setLastModifiedTime(
              file, FileTime.from(time.toInstant().plus(Duration.ofSeconds(2))));
        },
        "was written to while it was read");
  }

  @Test
  void aFileThatIsReplacedByOneOfTheSameSizeAndTimeIsRefused() throws IOException {
    Path file = Texts.write(folder, LIST);
    Path other = Files.writeString(folder.resolve("other"), LIST.replace("ann", "eve"));
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    assertRefusedWhen(
        () -> Files.move(other, file, StandardCopyOption.REPLACE_EXISTING),
        "was replaced by another file while it was read");
  }

  @Test
  void aFileThatIsRemovedIsRefused() {
    Path file = Texts.write(folder, LIST);
    assertRefusedWhen(() -> Files.delete(file), "was removed while it was read");
  }

  @Test
  void aFileThatIsLeftAloneIsRead() {
    CsvRecipientSource source = CsvRecipientSource.of(Texts.write(folder, LIST));
    assertThat(Records.of(source).values()).isEqualTo(ALL);
  }

  @Test
  @Timeout(60)
  void aNamedPipeIsReadThoughItsTimeChanges() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread writer =
        new Thread(
            () -> {
              try {
                Files.writeString(pipe, LIST, StandardOpenOption.WRITE);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    writer.start();
    assertThat(Records.of(CsvRecipientSource.of(pipe)).values()).isEqualTo(ALL);
    writer.join();
  }

  @Test
  void gzipIsKnownByItsContent() throws IOException {
    Path file = Files.write(folder.resolve("dump.csv"), Texts.gzip(Texts.utf8(LIST)));
    assertThat(Records.of(CsvRecipientSource.of(file)).values()).isEqualTo(ALL);
    Path misnamed = Files.writeString(folder.resolve("dump.csv.gz"), LIST);
    assertThat(Records.of(CsvRecipientSource.of(misnamed)).values()).isEqualTo(ALL);
  }

  @Test
  void aGzipFileCutAtAnyByteIsRefused() {
    byte[] packed = Texts.gzip(Texts.utf8(LIST));
    for (int length = 1; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      Texts.assertRefused(CsvRecipientSource.of("cut", Texts.stream(cut)))
          .as("the first %d bytes", length)
          .hasMessageContaining("its gzip data ends in the middle");
    }
  }

  @Test
  void bytesOutOfTheCharsetInAGzipFileAreCountedUnpacked() {
    byte[] packed = Texts.gzip(new byte[] {'a', '@', 'b', '\n', (byte) 0xE9});
    Texts.assertRefused(CsvRecipientSource.of("packed", Texts.stream(packed)))
        .hasMessageContaining("line 2, byte 5 of the unpacked file: 0xE9 is not UTF-8");
  }

  private static CsvRecipientSource marked(byte[] bytes) {
    return CsvRecipientSource.builder("dump", Texts.stream(bytes)).endMarker("# end, 3").build();
  }

  @Test
  void aFileWithAnEndMarkerCutAtAnyByteIsRefusedOrComplete() {
    byte[] whole = Texts.utf8(LIST + "# end, 3\n\n");
    assertThat(Records.of(marked(whole)).all()).hasSize(3);
    int refused = 0;
    for (int length = 0; length < whole.length; length++) {
      try {
        assertThat(Records.of(marked(Arrays.copyOf(whole, length))).values()).isEqualTo(ALL);
      } catch (RecipientSourceException e) {
        refused++;
      }
    }
    assertThat(refused).isEqualTo(whole.length - 2);
  }

  @Test
  void fewerAddressesThanExpectedAreRefused() {
    String text = "mail\n\n# comment\nnobody\nann@example.com\nben@example.com\n";
    assertThatCode(
            () ->
                Records.of(
                    CsvRecipientSource.builder("dump", Texts.stream(text)).atLeast(2).build()))
        .doesNotThrowAnyException();
    Texts.assertRefused(CsvRecipientSource.builder("dump", Texts.stream(text)).atLeast(3).build())
        .hasMessageContaining("holds 2 addresses, expected at least 3.");
  }
}
