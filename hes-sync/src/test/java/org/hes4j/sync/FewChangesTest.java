package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.sync.journal.HookedDisk;
import org.hes4j.sync.journal.Journal;
import org.hes4j.sync.report.TextReport;
import org.junit.jupiter.api.Test;

/** A run whose source tells which few records have changed looks closely at these alone. */
class FewChangesTest extends FewChangesRuns {
  @Test
  void anAddressThatChangesIsAllThatIsSent() {
    source.entry("bob", "robert@example.com", "x500:/o=bob");

    SyncReport report = assertShort();

    assertThat(hes.diary())
        .containsExactly("listDomains", "change example.com +1 -1", "listDomains");
    assertThat(com())
        .containsExactly(
            "ann@example.com", "anna@example.com", "eve@example.com", "robert@example.com");
    assertThat(TextReport.of(report))
        .contains("example.com: 4 before, 4 after; 1 added, 1 removed, 3 unchanged")
        .contains("example.org: 1 before, 1 after; 0 added, 0 removed, 1 unchanged")
        .contains("Records read: 9; duplicates: 1")
        .contains("\"broken@\" (uid=broken mail)")
        .contains("x500: address 1")
        .contains("only these 4 were looked at closely");
    assertThat(run().outcome()).isEqualTo(Outcome.IN_STEP);
    assertThat(source.reads).as("known as unchanged then").isZero();
  }

  @Test
  void oneRecordIsSpokenOfAsOne() {
    source.gone("eve");

    assertThat(TextReport.of(assertShort()))
        .contains("so of its records only this one was looked at closely\n");
  }

  @Test
  void manyShortRunsFollowEachOther() {
    for (int i = 0; i < 5; i++) {
      source.entry("bob", "bob" + i + "@example.com").entry("new" + i, "new" + i + "@example.org");
      assertShort();
    }

    assertThat(com()).contains("bob4@example.com").doesNotContain("bob3@example.com").hasSize(4);
    assertThat(hes.addresses("example.org")).hasSize(6);
  }

  @Test
  void generationsThatNoRunHasSeenAreTakenTogether() {
    source.entry("bob", "one@example.com").currentVersion();
    source.entry("bob", "two@example.com").entry("new", "new@example.com").currentVersion();
    source.gone("new");

    assertThat(assertShort().plan().domains().get(0)).hasToString("example.com: +1 -1 of 4");
    assertThat(com()).contains("two@example.com");
  }

  @Test
  void anAddressThatMovesToAnotherEntryStays() {
    source.entry("bob", "x500:/o=bob").entry("eve", "eve@example.com", "BOB@example.com");

    assertThat(assertShort().outcome()).isEqualTo(Outcome.IN_STEP);
    assertThat(com()).contains("bob@example.com");
  }

  @Test
  void anAddressThatAnotherEntryHasTooStaysWhenOneGoes() {
    source.entry("zoe", "smtp:Bob@EXAMPLE.com");
    assertThat(assertShort().outcome()).isEqualTo(Outcome.IN_STEP);
    source.gone("bob");
    assertThat(assertShort().outcome()).isEqualTo(Outcome.IN_STEP);
    assertThat(com()).contains("bob@example.com");
    source.gone("zoe");

    assertThat(assertShort().plan().domains().get(0).removals()).hasToString("[bob@example.com]");
    assertThat(com()).doesNotContain("bob@example.com");
  }

  @Test
  void oneOfSeveralRecordsOfAnEntryThatGoesTakesNobodyAway() {
    source.entry("ann", "ann@example.com", "Anna@Example.com");

    SyncReport report = assertShort();

    assertThat(report.outcome()).isEqualTo(Outcome.IN_STEP);
    assertThat(report.plan().duplicates()).isZero();
  }

  @Test
  void aNameComesFromTheFirstRecordOfNow() {
    source
        .entry("a", List.of(Sources.named("new@example.com", "First")))
        .entry("b", List.of(Sources.named("new@example.com", "Second")));

    assertShort();

    assertThat(hes.name("new@example.com")).contains("First");
  }

  @Test
  void theRemovalLimitStopsTheRunAndTheNextOneIsAsShort() {
    source.gone("ann").gone("bob");

    assertThatThrownBy(() -> run(builder -> builder.allowRemovals(2)))
        .isInstanceOf(RemovalLimitException.class)
        .hasMessageContaining("3");
    assertThat(hes.writes()).isEmpty();
    assertThat(isShort(run(builder -> builder.allowRemovals(3)))).isTrue();
    assertThat(com()).containsExactly("eve@example.com");
  }

