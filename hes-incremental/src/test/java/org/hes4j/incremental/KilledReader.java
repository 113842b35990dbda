package org.hes4j.incremental;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads again and again while its directory changes, until it is killed. Each generation of the
 * directory gives all its people addresses of that generation, and says so before it is read.
 */
final class KilledReader {
  static final int PEOPLE = 3_000;

  private KilledReader() {}

  public static void main(String[] args) {
    int first = Integer.parseInt(args[1]);
    for (int generation = first; ; generation++) {
      FakeDirectory directory = at(generation);
      System.out.println(generation);
      System.out.flush();
      AtomicInteger records = new AtomicInteger();
      IncrementalSource.of(directory, Path.of(args[0])).read(record -> records.incrementAndGet());
      if (records.get() != directory.records().size()) {
        throw new AssertionError("read " + records);
      }
    }
  }

  /** Odd ones change more entries than are written in place, even ones few. */
  static FakeDirectory at(int generation) {
    FakeDirectory directory = new FakeDirectory();
    for (int past = 0; past <= generation; past++) {
      int changed = past % 2 == 0 ? 50 : PEOPLE;
      for (int number = 1; number <= changed; number++) {
        directory.put(number, "g" + past + "p" + number + "@example.com");
      }
    }
    return directory;
  }
}
