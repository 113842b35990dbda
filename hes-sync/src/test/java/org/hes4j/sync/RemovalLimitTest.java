package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.sync.report.TextReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemovalLimitTest {

  @ParameterizedTest(name = "{0} of a list of {1}: stopped {2}")
  @CsvSource({
    "50, 1000, false",
    "51, 1000, true",
    "60, 1000, true",
    "6, 10, true",
    "5, 10, false",
    "44, 44, true",
    "10, 44, false",
    "11, 44, true",
    "1, 1, true",
    "1, 2, false",
    "2, 3, true",
    "500, 20000, false",
    "501, 20000, true",
    "50, 1019, false",
    "51, 1019, true",
    "51, 1020, false",
  })
  void stopsAtTheDesignsLimits(int removals, int before, boolean stopped) {
    FakeHes hes = new FakeHes("example.com").holding(Sources.users("example.com", 0, before));
    RecipientSync sync =
        RecipientSync.builder(sourceWithout(removals, before), hes)
            .emptyDomains(EmptyDomains.CLEAR)
            .build();

    SyncPlan plan = sync.plan();

    assertThat(plan.verdict().stopped()).isEqualTo(stopped);
    assertThat(plan.verdict().removals()).isEqualTo(removals);
    if (stopped) {
      assertThatThrownBy(sync::replaceUsers).isInstanceOf(RemovalLimitException.class);
      assertThat(hes.writes()).isEmpty();
    } else {
      sync.replaceUsers();
      assertThat(hes.addresses("example.com")).hasSize(before - removals + 1);
    }
  }

  /** Somebody new is always there, or the source would hold nobody. */
  private static RecipientSource sourceWithout(int removals, int before) {
    List<String> values =
        new ArrayList<>(Arrays.asList(Sources.users("example.com", removals, before)));
    values.add("new@example.com");
    return Sources.of(values);
  }

  @Test
  void aSmallerAllowanceStopsAndTheNumberOfTheMessageLetsExactlyThatThrough() {
    FakeHes hes = new FakeHes("example.com").holding(Sources.users("example.com", 0, 1000));
    var source = Sources.of(Sources.users("example.com", 60, 1000));

    RemovalLimitException usual =
        catchThrowableOfType(
            RemovalLimitException.class,
            () -> RecipientSync.builder(source, hes).build().replaceUsers());
    RemovalLimitException tooFew =
        catchThrowableOfType(
            RemovalLimitException.class,
            () -> RecipientSync.builder(source, hes).allowRemovals(59).build().replaceUsers());

    assertThat(usual.plan().verdict().removalsToAllow()).isEqualTo(60);
    assertThat(usual)
        .hasMessage(
            "the removal limit stopped the run before anything was changed: 60 of 1000 recipients"
                + " of example.com would be removed, at most 50 are allowed; 0 of them may stem from"
                + " rejected records. Check that the source is complete; if these removals are"
                + " meant, allow them for one run with allowRemovals(60)");
    assertThat(tooFew)
        .hasMessageContaining(
            "60 recipients would be removed, at most 59 are allowed in all domains together");
    assertThat(hes.addresses("example.com")).hasSize(1000);
    assertThat(hes.writes()).isEmpty();

    RecipientSync.builder(source, hes).allowRemovals(60).build().replaceUsers();
    assertThat(hes.addresses("example.com"))
        .containsExactly(Sources.users("example.com", 60, 1000));
  }

  @Test
  void aDeletionThatIsStoppedAsksWhetherItIsMeant() {
    FakeHes hes = new FakeHes("example.com").holding(Sources.users("example.com", 0, 1000));
    var source = Sources.of(Sources.users("example.com", 0, 60));

    RemovalLimitException stopped =
        catchThrowableOfType(
            RemovalLimitException.class,
            () -> RecipientSync.builder(source, hes).build().deleteUsers());

    assertThat(stopped)
        .hasMessageContaining(
            "at most 50 are allowed; the source names them. Check that it names only those who are"
                + " to go; if these removals are meant")
        .hasMessageNotContaining("complete");
    assertThat(TextReport.of(stopped.plan()))
        .contains("Next: check that the source names only those who are to go. If these removals")
        .doesNotContain("complete");
    assertThat(hes.addresses("example.com")).hasSize(1000);
  }

  @Test
  void theExceptionNamesTheFirstTenWhoWouldGoByAnAccessorOnly() {
    FakeHes hes = new FakeHes("example.com").holding(Sources.users("example.com", 0, 100));
    RecipientSync sync =
        RecipientSync.builder(Sources.of(Sources.users("example.com", 30, 100)), hes).build();

    RemovalLimitException stopped =
        catchThrowableOfType(RemovalLimitException.class, sync::replaceUsers);

    assertThat(stopped.firstRemovals())
        .map(EmailAddress::toString)
        .containsExactly(Sources.users("example.com", 0, 10));
    assertThat(stopped.getMessage()).doesNotContain("@");
  }

  @Test
  void anAllowanceHoldsForOneRunOnlyHoweverOftenItWasPreviewed() {
    FakeHes hes = new FakeHes("example.com").holding(Sources.users("example.com", 0, 100));
    RecipientSync sync =
        RecipientSync.builder(Sources.of(Sources.users("example.com", 40, 100)), hes)
            .allowRemovals(40)
            .build();
    assertThat(sync.plan().verdict().stopped()).isFalse();
    assertThat(sync.plan().verdict().allowedTogether()).hasValue(40);

    sync.replaceUsers();
    hes.holding(Sources.users("example.com", 0, 40));

    assertThat(sync.plan().verdict().stopped()).isTrue();
    assertThatThrownBy(sync::replaceUsers).isInstanceOf(RemovalLimitException.class);
  }

  @Test
  void anAllowanceCountsAllDomainsTogether() {
    FakeHes hes =
        new FakeHes("example.com", "example.org")
            .holding("a@example.com", "b@example.com", "a@example.org", "b@example.org");
    var source = Sources.of("a@example.com", "a@example.org");

    assertThatThrownBy(
            () -> RecipientSync.builder(source, hes).allowRemovals(1).build().replaceUsers())
        .isInstanceOf(RemovalLimitException.class)
        .hasMessageContaining("2 recipients would be removed");
    assertThat(hes.writes()).isEmpty();
    assertThatCode(() -> RecipientSync.builder(source, hes).allowRemovals(2).build().replaceUsers())
        .doesNotThrowAnyException();
  }

  @Test
  void oneDomainThatTripsKeepsEveryOtherFromBeingWritten() {
    FakeHes hes =
        new FakeHes("example.com", "example.org").holding(Sources.users("example.org", 0, 44));
    RecipientSync sync =
        RecipientSync.builder(Sources.of("ann@example.com", "ann@example.org"), hes).build();

    RemovalLimitException stopped =
        catchThrowableOfType(RemovalLimitException.class, sync::replaceUsers);

    assertThat(stopped).hasMessageContaining("44 of 44 recipients of example.org");
    assertThat(hes.writes()).isEmpty();
    assertThat(hes.addresses("example.com")).isEmpty();
    assertThat(stopped.plan().verdict().domains())
        .map(DomainVerdict::tripped)
        .containsExactly(false, true);
  }

  @Test
  void tellsHowManyRemovalsMayStemFromRejectedRecords() {
    FakeHes hes = new FakeHes("example.com").holding(Sources.users("example.com", 0, 30));
    List<String> values = new ArrayList<>(Arrays.asList(Sources.users("example.com", 20, 30)));
    values.addAll(List.of("no address at all", "x@y@example.com", "a..b@example.com"));

    SyncPlan plan = RecipientSync.builder(Sources.of(values), hes).build().plan();

    assertThat(plan.verdict().stopped()).isTrue();
    assertThat(plan.verdict().mayStemFromRejections()).isEqualTo(3);
  }

  @Test
  void deletingUsersIsUnderTheSameLimit() {
    FakeHes hes = new FakeHes("example.com").holding(Sources.users("example.com", 0, 10));

    assertThatThrownBy(
            () ->
                RecipientSync.builder(Sources.of(Sources.users("example.com", 0, 6)), hes)
                    .build()
                    .deleteUsers())
        .isInstanceOf(RemovalLimitException.class);
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void aNegativeLimitIsRefused() {
    assertThatThrownBy(() -> RemovalLimit.atMost(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
