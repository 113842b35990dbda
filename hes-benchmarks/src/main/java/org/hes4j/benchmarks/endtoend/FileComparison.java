package org.hes4j.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.List;

/** Files to a plan, each against the bare library that reads it. */
final class FileComparison {
  private static final double MOST_TIMES_THE_LIBRARY = 1.5;

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
    String bare = title + ", the bare library";
    String plan = title + " to a plan";
    Results results =
        bench
            .rounds()
            .run(
                List.of(
                    new Alternative(
                        bare,
                        Command.java(library, file.toString()),
                        LdapComparison.counted(people)),
                    new OurRuns(bench, people, ImhsCmd.jar(bench))
                        .plan(plan, service, List.of("-t", type, "-f", file.toString()))));
    bench.report().results(title + ", " + people.count() + " recipients", results, bare);
    bench
        .report()
        .verdict(
            Verdict.ratio(
                plan + " / the bare library", results.ratio(plan, bare), MOST_TIMES_THE_LIBRARY));
  }
}
