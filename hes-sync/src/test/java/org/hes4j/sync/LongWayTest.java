package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hes4j.recipient.DifferenceSource.Difference;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leads a run that could have taken the short way for few changes to the long one. */
class LongWayTest extends FewChangesRuns {
  @Test
  void aListThatSomebodyElseHasChangedLeadsToTheLongWayAndIsSeen() {
    hes.holding("rival@example.com");
    source.entry("bob", "robert@example.com");

    SyncReport report = run(builder -> builder.rivals(Rivals.REPORT));

    assertThat(isShort(report)).isFalse();
    assertThat(report.plan().changedByOthers()).hasSize(1);
    assertThat(com()).contains("robert@example.com").doesNotContain("rival@example.com");
  }

  @Test
  void otherSettingsAndAnotherScopeLeadToTheLongWay() {
    List<UnaryOperator<RecipientSync.Builder>> settings =
        List.of(
            builder -> builder.mustKeep(List.of("ann@example.com")),
            builder -> builder.emptyDomains(EmptyDomains.CLEAR),
            builder -> builder.domains(List.of(MailDomain.of("example.com"))),
            builder -> builder.verification(Verification.FULL));

    for (UnaryOperator<RecipientSync.Builder> how : settings) {
      run();
      source.entry("bob", "bob" + source.reads + settings.indexOf(how) + "@example.com");
      assertThat(isShort(run(how))).isFalse();
    }
  }

  @Test
  void whatTheSourceDoesNotKnowLeadsToTheLongWay() {
    source.told = difference -> Optional.empty();
    source.entry("bob", "robert@example.com");

    assertLong();

    assertThat(com()).contains("robert@example.com");
  }

  /** The counts do not come out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "too much gone",
        "too much come",
        "one gone less",
        "bob stays",
        "robert never came"
      })
  void aDifferenceThatDoesNotFitLeadsToTheLongWay(String lie) {
    source.entry("bob", "robert@example.com").gone("eve");
    SourceRecord ann = Sources.record("ann@example.com", 1);
    SourceRecord nobody = Sources.record("nobody@example.com", 1);
    source.told =
        told ->
            told.map(
                truth -> {
                  List<SourceRecord> gone = new ArrayList<>(truth.gone());
                  List<SourceRecord> come = new ArrayList<>(truth.come());
                  switch (lie) {
                    case "nothing" -> {
                      gone.clear();
                      come.clear();
                    }
                    case "too much gone" -> gone.add(ann);
                    case "too much come" -> come.add(nobody);
                    case "bob stays" -> gone.set(0, gone.get(1));
                    case "robert never came" -> come.set(0, gone.get(1));
                    default -> gone.remove(0);
                  }
                  return new Difference(gone, come);
                });

    assertLong();

    assertThat(com()).containsExactly("ann@example.com", "anna@example.com", "robert@example.com");
  }

  /** All counts come out: one duplicate less than there are, and a record that is no address. */
  @Test
  void anAddressThatWasNotInTheListAsToldLeadsToTheLongWay() {
    source.entry("bob", "robert@example.com");
    source.told =
        told ->
            told.map(
                truth ->
                    new Difference(
                        List.of(
                            Sources.record("nobody@example.com", 1),
                            Sources.record("x500:/o=bob", 1),
                            Sources.record("ann@example.com", 1)),
                        List.of(Sources.record("robert@example.com", 1), Sources.record("b@", 1))));

    assertLong();

    assertThat(com()).contains("robert@example.com").doesNotContain("bob@example.com");
  }

  /** It harms nobody, but such a source is not to be believed. */
  @Test
  void aRecordWithoutAddressThatIsNotToldLeadsToTheLongWayToo() {
    source.entry("bob", "robert@example.com", "x500:/o=bob", "x500:/o=more");
    source.told =
        told -> told.map(truth -> new Difference(truth.gone(), truth.come().subList(0, 2)));

    assertLong();
  }

  @Test
  void aSourceThatIsDamagedWhileItIsReadIsBroughtUpToDateAgain() {
    source.entry("bob", "robert@example.com");
    source.atRead =
        () -> {
          if (source.reads == 1) {
            throw new RecipientSourceException("the store was damaged", null);
          }
        };

    SyncReport report = run();

    assertThat(isShort(report)).isFalse();
    assertThat(source.updates).isEqualTo(2);
    assertThat(source.reads).isEqualTo(2);
    assertThat(com()).contains("robert@example.com");
  }

  @Test
  void whatChangesBetweenTheTwoWaysIsKnownToTheNextRun() {
    source.entry("bob", "robert@example.com");
    source.told =
        told -> {
          source.entry("late", "late@example.com");
          return told;
        };

    assertThat(isShort(run())).isFalse();

    assertThat(com()).contains("late@example.com");
    source.told = told -> told;
    assertThat(run().outcome()).isEqualTo(Outcome.IN_STEP);
    assertThat(source.reads).isZero();
  }

  @Test
  void anErrorOfTheReadingIsNotTakenForDamage() {
    source.entry("bob", "robert@example.com");
    source.atRead =
        () -> {
          throw new IllegalStateException("a mistake");
        };

    assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class).hasMessage("a mistake");
    assertThat(hes.writes()).isEmpty();
  }

  @Test
  void aListInTheJournalThatIsDamagedLeadsToTheLongWay() throws IOException {
    source.entry("bob", "robert@example.com");
    Path list;
    try (Stream<Path> files = Files.walk(directory)) {
      list =
          files
              .filter(f -> f.getFileName().toString().startsWith("applied-example.com"))
              .findAny()
              .orElseThrow();
    }
    byte[] whole = Files.readAllBytes(list);
    whole[whole.length - 12] ^= 1;
    Files.write(list, whole);

    assertThat(isShort(run())).isFalse();
    assertThat(com()).contains("robert@example.com");
  }

  @Test
  void anotherRunInTheMiddleOfAPreviewLeadsToTheLongWay() {
    source.entry("bob", "robert@example.com");
    boolean[] done = {false};
    source.atRead =
        () -> {
          if (!done[0]) {
            done[0] = true;
            Differing other = new Differing().entry("x", "ann@example.com", "bob@example.com");
            RecipientSync.builder(other, hes)
                .journal(journal())
                .allowRemovals(9)
                .build()
                .replaceUsers();
          }
        };
    hes.clearDiary();

    SyncPlan plan = sync().allowRemovals(9).build().plan();

    assertThat(plan.notes()).noneMatch(note -> note.contains(SHORT));
    assertThat(plan.domains().get(0)).hasToString("example.com: +3 -1 of 2");
  }
}
