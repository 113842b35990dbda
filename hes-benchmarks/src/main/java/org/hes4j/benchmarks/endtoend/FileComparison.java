package org.hes4j.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.List;

/** Files to a plan, each against the bare library that reads it. */
final class FileComparison {
  private final Bench bench;
  private final People people;

  FileComparison(Bench bench, People people) {
    this.bench = bench;
    this.people = people;
  }

  void run() {
    try (Service service = Service.start(bench.settings().jars().emulator())) {
      compare("CSV", "csv", people.csv(bench.folder()), RawCsvRead.class, service);
      compare("LDIF", "ldif", people.ldif(bench.folder()), RawLdifRead.class, service);
    }
  }

  private void compare(String title, String type, Path file, Class<?> library, Service service) {
    new PlanComparison(bench, people)
        .run(
            title,
            Command.java(library, file.toString()),
            service,
            List.of("-t", type, "-f", file.toString()));
  }
}
