package org.hes4j.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at any moment leaves a store that the next one reads right. */
class KillTest {
  private static final int KILLS = 8;

  @TempDir Path temporary;

  @Test
  void whatIsLeftIsTheStoreBeforeOrAfterAndTheNextReadIsRight() throws Exception {
    Random random = new Random(6);
    int generation = 1;
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
          .isIn(java.util.Optional.empty(), java.util.Optional.of("there was no store yet"));
      generation++;
    }
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
