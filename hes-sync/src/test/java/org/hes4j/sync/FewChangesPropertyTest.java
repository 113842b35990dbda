package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.sync.journal.HookedDisk;

/** The short way and the long way of the same changes, run by run. */
class FewChangesPropertyTest {
  private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.edu");
  private static int shortRuns;
  private static int otherRuns;

  private record Change(int entry, List<SourceRecord> records) {}

  /** A run after some updates of the source, not each of which was followed by a run. */
  private record Round(List<List<Change>> updates) {}

  @BeforeContainer
  static void none() {
    shortRuns = 0;
    otherRuns = 0;
  }

  @AfterContainer
  static void manyRunsWereShort() {
    assertThat(shortRuns).isGreaterThan(otherRuns / 2);
  }

  @Provide
  Arbitrary<SourceRecord> records() {
    Arbitrary<String> values =
        Arbitraries.of(
            "ann@example.com",
            "ANN@Example.com",
            " smtp:Ann@example.com ",
            "ann@example.org",
            "bob@example.com",
            "Bob@EXAMPLE.com",
            "\"bob\"@example.com",
            "cid@example.org",
            "c\u00efd@example.org",
            "C\u00cfD@example.org",
            "dan@example.edu",
            "refused@example.com",
            "Refused@example.com",
            "named@example.com",
            "broken@",
            "a b@example.com",
            "one@example.net",
            "two@example.info",
            "sip:ann@example.com",
            "what:ann@example.com",
            "");
    Arbitrary<String> names = Arbitraries.of("", "Ann", "Refused").injectNull(0.4);
    Arbitrary<Origin> origins = Arbitraries.of("mail", "other").map(Origin::of);
    Arbitrary<SourceRecord> addresses =
        Combinators.combine(values, names, origins).as(SourceRecord.Address::new);
    Arbitrary<SourceRecord> rejected =
        Combinators.combine(values, origins).as((v, o) -> new SourceRecord.Rejected(v, "cut", o));
    Arbitrary<SourceRecord> leftOut =
        Arbitraries.of("comment", "entry without mail")
            .map(kind -> new SourceRecord.LeftOut(kind, Origin.of("x")));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(14, addresses),
        net.jqwik.api.Tuple.of(1, rejected),
        net.jqwik.api.Tuple.of(1, leftOut));
  }

  @Provide
  Arbitrary<List<Round>> rounds() {
    Arbitrary<Change> change =
        Combinators.combine(Arbitraries.integers().between(1, 9), records().list().ofMaxSize(3))
            .as(Change::new);
    Arbitrary<List<Change>> update = change.list().ofMaxSize(3);
    return update.list().ofMinSize(1).ofMaxSize(3).map(Round::new).list().ofSize(6);
  }

  @Provide
  Arbitrary<List<SourceRecord>> others() {
    return records().list().ofMinSize(12).ofMaxSize(40);
  }

  /** The service of one of the two ways, and what is left of its runs. */
  private static final class Way {
    private final FakeHes hes = new FakeHes(DOMAINS.toArray(String[]::new));
    private final RecipientSource source;
    private final Path folder;

    private Way(RecipientSource source, Path folder) {
      this.source = source;
      this.folder = folder;
      hes.check =
          who ->
              who.toString().startsWith("refused")
                      || who.displayName().filter("Refused"::equals).isPresent()
                  ? Optional.of("refused")
                  : Optional.empty();
    }

    private SyncReport run() {
      return RecipientSync.builder(source, hes)
          .journal(HookedDisk.journal(folder, point -> {}))
          .rivals(Rivals.REFUSE)
          .allowRemovals(100)
          .build()
          .replaceUsers();
    }

    private List<String> held() {
      return DOMAINS.stream()
          .flatMap(domain -> hes.listUsers(MailDomain.of(domain)))
          .map(who -> who + " " + who.displayName().orElse(""))
          .toList();
    }

    private String outcome() {
      try {
        SyncReport report = run();
        boolean few = report.notes().stream().anyMatch(n -> n.contains("looked at closely"));
        if (source instanceof Differing) {
          shortRuns += few ? 1 : 0;
          otherRuns += few ? 0 : 1;
        }
        return text(report);
      } catch (NoRecipientsException e) {
        return e.getMessage();
      }
    }
  }

  private static String text(SyncReport report) {
    SyncPlan plan = report.plan();
    StringBuilder text = new StringBuilder();
    for (DomainReport domain : report.domains()) {
      DomainPlan change = domain.plan();
      text.append(change).append(change.keptBecauseEmpty()).append(domain.outcome());
      change.additions().forEach(who -> text.append(" +" + who + who.displayName()));
      change.removals().forEach(who -> text.append(" -" + who));
      text.append(change.change().resultDigest()).append(domain.state().orElseThrow());
      text.append('\n');
    }
    text.append(plan.recordsRead()).append(' ').append(plan.duplicates()).append('\n');
    plan.rejections().forEach(r -> text.append(r).append('\n'));
    text.append(plan.leftOut()).append(plan.notSelected());
    OutOfScope foreign = plan.outOfScope();
    return text.append(foreign.byDomain()).append(foreign.samples()).toString();
  }

  @Property(tries = 150)
  void bothWaysFindAndDoTheSame(
      @ForAll("others") List<SourceRecord> others, @ForAll("rounds") List<Round> rounds) {
    Path folder = temporaryFolder();
    Differing source = new Differing().entry("5-others", others);
    Way few = new Way(source, folder.resolve("few"));
    Way all = new Way(consumer -> source.records().forEach(consumer), folder.resolve("all"));
    try {
      assertThat(few.outcome()).isEqualTo(all.outcome());
      for (Round round : rounds) {
        for (List<Change> update : round.updates()) {
          for (Change change : update) {
            if (change.records().isEmpty()) {
              source.gone(String.valueOf(change.entry()));
            } else {
              source.entry(String.valueOf(change.entry()), change.records());
            }
          }
          source.currentVersion();
        }
        assertThat(few.outcome()).isEqualTo(all.outcome());
        assertThat(few.held()).isEqualTo(all.held());
      }
    } finally {
      delete(folder);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("few-changes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
