package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hes4j.client.Capability;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Origin;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.recipient.VersionedSource;
import org.hes4j.sync.journal.HookedDisk;
import org.hes4j.sync.report.TextReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run reads nothing where the source says that it is as an earlier run found it. */
class UnchangedSourceTest {
  @TempDir Path directory;

  private final FakeHes hes = new FakeHes("example.com", "example.org");
  private final Named source = new Named();

  /** A source with a name for its content. */
  private static final class Named implements VersionedSource {
    private final List<SourceRecord> records = new ArrayList<>();
    private String version = "store-1";
    private int reads;
    private boolean broken;
    private String called = "a database";

    @Override
    public String toString() {
      return called;
    }

    private void holds(String newVersion, String... values) {
      version = newVersion;
      records.clear();
      for (String value : values) {
        records.add(Sources.record(value, records.size() + 1));
      }
      records.add(new SourceRecord.LeftOut("entry without mail", Origin.line(99)));
    }

    @Override
    public String currentVersion() {
      if (broken) {
        throw new RecipientSourceException("the directory does not answer", null);
      }
      return version;
    }

    @Override
    public void read(Consumer<SourceRecord> consumer) {
      reads++;
      records.forEach(consumer);
    }
  }

  private SyncReport run(UnaryOperator<RecipientSync.Builder> how) {
    return how.apply(
            RecipientSync.builder(source, hes)
                .journal(HookedDisk.journal(directory, point -> {}))
                .allowRemovals(5))
        .build()
        .replaceUsers();
  }

  private SyncReport run() {
    return run(builder -> builder);
  }

  private void firstRun() {
    source.holds(
        "store-1",
        "ann@example.com",
        "ann@example.com",
        "broken@",
        "x@example.net",
        "bob@example.com");
    hes.holding("cid@example.org");
    run();
    hes.clearDiary();
    source.reads = 0;
  }

  @Test
  void nothingIsReadAndTheReportSaysWhatTheEarlierRunFound() {
    firstRun();

    SyncReport report = run();

    assertThat(hes.diary()).containsExactly("listDomains");
    assertThat(source.reads).isZero();
    assertThat(report.outcome()).isEqualTo(Outcome.IN_STEP);
    assertThat(TextReport.of(report))
        .contains("example.com: 2 before, 2 after; 0 added, 0 removed, 2 unchanged")
        .contains("example.org: 1 before, 1 after; 0 added, 0 removed, 1 unchanged; left alone")
        .contains("Records read: 6; duplicates: 1")
        .contains("\"broken@\" (line 3)")
        .contains("entry without mail 1")
        .contains("x@example.net")
        .contains("the source is as run 000001-");
  }

  @Test
  void thePreviewIsAsShort() {
    firstRun();

    SyncPlan plan =
        RecipientSync.builder(source, hes)
            .journal(HookedDisk.journal(directory, point -> {}))
            .build()
            .plan();

    assertThat(plan.hasChanges()).isFalse();
    assertThat(source.reads).isZero();
  }

  @Test
  void manyShortRunsFollowEachOther() {
    firstRun();

    for (int i = 0; i < 3; i++) {
      assertThat(run().outcome()).isEqualTo(Outcome.IN_STEP);
    }

    assertThat(source.reads).isZero();
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "bob@example.com");
  }

  @Test
  void aSourceWithAnotherNameIsRead() {
    firstRun();
    source.holds("store-2", "ann@example.com", "eve@example.com");

    run();

    assertThat(source.reads).isEqualTo(1);
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "eve@example.com");
    assertThat(run().outcome()).isEqualTo(Outcome.IN_STEP);
    assertThat(source.reads).as("the new name is known then").isEqualTo(1);
  }

  @Test
  void aListThatSomebodyElseHasChangedIsPutRight() {
    firstRun();
    hes.holding("rival@example.com");

    SyncReport report = run();

    assertThat(source.reads).isEqualTo(1);
    assertThat(report.plan().changedByOthers()).hasSize(1);
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "bob@example.com");
  }

  @Test
  void aRivalWhoUndidWhatHeDidIsSeenAllTheSame() {
    firstRun();
    hes.holding("rival@example.com");
    hes.deleteUsers(
        MailDomain.of("example.com"),
        List.of(org.hes4j.recipient.EmailAddress.of("rival@example.com")));

    run();

    assertThat(source.reads).isEqualTo(1);
  }

  @Test
  void aRunWithAnotherSourceInBetweenMakesTheNextOneRead() {
    firstRun();
    RecipientSync.builder(Sources.of("eve@example.com"), hes)
        .journal(HookedDisk.journal(directory, point -> {}))
        .build()
        .addUsers();

    run();

    assertThat(source.reads).isEqualTo(1);
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "bob@example.com");
  }

  @Test
  void otherSettingsMakeItRead() {
    List<UnaryOperator<RecipientSync.Builder>> settings =
        List.of(
            builder -> builder.mustKeep(List.of("ann@example.com")),
            builder -> builder.emptyDomains(EmptyDomains.CLEAR),
            builder -> builder.domains(List.of(MailDomain.of("example.com"))),
            builder -> builder.verification(Verification.FULL));
    firstRun();

    for (UnaryOperator<RecipientSync.Builder> how : settings) {
      source.reads = 0;
      run(how);
      assertThat(source.reads).isEqualTo(1);
    }
  }

  @Test
  void anotherDomainOfTheAccountMakesItRead() {
    firstRun();
    hes.managed = domains -> domains.limit(1);

    run();

    assertThat(source.reads).isEqualTo(1);
  }

  @Test
  void aServiceWithoutDigestsAndARunWithoutAJournalReadAlways() {
    firstRun();
    RecipientSync.builder(source, hes).build().replaceUsers();
    assertThat(source.reads).isEqualTo(1);

    hes.capable(100, Capability.CONSISTENT_READS);
    run();
    assertThat(source.reads).isEqualTo(2);
  }

  @Test
  void whatIsDamagedIsReadAnew() throws IOException {
    firstRun();
    Path seen;
    try (Stream<Path> files = Files.walk(directory)) {
      seen = files.filter(f -> f.endsWith("seen-source.json")).findAny().orElseThrow();
    }
    String whole = Files.readString(seen);

    for (int length = 0; length < whole.length() - 1; length += 7) {
      source.reads = 0;
      Files.writeString(seen, whole.substring(0, length));
      assertThat(run().plan().rejections()).hasSize(1);
      assertThat(source.reads).as("cut to " + length).isEqualTo(1);
    }
    Files.writeString(seen, whole.replace("\"rejected\"", "\"rejected?\""));
    run();
    assertThat(source.reads).isEqualTo(2);
  }

  @Test
  void aSourceThatCannotBeBroughtUpToDateEndsTheRun() {
    firstRun();
    source.broken = true;

    assertThatThrownBy(this::run).isInstanceOf(RecipientSourceException.class);
    assertThat(hes.writes()).isEmpty();
  }

  /** A counter of a database that is a name of nothing in another one. */
  @Test
  void theSameNameOfAnotherSourceMeansNothing() {
    firstRun();
    source.called = "another database";

    run();

    assertThat(source.reads).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two\nlines", "größe"})
  void aNameThatIsNoneIsRefused(String name) {
    source.holds(name, "ann@example.com");

    assertThatThrownBy(this::run)
        .isInstanceOf(RecipientSourceException.class)
        .hasMessageContaining("no name of 1 to 100 printable ASCII characters");
  }
}
