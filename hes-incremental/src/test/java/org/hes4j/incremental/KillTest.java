package org.hes4j.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed at any moment leaves a store that the next one reads right: as it was
 * before or after, or, in rare moments of the library's writing, one that is seen to be of no use.
 */
class KillTest {
  private static final int KILLS = 8;
  private static final int MOST_LOST = 2;
  private static final String OF_NO_USE = "the store was of no use: it cannot be read";

  @TempDir Path temporary;

  @Test
  void theNextReadIsRightAndRarelyInFull() throws Exception {
    Random random = new Random(6);
    int generation = 1;
    int lost = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      generation = readUntilKilled(generation, random) + 1;
      FakeDirectory directory = KilledReader.at(generation);
      IncrementalSource source = IncrementalSource.of(directory, temporary.resolve("store"));
      List<String> records = new ArrayList<>();
      source.read(record -> records.add(record.toString()));
      assertThat(records)
          .containsExactlyElementsOf(
              directory.records().stream().map(SourceRecord::toString).toList());
      LastRead read = source.lastRead().orElseThrow();
      assertThat(read.reason())
          .as("killed while generation %s was read", generation - 1)
          .isIn(Optional.empty(), Optional.of("there was no store yet"), Optional.of(OF_NO_USE));
      lost += read.reason().filter(OF_NO_USE::equals).isPresent() ? 1 : 0;
      generation++;
    }
    assertThat(lost).as("stores that a kill made useless").isLessThanOrEqualTo(MOST_LOST);
  }

  /** The generation that was being read. */
  private int readUntilKilled(int from, Random random) throws IOException, InterruptedException {
    Path said = temporary.resolve("said.txt");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledReader.class.getName(),
                temporary.resolve("store").toString(),
                Integer.toString(from))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(said.toFile())
            .start();
    try {
      int reads = 1 + random.nextInt(6);
      while (Files.readString(said).lines().count() < reads) {
        assertThat(child.waitFor(5, TimeUnit.MILLISECONDS)).as("the child has ended").isFalse();
      }
      // At no particular moment of that read; every moment is right.
      assertThat(child.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS)).isFalse();
    } finally {
      child.destroyForcibly().waitFor();
    }
    List<String> lines = Files.readAllLines(said);
    return Integer.parseInt(lines.get(lines.size() - 1));
  }
}