  @Test
  void aMissingSentinelStopsTheRun() {
    UnaryOperator<RecipientSync.Builder> how =
        builder -> builder.mustKeep(List.of("bob@example.com", "dan@example.org"));
    run(how);
    source.entry("eve", "other@example.com");
    assertThat(isShort(run(how))).isTrue();
    source.gone("bob");

    assertThatThrownBy(() -> run(how))
        .isInstanceOf(MissingSentinelException.class)
        .hasMessageContaining("bob@example.com")
        .message()
        .doesNotContain("dan@example.org");
    assertThat(hes.writes()).isEmpty();
    source.entry("bob2", "bob@example.com");
    assertThat(isShort(run(how))).isTrue();
  }

  @Test
  void aDomainThatWouldBecomeEmptyIsLeftAlone() {
    source.gone("dan");

    SyncReport report = assertLong();

    assertThat(report.domains().get(2).plan().keptBecauseEmpty()).isTrue();
    assertThat(hes.addresses("example.org")).containsExactly("dan@example.org");
    source.entry("bob", "robert@example.com");
    assertThat(TextReport.of(assertShort()))
        .contains("example.org: 1 before, 1 after; 0 added, 0 removed, 1 unchanged; left alone");
    source.entry("fay", "fay@example.org");
    assertThat(isShort(run())).isFalse();
    assertThat(hes.addresses("example.org")).containsExactly("fay@example.org");
  }

  @Test
  void theFirstRecipientOfADomainIsAdded() {
    source.entry("gus", "gus@example.edu");

    assertShort();

    assertThat(hes.addresses("example.edu")).containsExactly("gus@example.edu");
  }

  @Test
  void aSourceWithNobodyLeftIsAnError() {
    for (String name : List.of("ann", "bob", "dan", "eve")) {
      source.gone(name);
    }

    assertThatThrownBy(this::run).isInstanceOf(NoRecipientsException.class);
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void rejectionsComeAndGoInTheOrderOfTheSource() {
    source.entry("aa", "not an address").entry("zz", "twice@@example.com").entry("bob", "b@x.y");

    SyncReport report = assertShort();

    assertThat(report.plan().rejections())
        .extracting(Rejection::value)
        .containsExactly("not an address", "broken@", "twice@@example.com");
    assertThat(report.plan().outOfScope().samples())
        .containsExactly(EmailAddress.of("b@x.y"), EmailAddress.of("cid@example.net"));
    source.gone("broken").gone("aa");
    assertThat(assertShort().plan().rejections()).hasSize(1);
  }

  @Test
  void whatTheServiceCannotTakeIsRejectedAsEver() {
    hes.check = who -> who.toString().startsWith("bad") ? Optional.of("too bad") : Optional.empty();
    source.entry("new", "bad@example.com");
    SyncReport report = assertLong();
    assertThat(report.plan().rejections()).hasSize(2);

    source.entry("bob", "robert@example.com");
    report = assertShort();

    assertThat(report.plan().rejections())
        .extracting(Rejection::value)
        .containsExactly("broken@", "bad@example.com");
    source.gone("new");
    assertLong();
  }

  @Test
  void thePreviewIsAsShortAndWritesNothing() {
    source.entry("bob", "robert@example.com");

    SyncPlan plan = sync().build().plan();

    assertThat(plan.notes()).anyMatch(note -> note.contains(SHORT));
    assertThat(plan.domains().get(0)).hasToString("example.com: +1 -1 of 4");
    assertThat(com()).contains("bob@example.com");
  }

  /** Ended before and after each step of the journal; the next run puts everything right. */
  @Test
  void aRunThatIsKilledAnywhereIsFollowedByOneThatEndsRight() {
    List<String> points = new ArrayList<>();
    source.entry("bob", "bob0@example.com");
    RecipientSync.builder(source, hes)
        .journal(HookedDisk.journal(directory, points::add))
        .build()
        .replaceUsers();
    assertThat(points).hasSizeGreaterThan(5);
    for (int at = 0; at < points.size(); at++) {
      int last = at;
      int[] seen = {0};
      source.entry("bob", "bob" + (at + 1) + "@example.com");
      Journal dying =
          HookedDisk.journal(
              directory,
              point -> {
                if (seen[0]++ >= last) {
                  throw new Killed();
                }
              });
      RecipientSync sync = RecipientSync.builder(source, hes).journal(dying).build();
      try {
        sync.replaceUsers();
      } catch (Killed e) {
        assertThat(com()).hasSize(4);
      }
      run();
      assertThat(com()).contains("bob" + (at + 1) + "@example.com").hasSize(4);
    }
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
