package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.hes4j.recipient.EmailAddress;
import org.junit.jupiter.api.Test;

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
}
