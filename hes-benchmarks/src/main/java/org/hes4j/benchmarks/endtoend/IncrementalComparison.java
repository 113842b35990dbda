package org.hes4j.benchmarks.endtoend;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.List;
import java.util.stream.Stream;
import org.hes4j.client.ListState;
import org.hes4j.testkit.SlapdServer;

/** Runs that ask the directory what has changed. */
final class IncrementalComparison {
  private static final String OPTION = "--incremental";
  private static final String UNCHANGED = "nothing changed, --incremental, SOAP";
  private static final String LAUNCHED = "the same through the launcher";
  private static final String TEN_CHANGES = "10 changes, --incremental, SOAP";
  private static final String TEN_LAUNCHED = "10 changes through the launcher";
  private static final int CHANGES = 10;
  private static final double MOST_SECONDS_UNCHANGED = 1.5;
  private static final double MOST_SECONDS_LAUNCHED = 1;
  private static final double MOST_SECONDS_CHANGED = 3;

  private final Bench bench;
  private final People people;
  private int changed;

  IncrementalComparison(Bench bench, People people) {
    this.bench = bench;
    this.people = people;
  }

  void run() {
    try (SlapdServer slapd = Directory.tellingChanges(people, bench.folder());
        Service service = Service.start(bench.settings().jars().emulator())) {
      List<String> source = List.of("-t", "ldap", "--ldap-url", slapd.url().toString(), OPTION);
      Alternative unchanged =
          new OurRuns(bench, people, ImhsCmd.jar(bench))
              .unchanged(UNCHANGED, service, "soap", source);
      Alternative launched =
          new OurRuns(bench, people, ImhsCmd.launcher(bench))
              .unchanged(LAUNCHED, service, "soap", source);
      Results results = bench.rounds().run(List.of(unchanged, launched));
      // One after the other: each has a journal of its own, and catches up in the round that does
      // not count.
      results.addAll(
          bench
              .rounds()
              .run(List.of(tenChanges(TEN_CHANGES, unchanged.command(), slapd, service))));
      results.addAll(
          bench
              .rounds()
              .run(List.of(tenChanges(TEN_LAUNCHED, launched.command(), slapd, service))));
      bench.report().results("Only what changed", results, UNCHANGED);
      seconds(results, UNCHANGED, MOST_SECONDS_UNCHANGED);
      seconds(results, LAUNCHED, MOST_SECONDS_LAUNCHED);
      seconds(results, TEN_CHANGES, MOST_SECONDS_CHANGED);
      seconds(results, TEN_LAUNCHED, MOST_SECONDS_CHANGED);
    }
  }

  private void seconds(Results results, String name, double limit) {
    double median = results.median(name, Measured::wallSeconds);
    bench.report().verdict(Verdict.seconds(name, median, limit));
  }

  private Alternative tenChanges(String name, Command run, SlapdServer slapd, Service service) {
    ListState[] before = {service.state()};
    return new Alternative(
        name,
        () -> {
          before[0] = service.state();
          change(slapd);
        },
        run,
        output -> {
          ListState after = service.state();
          if (after.revision() != before[0].revision() + 1
              || after.count() != people.count()
              || after.digest().equals(before[0].digest())) {
            throw new IllegalStateException(
                "expected one more revision of as many, found " + after + " after " + before[0]);
          }
        });
  }

  /** Gives ten people other addresses. */
  private void change(SlapdServer slapd) {
    try (LDAPConnection connection =
        new LDAPConnection("127.0.0.1", slapd.port(), slapd.rootDn(), slapd.rootPassword())) {
      for (int person : Stream.iterate(0, n -> n + 1).limit(CHANGES).toList()) {
        String mail = "changed." + changed++ + "@example.com";
        connection.modify(
            People.dn(person), new Modification(ModificationType.REPLACE, "mail", mail));
      }
    } catch (LDAPException e) {
      throw new IllegalStateException("the directory refused a change: " + e.getMessage(), e);
    }
  }
}
