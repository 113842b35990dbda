package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.sync.report.TextReport;
import org.junit.jupiter.api.Test;

/** Who counts whatever the source says is a recipient, and no sign that the source is whole. */
class IncludedTest {

  /** The values, and after or before them an include list. */
  private static RecipientSource including(List<String> list, boolean first, String... values) {
    RecipientSource source = Sources.of(values);
    RecipientSource included =
        consumer ->
            list.forEach(
                value ->
                    consumer.accept(
                        new SourceRecord.Address(value, "Listed", Origin.included("list"))));
    return consumer -> {
      (first ? included : source).read(consumer);
      (first ? source : included).read(consumer);
    };
  }

  private static RecipientSync.Builder sync(FakeHes hes, List<String> list, String... values) {
    return RecipientSync.builder(including(list, false, values), hes);
  }

  private static FakeHes hes() {
    return new FakeHes("example.com", "example.org")
        .holding("ann@example.com", "bob@example.com", "cid@example.org", "dan@example.org");
  }

  @Test
  void theyAreRecipientsLikeOthers() {
    for (boolean first : new boolean[] {true, false}) {
      FakeHes hes = hes();
      RecipientSource source =
          including(List.of("VIP@example.com", "ann@example.com"), first, "ann@example.com");

      SyncReport report = RecipientSync.builder(source, hes).build().replaceUsers();

      assertThat(hes.addresses("example.com"))
          .containsExactly("ann@example.com", "vip@example.com");
      assertThat(report.plan().recordsRead()).isEqualTo(3);
      assertThat(report.plan().duplicates()).isEqualTo(1);
    }
  }

  @Test
  void aSourceThatHasNobodyElseIsEmpty() {
    FakeHes hes = hes();
    List<String> list = List.of("ann@example.com", "no address");

    assertThatThrownBy(() -> sync(hes, list).build().replaceUsers())
        .isInstanceOf(NoRecipientsException.class)
        .hasMessage(
            "the source holds no valid recipient of example.com, example.org; nothing was changed."
                + " Of 2 records read, 1 were rejected, 0 left out, 0 are in domains that the"
                + " account does not have and 0 in domains that this run does not cover; 2 are of"
                + " an include list, which shows nothing about the source. Check that the source is"
                + " the right one: the file, or the search base, the filter and the rights of the"
                + " account that reads");
    assertThatThrownBy(() -> sync(hes, list, "ann@example.net").build().plan())
        .isInstanceOf(NoRecipientsException.class)
        .hasMessageEndingWith(
            "Check that the account is the right one, and the domains of the run");
    assertThatThrownBy(() -> sync(hes, list).build().addUsers())
        .isInstanceOf(NoRecipientsException.class);
    assertThatThrownBy(() -> sync(hes, list).build().deleteUsers())
        .isInstanceOf(NoRecipientsException.class);
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void aDomainOfWhichTheSourceHasNobodyLosesNobody() {
    FakeHes hes = hes();

    SyncPlan plan =
        sync(
                hes,
                List.of("vip@example.org", "cid@example.org"),
                "ann@example.com",
                "bob@example.com")
            .mustKeep(List.of("ann@"))
            .build()
            .replaceUsers()
            .plan();

    assertThat(hes.addresses("example.org"))
        .containsExactly("cid@example.org", "dan@example.org", "vip@example.org");
    assertThat(plan.domains())
        .extracting(DomainPlan::keptBecauseEmpty)
        .containsExactly(false, true);
    assertThat(TextReport.of(plan))
        .contains(
            "example.org: 2 before, 3 after; 1 added, 0 removed, 2 unchanged; nobody removed, for"
                + " the source has no recipient of it\n");
  }

  @Test
  void whoMustBeKeptHasToBeInTheSourceItself() {
    FakeHes hes = hes();
    List<String> list = List.of("ann@example.com", "postmaster@example.com");

    SyncPlan plan =
        sync(hes, list, "bob@example.com", "ann@example.com")
            .mustKeep(List.of("ann@example.com", "postmaster@"))
            .build()
            .plan();

    assertThat(plan.missingSentinels()).containsExactly(EmailAddress.of("postmaster@example.com"));
  }

  @Test
  void aDeletionKeepsThem() {
    FakeHes hes = hes();

    SyncReport report =
        sync(
                hes,
                List.of("ANN@example.com", "cid@example.org"),
                "bob@example.com",
                "ann@example.com")
            .build()
            .deleteUsers();

    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com");
    assertThat(hes.addresses("example.org")).containsExactly("cid@example.org", "dan@example.org");
    assertThat(report.notes())
        .containsExactly(
            "the source of this deletion names 1 who are in an include list; they are kept");
  }

  @Test
  void aDeletionOfNobodyElseRemovesNobody() {
    FakeHes hes = hes();

    SyncReport report =
        sync(hes, List.of("ann@example.com"), "ann@example.com").build().deleteUsers();

    assertThat(hes.writes()).isEmpty();
    assertThat(report.notes()).hasSize(1);
  }

  @Test
  void aCheckTakesASourceThatHasNobodyElseForEmpty() {
    List<String> list = List.of("ann@example.com");

    assertThat(SourceCheck.of(including(list, false)).isEmpty()).isTrue();
    assertThat(SourceCheck.of(including(list, false)).recipients()).hasSize(1);
    assertThat(SourceCheck.of(including(list, true, "ann@example.com")).isEmpty()).isFalse();
    assertThat(SourceCheck.of(including(list, false, "no address")).isEmpty()).isTrue();
  }
}
