package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.sync.report.TextReport;
import org.junit.jupiter.api.Test;

class MustKeepTest {
  private static RecipientSync sync(FakeHes hes, List<String> keep, String... values) {
    return RecipientSync.builder(Sources.of(values), hes).mustKeep(keep).build();
  }

  private static FakeHes hes() {
    return new FakeHes("example.com", "example.org")
        .holding("postmaster@example.com", "ann@example.com", "cid@example.org");
  }

  @Test
  void aSourceThatLacksOneIsRefusedBeforeAnyWrite() {
    FakeHes hes = hes();

    assertThatThrownBy(
            () ->
                sync(
                        hes,
                        List.of("postmaster@", " Abuse@ ", "INFO@example.org"),
                        "postmaster@example.com",
                        "ann@example.com",
                        "abuse@example.org",
                        "postmaster@example.org")
                    .replaceUsers())
        .isInstanceOfSatisfying(
            MissingSentinelException.class,
            e ->
                assertThat(e.missing())
                    .extracting(EmailAddress::toString)
                    .containsExactly("abuse@example.com", "info@example.org"))
        .hasMessage(
            "the source lacks recipients that must be kept: abuse@example.com, info@example.org;"
                + " nothing was changed. Check that the source is complete; if they are not meant"
                + " to be kept any more, take them out of those to keep");
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void aSourceThatHasThemAllPasses() {
    FakeHes hes = hes();

    sync(hes, List.of("postmaster@"), "postmaster@example.com", "bob@example.com").replaceUsers();

    assertThat(hes.addresses("example.com"))
        .containsExactly("bob@example.com", "postmaster@example.com");
  }

  @Test
  void aDomainThatIsLeftAloneNeedsNoLocalPartButAnAddress() {
    FakeHes hes = hes();

    assertThat(
            sync(hes, List.of("postmaster@"), "postmaster@example.com").plan().missingSentinels())
        .isEmpty();
    assertThat(
            sync(hes, List.of("cid@example.org"), "postmaster@example.com")
                .plan()
                .missingSentinels())
        .containsExactly(EmailAddress.of("cid@example.org"));
  }

  @Test
  void aDomainThatWouldBeEmptiedNeedsThemToo() {
    SyncPlan plan =
        RecipientSync.builder(Sources.of("postmaster@example.com"), hes())
            .emptyDomains(EmptyDomains.CLEAR)
            .mustKeep(List.of("postmaster@"))
            .build()
            .plan();

    assertThat(plan.missingSentinels()).containsExactly(EmailAddress.of("postmaster@example.org"));
  }

  @Test
  void anAddressOfADomainThatTheAccountLacksIsMissing() {
    assertThat(sync(hes(), List.of("ceo@example.net"), "ann@example.com").plan().missingSentinels())
        .containsExactly(EmailAddress.of("ceo@example.net"));
  }

  @Test
  void aDomainThatTheRunDoesNotCoverIsNotLookedAt() {
    FakeHes hes = hes();

    sync(hes, List.of("cid@example.org"), "postmaster@example.com", "ann@example.com")
        .replaceUsers(org.hes4j.recipient.MailDomain.of("example.com"));

    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void aDeletionMustNotNameThem() {
    FakeHes hes = hes();

    assertThatThrownBy(
            () -> sync(hes, List.of("postmaster@"), "postmaster@example.com").deleteUsers())
        .isInstanceOf(MissingSentinelException.class)
        .hasMessageContaining("must be kept would be removed: postmaster@example.com");
    assertThat(hes.writes()).isEmpty();
    sync(hes, List.of("postmaster@", "nobody@example.com"), "ann@example.com").deleteUsers();
    assertThat(hes.addresses("example.com")).containsExactly("postmaster@example.com");
  }

  @Test
  void anAdditionIsNotChecked() {
    FakeHes hes = hes();

    sync(hes, List.of("postmaster@"), "bob@example.org").addUsers();

    assertThat(hes.addresses("example.org")).containsExactly("bob@example.org", "cid@example.org");
  }

  @Test
  void aPreviewShowsWhoIsMissing() {
    SyncPlan plan = sync(hes(), List.of("abuse@"), "ann@example.com").plan();

    assertThat(plan.stopped()).isTrue();
    assertThat(TextReport.of(plan))
        .startsWith("Stopped, for recipients that must be kept would be missing;")
        .contains("Must be kept, and would be missing: 1\n  abuse@example.com\n")
        .endsWith("Next: check that the source is complete.\n");
  }

  @Test
  void whatIsNeitherAddressNorLocalPartIsRefused() {
    assertThatThrownBy(() -> sync(hes(), List.of("postmaster"), "ann@example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"postmaster\" cannot be a recipient to keep (not a recipient's address: no @);"
                + " give an address, or a local part and an @");
  }

  @Test
  void whatNobodySeesIsTakenOffAroundOneAndRefusedInside() {
    SyncPlan plan =
        sync(hes(), List.of("\u00A0ann@example.com\u200B", "\uFEFFann@\u200E"), "ann@example.com")
            .plan();

    assertThat(plan.stopped()).isFalse();
    assertThatThrownBy(() -> sync(hes(), List.of("a\u200Bnn@example.com"), "ann@example.com"))
        .hasMessage(
            "\"a\\u{200b}nn@example.com\" cannot be a recipient to keep (not a recipient's address:"
                + " U+200B as character 2 of the local part: it cannot be seen, or means nothing to"
                + " others); give an address, or a local part and an @");
    assertThatThrownBy(() -> sync(hes(), List.of("ann@stra\u00DFe.example"), "ann@example.com"))
        .hasMessageContaining("U+00DF, which IDNA2003 and IDNA2008 read as different domains");
  }
}
