package org.hes4j.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.hes4j.client.Capability;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;
import org.hes4j.sync.journal.HookedDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that the journal knows is fetched from the service only where that is of use. */
class LateListsTest {
  @TempDir Path directory;

  private final FakeHes hes = new FakeHes("example.com", "example.org");

  private RecipientSync.Builder sync(String... values) {
    return RecipientSync.builder(Sources.of(values), hes)
        .journal(HookedDisk.journal(directory, point -> {}));
  }

  private void firstRun() {
    hes.holding(Recipient.of(EmailAddress.of("ann@example.com"), "Ann"));
    hes.holding("cid@example.org");
    sync("ann@example.com", "bob@example.com", "cid@example.org").build().replaceUsers();
    hes.clearDiary();
  }

  @Test
  void noListIsFetchedWhereNothingHasChanged() {
    firstRun();

    SyncReport report =
        sync("bob@example.com", "ann@example.com", "cid@example.org").build().replaceUsers();

    assertThat(hes.diary()).containsExactly("listDomains");
    assertThat(report.outcome()).isEqualTo(Outcome.IN_STEP);
    assertThat(report.domains().get(0).plan().unchanged()).isEqualTo(2);
  }

  @Test
  void noListIsFetchedWhereOnlyTheSourceHasChanged() {
    firstRun();

    SyncReport report =
        sync("ann@example.com", "eve@example.com", "cid@example.org")
            .allowRemovals(1)
            .build()
            .replaceUsers();

    assertThat(hes.diary())
        .containsExactly("listDomains", "change example.com +1 -1", "listDomains");
    assertThat(report.domains().get(0).plan().removals())
        .containsExactly(EmailAddress.of("bob@example.com"));
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "eve@example.com");
  }

  @Test
  void namesOfTheJournalAreKept() {
    firstRun();
    hes.capable(1, Capability.values());

    sync("ann@example.com", "cid@example.org").allowRemovals(1).build().replaceUsers();
    RecipientSync.restore(lastBackup(), hes)
        .journal(HookedDisk.journal(directory, point -> {}))
        .allowRemovals(5)
        .build()
        .replaceUsers();

    assertThat(hes.name("ann@example.com")).contains("Ann");
    assertThat(hes.addresses("example.com")).containsExactly("ann@example.com", "bob@example.com");
  }

  @Test
  void aListOfTheJournalIsBackedUpAsACopyOfItsFile() throws IOException {
    firstRun();
    hes.capable(1, Capability.values());

    sync("ann@example.com", "cid@example.org").allowRemovals(1).build().replaceUsers();

    Path folder = HookedDisk.journal(directory, point -> {}).folder();
    Path newest = folder.resolve("backup-" + lastBackup().runId() + ".gz");
    try (var lines = new GZIPInputStream(Files.newInputStream(newest))) {
      assertThat(new String(lines.readAllBytes(), UTF_8))
          .startsWith("hes-lists 4\n")
          .contains("ann@example.com\tAnn\nbob@example.com\n");
    }
  }

  private org.hes4j.sync.journal.Backup lastBackup() {
    try {
      return HookedDisk.journal(directory, point -> {}).backupToRestore().orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aListThatIsDamagedInTheJournalIsFetched() throws IOException {
    firstRun();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file :
          files
              .filter(
                  f -> Files.isRegularFile(f) && f.getFileName().toString().contains("example.com"))
              .toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 1;
        Files.write(file, bytes);
      }
    }

    sync("ann@example.com", "bob@example.com", "dan@example.com", "cid@example.org")
        .build()
        .replaceUsers();

    assertThat(hes.diary()).contains("listUsers example.com", "change example.com +1 -0");
    assertThat(hes.diary()).doesNotContain("listUsers example.org");
  }

  @Test
  void aListThatSomebodyElseHasChangedIsFetched() {
    firstRun();
    hes.holding("rival@example.com");
    hes.clearDiary();

    SyncReport report =
        sync("ann@example.com", "bob@example.com", "cid@example.org")
            .allowRemovals(1)
            .build()
            .replaceUsers();

    assertThat(hes.diary()).contains("listUsers example.com", "change example.com +0 -1");
    assertThat(report.plan().changedByOthers()).hasSize(1);
  }

  @Test
  void fullVerificationFetchesEveryList() {
    firstRun();

    sync("ann@example.com", "bob@example.com", "cid@example.org")
        .verification(Verification.FULL)
        .build()
        .replaceUsers();

    assertThat(hes.diary()).contains("listUsers example.com", "listUsers example.org");
  }

  @Test
  void addingFetchesTheLists() {
    firstRun();

    sync("ann@example.com").build().addUsers();

    assertThat(hes.diary()).contains("listUsers example.com");
    assertThat(hes.addresses("example.com"))
        .isEqualTo(List.of("ann@example.com", "bob@example.com"));
  }

  @Test
  void aServiceThatTellsNoDigestsIsAskedForItsLists() {
    hes.capable(100, Capability.CONSISTENT_READS);
    firstRun();

    sync("ann@example.com", "bob@example.com", "cid@example.org").build().replaceUsers();

    assertThat(hes.diary()).contains("listUsers example.com", "listUsers example.org");
  }
}
