package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.sync.journal.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is lost, and nobody else gets in, by what cannot be seen in a value. */
class UnseenInSourceTest {
  private static SyncPlan plan(FakeHes hes, String... values) {
    return RecipientSync.builder(Sources.of(values), hes).build().plan();
  }

  @Test
  void whoIsSurroundedByItIsKept() {
    FakeHes hes =
        new FakeHes("example.com")
            .holding("a@example.com", "b@example.com", "c@example.com", "d@example.com");

    SyncPlan plan =
        plan(
            hes,
            "a@example.com",
            "\uFEFFb@example.com",
            "\u00A0c@example.com\u200B",
            "\u202Asmtp:\u00A0D@example.com\u202C");

    assertThat(plan.rejections()).isEmpty();
    assertThat(plan.domains())
        .singleElement()
        .satisfies(
            domain -> {
              assertThat(domain.additions()).isEmpty();
              assertThat(domain.removals()).isEmpty();
            });
  }

  @Test
  void whoHasItInsideIsToldAndNobodyComesInHerPlace() {
    FakeHes hes = new FakeHes("example.com").holding("a@example.com", "ben@example.com");

    SyncPlan plan = plan(hes, "a@example.com", "be\u200Bn@example.com");

    assertThat(plan.rejections())
        .singleElement()
        .extracting(Rejection::reason)
        .asString()
        .startsWith("U+200B as character 3 of the local part");
    assertThat(plan.domains())
        .singleElement()
        .satisfies(
            domain -> {
              assertThat(domain.additions()).isEmpty();
              assertThat(domain.removals())
                  .extracting(EmailAddress::toString)
                  .containsExactly("ben@example.com");
            });
  }

  @Test
  void aDomainWithTwoReadingsIsNeitherOfThem() {
    FakeHes hes =
        new FakeHes("strasse.example", "xn--strae-oqa.example")
            .holding("bob@strasse.example", "info@xn--strae-oqa.example");

    SyncPlan plan =
        plan(hes, "bob@strasse.example", "info@stra\u00DFe.example", "info@xn--strae-oqa.example");

    assertThat(plan.rejections())
        .singleElement()
        .extracting(Rejection::reason)
        .asString()
        .contains("U+00DF", "different domains", "xn--");
    assertThat(plan.domains())
        .hasSize(2)
        .allSatisfy(
            domain -> {
              assertThat(domain.additions()).isEmpty();
              assertThat(domain.removals()).isEmpty();
            });
  }

  /**
   * Who was taken for somebody by an earlier version is told apart, removed, and kept in backups.
   */
  @Test
  void whoStandsInTheListWithItIsRemoved(@TempDir Path folder) throws IOException {
    FakeHes hes =
        new FakeHes("example.com")
            .holding("a@example.com", "be\u200Bn@example.com", "\uFEFFcid@example.com");
    Journal journal = Journal.open(folder, URI.create("https://hes.example.com/"), "admin");

    SyncReport report =
        RecipientSync.builder(Sources.of("a@example.com", "ben@example.com"), hes)
            .journal(journal)
            .removalLimit(RemovalLimit.atMost(2))
            .build()
            .replaceUsers();

    assertThat(report.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(hes.addresses("example.com")).containsExactly("a@example.com", "ben@example.com");
    List<String> before = new ArrayList<>();
    journal
        .backupToRestore()
        .orElseThrow()
        .source()
        .read(
            record ->
                before.add(
                    record instanceof SourceRecord.Rejected kept
                        ? kept.value()
                        : ((SourceRecord.Address) record).value()));
    assertThat(before)
        .containsExactlyInAnyOrder(
            "a@example.com", "be\u200Bn@example.com", "\uFEFFcid@example.com");
  }
}
