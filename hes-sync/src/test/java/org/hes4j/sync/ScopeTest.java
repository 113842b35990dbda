package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hes4j.client.Capability;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;

/** Which domains a run covers, and what becomes of what the source holds beside them. */
class ScopeTest {
  private static final MailDomain COM = MailDomain.of("example.com");
  private static final MailDomain ORG = MailDomain.of("example.org");

  @Test
  void oneDomainAloneCanBeReplaced() {
    FakeHes hes = new FakeHes("example.com", "example.org");

    SyncReport report =
        RecipientSync.builder(Sources.of("ann@example.com", "ann@example.org"), hes)
            .build()
            .replaceUsers(COM);

    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com");
    assertThat(hes.addresses("example.org")).isEmpty();
    assertThat(report.plan().notSelected()).containsExactly(Map.entry(ORG, 1L));
  }

  @Test
  void noDomainsAtAllIsRefused() {
    assertThatThrownBy(() -> RecipientSync.builder(Sources.of(), new FakeHes()).domains(Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDomainOutsideThoseOfTheBuilderIsRefused() {
    RecipientSync sync =
        RecipientSync.builder(Sources.of(), new FakeHes("example.com", "example.org"))
            .domains(Set.of(COM))
            .build();

    assertThatThrownBy(() -> sync.replaceUsers(ORG)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDomainThatTheAccountLacksIsNamedTogetherWithThoseItHas() {
    FakeHes hes = new FakeHes("example.com", "example.org");

    assertThatThrownBy(
            () ->
                RecipientSync.builder(Sources.of("ann@example.net"), hes)
                    .domains(Set.of(COM, MailDomain.of("example.net")))
                    .build()
                    .replaceUsers())
        .isInstanceOfSatisfying(
            UnknownDomainException.class,
            e -> assertThat(e.domain().name()).isEqualTo("example.net"))
        .hasMessageStartingWith(
            "example.net is none of the account's domains, which are: example.com, example.org.");
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void aDomainWithoutRecipientsInTheSourceIsLeftAloneAndReported() {
    FakeHes hes = new FakeHes("example.com", "example.org").holding("cid@example.org");

    SyncReport report =
        RecipientSync.builder(Sources.of("ann@example.com"), hes).build().replaceUsers();

    assertThat(hes.addresses("example.org")).containsExactly("cid@example.org");
    assertThat(report.plan().domains())
        .map(DomainPlan::keptBecauseEmpty)
        .containsExactly(false, true);
    assertThat(report.domains().get(1).outcome()).isEqualTo(Outcome.IN_STEP);
  }

  @Test
  void aDomainWithoutRecipientsInTheSourceIsEmptiedWhenTheCallerSaysSo() {
    for (int largestBatch : new int[] {10_000, 1}) {
      FakeHes hes =
          new FakeHes("example.com", "example.org")
              .capable(largestBatch, Capability.values())
              .holding("cid@example.org", "dan@example.org", "eve@example.org");

      RecipientSync.builder(Sources.of("ann@example.com"), hes)
          .emptyDomains(EmptyDomains.CLEAR)
          .allowRemovals(3)
          .build()
          .replaceUsers();

      assertThat(hes.addresses("example.org")).isEmpty();
    }
  }

  @Test
  void clearingIsUnderTheRemovalLimitToo() {
    FakeHes hes = new FakeHes("example.com", "example.org").holding("cid@example.org");

    assertThatThrownBy(
            () ->
                RecipientSync.builder(Sources.of("ann@example.com"), hes)
                    .emptyDomains(EmptyDomains.CLEAR)
                    .build()
                    .replaceUsers())
        .isInstanceOf(RemovalLimitException.class);
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void aSourceWithoutAnyRecipientOfTheRunIsAnErrorThatSaysWhatWasFound() {
    FakeHes hes = new FakeHes("example.com", "example.org").holding("ann@example.com");
    RecipientSync sync =
        RecipientSync.builder(
                Sources.of("garbage", "ann@example.net", "cid@example.org", "x500:/o=example"), hes)
            .domains(Set.of(COM))
            .emptyDomains(EmptyDomains.CLEAR)
            .allowRemovals(1000)
            .build();

    NoRecipientsException empty =
        catchThrowableOfType(NoRecipientsException.class, sync::replaceUsers);

    assertThat(empty)
        .hasMessage(
            "the source holds no valid recipient of example.com; nothing was changed. Of 4 records"
                + " read, 1 were rejected, 1 left out, 1 are in domains that the account does not"
                + " have and 1 in domains that this run does not cover. Check that the account is"
                + " the right one, and the domains of the run");
    assertThat(empty.rejections()).hasSize(1);
    assertThat(hes.writes()).isEmpty();
    assertThatThrownBy(sync::plan).isInstanceOf(NoRecipientsException.class);
    assertThatThrownBy(sync::deleteUsers).isInstanceOf(NoRecipientsException.class);
    assertThatThrownBy(sync::addUsers).isInstanceOf(NoRecipientsException.class);
  }

  @Test
  void anEmptySourceSaysThatTheSourceIsToBeChecked() {
    FakeHes hes = new FakeHes("example.com").holding("ann@example.com");

    assertThatThrownBy(() -> RecipientSync.builder(Sources.of(), hes).build().replaceUsers())
        .isInstanceOf(NoRecipientsException.class)
        .hasMessageContaining("Of 0 records read")
        .hasMessageContaining("search base");
  }

  @Test
  void whatIsNoRecipientOfTheRunIsCountedAndNamed() {
    FakeHes hes = new FakeHes("example.com");
    hes.check =
        recipient ->
            recipient.address().localPart().equals("exotic")
                ? Optional.of("the wire cannot carry it")
                : Optional.empty();
    RecipientSource source =
        consumer -> {
          consumer.accept(Sources.record("ann@example.com", 1));
          consumer.accept(Sources.record("ANN@example.com", 2));
          consumer.accept(Sources.record("ann@", 3));
          consumer.accept(Sources.record("exotic@example.com", 4));
          consumer.accept(Sources.record("bob@example.net", 5));
          consumer.accept(Sources.record("cid@example.net", 6));
          consumer.accept(Sources.record("sip:ann@example.com", 7));
          consumer.accept(new SourceRecord.LeftOut("comment line", Origin.line(8)));
          consumer.accept(new SourceRecord.Rejected("cut@exa", "may be folded", Origin.line(9)));
        };

    SyncPlan plan = RecipientSync.builder(source, hes).build().replaceUsers().plan();

    assertThat(plan.recordsRead()).isEqualTo(9);
    assertThat(plan.duplicates()).isEqualTo(1);
    assertThat(plan.domains().get(0).additions()).hasSize(1);
    assertThat(plan.rejections())
        .map(r -> r.origin() + ": " + r.value() + ": " + r.reason())
        .containsExactly(
            "line 3: ann@: no domain after the @",
            "line 4: exotic@example.com: the wire cannot carry it",
            "line 9: cut@exa: may be folded");
    assertThat(plan.leftOut())
        .containsExactly(Map.entry("comment line", 1L), Map.entry("sip: address", 1L));
    assertThat(plan.outOfScope().byDomain())
        .containsExactly(Map.entry(MailDomain.of("example.net"), 2L));
    assertThat(plan.outOfScope().samples())
        .map(EmailAddress::toString)
        .containsExactly("bob@example.net", "cid@example.net");
  }

  @Test
  void whatIsKeptOfForeignDomainsAndKindsIsBounded() {
    RecipientSource source =
        consumer -> {
          consumer.accept(Sources.record("ann@example.com", 1));
          for (int i = 0; i < 3000; i++) {
            consumer.accept(Sources.record("ann@d" + i + ".example.net", i));
            consumer.accept(new SourceRecord.LeftOut("kind " + i, Origin.line(i)));
          }
        };

    SyncPlan plan = RecipientSync.builder(source, new FakeHes("example.com")).build().plan();

    assertThat(plan.outOfScope().byDomain()).hasSize(1000);
    assertThat(plan.outOfScope().inFurtherDomains()).isEqualTo(2000);
    assertThat(plan.outOfScope().count()).isEqualTo(3000);
    assertThat(plan.outOfScope().samples()).hasSize(10);
    assertThat(plan.leftOut()).hasSize(101).containsEntry("other", 2900L);
  }
}
