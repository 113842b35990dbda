package org.hes4j.incremental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that was damaged never leads to another list than the directory's. */
class DamageTest {
  private static final int SEEDS = 150;

  @TempDir Path temporary;
  private final FakeDirectory directory = new FakeDirectory().people(1, 400);

  private Path file() {
    return temporary.resolve("entries.mv");
  }

  private IncrementalSource source() {
    return IncrementalSource.of(directory, temporary);
  }

  private static List<String> records(IncrementalSource source) {
    List<String> records = new ArrayList<>();
    source.read(record -> records.add(record.toString()));
    return records;
  }

  private List<String> expected() {
    return directory.records().stream().map(SourceRecord::toString).toList();
  }

  private LastRead assertReadsAll() {
    IncrementalSource source = source();
    assertThat(records(source)).containsExactlyElementsOf(expected());
    return source.lastRead().orElseThrow();
  }

  private static IntStream seeds() {
    return IntStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damageAnywhereNeverShortensTheList(int seed) throws IOException {
    Random random = new Random(seed);
    assertReadsAll();
    directory.put(3, "changed@example.com").remove(4);
    assertReadsAll();
    damage(random);
    boolean changes = random.nextBoolean();
    if (changes) {
      directory.put(5, "changed5@example.com").remove(6);
    }
    LastRead read = assertReadsAll();
    if (read.kind() == LastRead.Kind.FULL) {
      assertThat(read.reason()).hasValueSatisfying(why -> assertThat(why).contains("of no use"));
    }
    assertThat(assertReadsAll()).isEqualTo(LastRead.incremental(0, expected().size()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damageAfterTheVersionIsToldOrNothingIsReadOfIt(int seed) throws IOException {
    assertReadsAll();
    IncrementalSource source = source();
    source.currentVersion();
    damage(new Random(seed));
    try {
      assertThat(records(source)).containsExactlyElementsOf(expected());
    } catch (RecipientSourceException e) {
      assertThat(e).hasMessageContaining("start the run again");
    }
    assertReadsAll();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damageOfWhatIsReadAtOnceShowsAtTheEndAndIsRepairedByTheNext(int seed) throws IOException {
    assertReadsAll();
    directory.put(3, "changed@example.com").remove(4);
    IncrementalSource source = source();
    source.currentVersion();
    damage(new Random(seed));
    List<String> records = new ArrayList<>();
    boolean found = false;
    try {
      source.readAtOnce(record -> records.add(record.toString()));
      assertThat(records).containsExactlyElementsOf(expected());
    } catch (RecipientSourceException e) {
      assertThat(e).hasMessageContaining("start the run again");
      found = e.getMessage().contains("was damaged while it was in use");
    }
    assertThat(records(source)).containsExactlyElementsOf(expected());
    if (found) {
      assertThat(source.lastRead().orElseThrow().reason().orElseThrow())
          .startsWith("the store was of no use: ");
    }
    assertReadsAll();
  }

  @Test
  void nothingIsReadAtOnceThatWasNotBroughtUpToDate() {
    assertReadsAll();
    assertThatThrownBy(() -> source().readAtOnce(record -> {}))
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("not brought up to date");
  }

  private void damage(Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file());
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(4)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes = Arrays.copyOf(bytes, at);
      case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4096), (byte) 0);
      default -> {
        for (int i = at; i < Math.min(bytes.length, at + 20); i++) {
          bytes[i] = (byte) random.nextInt();
        }
      }
    }
    Files.write(file(), bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a store", "H:2,block:0"})
  void whatIsNoStoreIsReplaced(String content) throws IOException {
    assertReadsAll();
    Files.writeString(file(), content);
    assertThat(assertReadsAll().kind()).isEqualTo(LastRead.Kind.FULL);
    assertThat(assertReadsAll().kind()).isEqualTo(LastRead.Kind.INCREMENTAL);
  }

  @Test
  void oneByteOfAnAddressIsNoticed() throws IOException {
    assertReadsAll();
    byte[] bytes = Files.readAllBytes(file());
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("p77@example.com");
    assertThat(at).isPositive();
    bytes[at] = 'q';
    Files.write(file(), bytes);
    assertThat(assertReadsAll())
        .isEqualTo(
            LastRead.full("the store was of no use: its entries do not match their checksum", 400));
  }

  @Test
  void aStoreOfALaterFormatIsReplaced() {
    assertReadsAll();
    try (StoreFile file = StoreFile.open(file())) {
      file.describe(new byte[] {About.FORMAT + 1, 0, 0, 0, 0, 0});
    }
    assertThat(assertReadsAll())
        .isEqualTo(
            LastRead.full("the store was of no use: it has format 2 where 1 was expected", 400));
  }

  @Test
  void whatAReadThatDiedHasLeftIsDeleted() throws IOException {
    assertReadsAll();
    Files.writeString(temporary.resolve("entries.new"), "half");
    Files.writeString(temporary.resolve("scratch.mv"), "half");
    assertThat(assertReadsAll().kind()).isEqualTo(LastRead.Kind.INCREMENTAL);
    assertThat(temporary.resolve("entries.new")).doesNotExist();
    assertThat(temporary.resolve("scratch.mv")).doesNotExist();
  }
}
