package org.hes4j.benchmarks.endtoend;

import java.util.List;

/** A source to a plan, in both ways to start imhs-cmd, against the bare library that reads it. */
final class PlanComparison {
  private static final double MOST_TIMES_THE_LIBRARY = 1.5;

  private final Bench bench;
  private final People people;

  PlanComparison(Bench bench, People people) {
    this.bench = bench;
    this.people = people;
  }

  /**
   * Measures and judges.
   *
   * @param source what it is called in tables
   * @param library reads the same and prints how many addresses it counted
   * @param empty a service that holds nobody
   * @param words what names the source to imhs-cmd
   */
  void run(String source, Command library, Service empty, List<String> words) {
    String bare = source + ", the bare library";
    String plan = source + " to a plan";
    String launched = plan + ", through the launcher";
    Results results =
        bench
            .rounds()
            .run(
                List.of(
                    new Alternative(bare, library, LdapComparison.counted(people)),
                    new OurRuns(bench, people, ImhsCmd.jar(bench)).plan(plan, empty, words),
                    new OurRuns(bench, people, ImhsCmd.launcher(bench))
                        .planAgain(launched, empty, words)));
    bench.report().results(source + ", " + people.count() + " recipients", results, bare);
    judge(results, plan, bare);
    judge(results, launched, bare);
  }

  private void judge(Results results, String plan, String bare) {
    bench
        .report()
        .verdict(
            Verdict.ratio(
                plan + " / the bare library", results.ratio(plan, bare), MOST_TIMES_THE_LIBRARY));
  }
}
