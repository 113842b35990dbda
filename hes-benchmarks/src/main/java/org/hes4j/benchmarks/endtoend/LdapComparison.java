package org.hes4j.benchmarks.endtoend;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hes4j.benchmarks.Sink;
import org.hes4j.testkit.SlapdServer;

/** Directory to service, against the bare read and against the vendor's two steps. */
final class LdapComparison {
  private static final String RAW = "raw read by the LDAP SDK";
  private static final String RAW_SYNCHRONOUS = "the same in the SDK's synchronous mode";
  private static final String VENDOR = "the vendor's two steps";
  private static final String FIRST = "first full run, SOAP";
  private static final String FIRST_LAUNCHED = "first full run, SOAP, through the launcher";
  private static final String FIRST_NAMELESS =
      "first full run without names, SOAP, through the launcher";
  private static final String UNCHANGED_LAUNCHED =
      "nothing changed, full read, SOAP, through the launcher";
  private static final String UNCHANGED_SOAP = "nothing changed, full read, SOAP";
  private static final String UNCHANGED_REST = "nothing changed, full read, REST";
  private static final String UNCHANGED_REST_LAUNCHED =
      "nothing changed, full read, REST, through the launcher";

  private final Bench bench;
  private final People people;

  LdapComparison(Bench bench, People people) {
    this.bench = bench;
    this.people = people;
  }

  void run() {
    try (SlapdServer slapd = Directory.of(people, bench.folder());
        Service fresh = Service.start(bench.settings().jars().emulator());
        Service full = Service.start(bench.settings().jars().emulator());
        Sink sink = new Sink()) {
      OurRuns ours = new OurRuns(bench, people, ImhsCmd.jar(bench));
      OurRuns launched = new OurRuns(bench, people, ImhsCmd.launcher(bench));
      List<String> source = inOneAnswer(slapd);
      Results results =
          bench
              .rounds()
              .run(
                  List.of(
                      raw(RAW, slapd, false),
                      raw(RAW_SYNCHRONOUS, slapd, true),
                      vendor(slapd, sink),
                      ours.first(FIRST, fresh, source),
                      launched.firstAgain(FIRST_LAUNCHED, fresh, source),
                      launched.firstAgain(FIRST_NAMELESS, fresh, withoutNames(source)),
                      ours.unchanged(UNCHANGED_SOAP, full, "soap", source),
                      launched.unchanged(UNCHANGED_LAUNCHED, full, "soap", source),
                      ours.unchanged(UNCHANGED_REST, full, "rest", source),
                      launched.unchanged(UNCHANGED_REST_LAUNCHED, full, "rest", source)));
      bench.report().results("Directory, " + people.count() + " people", results, RAW);
      judge(results);
    }
  }

  /** As the raw read asks, and the vendor's line. */
  static List<String> inOneAnswer(SlapdServer slapd) {
    return List.of("-t", "ldap", "--ldap-url", slapd.url().toString(), "--page-size", "0");
  }

  /** What the raw read and the vendor's line read: they take no names. */
  private static List<String> withoutNames(List<String> source) {
    return Stream.concat(source.stream(), Stream.of("--without-names")).toList();
  }

  private Alternative raw(String name, SlapdServer slapd, boolean synchronous) {
    return new Alternative(
        name,
        Command.java(
            RawLdapRead.class,
            String.valueOf(slapd.port()),
            slapd.suffix(),
            String.valueOf(synchronous)),
        counted(people));
  }

  private Alternative vendor(SlapdServer slapd, Sink sink) {
    String dump =
        "set -o pipefail; ldapsearch -LLL -x -H %s -b %s -o ldif-wrap=no mail"
                .formatted(slapd.serverUrl(), slapd.suffix())
            + " | grep mail | cut -d ':' -f 2 > ldapbackup.csv"
            + " && curl -sS --fail --data-binary @ldapbackup.csv "
            + sink.uri();
    return new Alternative(
        VENDOR,
        sink::takeLines,
        Command.of("bash", "-c", dump),
        output -> counted(people).accept(String.valueOf(sink.takeLines())));
  }

  /** A check of what a baseline prints: how many it has seen. */
  static Consumer<String> counted(People people) {
    return output -> {
      if (!output.strip().equals(String.valueOf(people.count()))) {
        throw new IllegalStateException(
            "counted " + output.strip() + " addresses, expected " + people.count());
      }
    };
  }

  private void judge(Results results) {
    Report report = bench.report();
    for (String first : List.of(FIRST, FIRST_LAUNCHED, FIRST_NAMELESS)) {
      report.verdict(Verdict.ratio(first + " / raw read", results.ratio(first, RAW), 1.3));
      report.verdict(
          Verdict.ratio(first + " / the vendor's two steps", results.ratio(first, VENDOR), 1));
    }
    report.verdict(
        Verdict.memory(
            "peak resident memory of the first full run through the launcher",
            results.most(FIRST_LAUNCHED, Measured::peakMiB),
            Verdict.mostMiB(people.count())));
    for (String unchanged :
        List.of(UNCHANGED_SOAP, UNCHANGED_LAUNCHED, UNCHANGED_REST, UNCHANGED_REST_LAUNCHED)) {
      report.verdict(Verdict.ratio(unchanged + " / raw read", results.ratio(unchanged, RAW), 1.15));
    }
  }
}
