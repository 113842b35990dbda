package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hes4j.client.Capability;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.rest.RestHesClient;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.sync.journal.Backup;
import org.hes4j.sync.journal.HookedDisk;
import org.hes4j.sync.journal.Journal;
import org.hes4j.testkit.emulator.HesEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process ends at each boundary of a run, before and after each remote call and each step of
 * writing the journal; another one runs after it.
 */
class KillPointsTest {
  private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.edu");

  /** What the run before left, of which there is a backup of the lists before that. */
  private static final String[] OLD = {
    "ann@example.com", "old1@example.com", "old2@example.com", "eve@example.org", "dan@example.edu"
  };

  private static final String[] NEW = {
    "ann@example.com",
    "bob@example.com",
    "cid@example.com",
    "eve@example.org",
    "fay@example.org",
    "gus@example.org",
    "dan@example.edu"
  };

  @TempDir Path directory;

  /** A service whose lists can be looked at and set from outside. */
  private interface Service {
    HesClient client();

    List<String> addresses(String domain);
  }

  private record Fake(FakeHes hes) implements Service {
    @Override
    public HesClient client() {
      return hes;
    }

    @Override
    public List<String> addresses(String domain) {
      return hes.addresses(domain);
    }
  }

  private record Emulated(HesEmulator emulator, HesClient client) implements Service {
    @Override
    public List<String> addresses(String domain) {
      return emulator.users(MailDomain.of(domain)).stream().map(Recipient::toString).toList();
    }
  }

  private static List<String> of(String domain, String... all) {
    return Arrays.stream(all).filter(a -> a.endsWith("@" + domain)).sorted().toList();
  }

  private Journal journal(int number, HookedDisk.Hook hook) {
    return HookedDisk.journal(directory.resolve("journal" + number), hook);
  }

  private static RecipientSync.Builder sync(HesClient client, Journal journal, String... values) {
    return RecipientSync.builder(Sources.of(values), client)
        .journal(journal)
        .rivals(Rivals.REFUSE)
        .allowRemovals(4);
  }

  private interface Look {
    void at(List<String> list, List<String> old, List<String> wanted);
  }

  private static void eachList(Service service, Look look) {
    for (String domain : DOMAINS) {
      look.at(service.addresses(domain), of(domain, OLD), of(domain, NEW));
    }
  }

  private static void shouldBeOldOrNew(List<String> list, List<String> old, List<String> wanted) {
    assertThat(list).isIn(old, wanted);
  }

  /** What old and new have in common is there, and nobody else than theirs. */
  private static void shouldHoldWhatIsCommon(
      List<String> list, List<String> old, List<String> wanted) {
    Set<String> common = new TreeSet<>(old);
    common.retainAll(wanted);
    List<String> either = new ArrayList<>(old);
    either.addAll(wanted);
    assertThat(list).containsAll(common).isSubsetOf(either);
  }

  private interface Services {
    Service fresh();
  }

  private void atEachPoint(Services services, Look look) throws IOException {
    int number = 1;
    boolean killed = true;
    List<String> points = List.of();
    while (killed) {
      Service service = services.fresh();
      sync(service.client(), journal(number, point -> {}), OLD).build().replaceUsers();
      KillSwitch kill = KillSwitch.at(number, () -> eachList(service, look));
      killed = killedRun(service, number, kill);
      points = kill.points();
      assertThat(journal(number, point -> {}).lastApplied(MailDomain.of("example.com")))
          .isPresent();
      eachList(service, look);
      sync(service.client(), journal(number, point -> {}), NEW).build().replaceUsers();
      eachList(service, (list, old, wanted) -> assertThat(list).isEqualTo(wanted));
      noBackupIsLost(journal(number, point -> {}));
      number++;
    }
    assertThat(points)
        .contains("before listDomains", "before rename backup.gz", "after append history.jsonl");
    assertThat(number).isGreaterThan(50);
  }

  private boolean killedRun(Service service, int number, KillSwitch kill) {
    RecipientSync sync =
        sync(HookedClient.of(service.client(), kill), journal(number, kill), NEW).build();
    try {
      sync.replaceUsers();
    } catch (KillSwitch.Killed e) {
      assertThat(kill.isDead()).isTrue();
    }
    return kill.isDead();
  }

  /** Whatever a list held before a change of the two runs can be put back. */
  private static void noBackupIsLost(Journal journal) throws IOException {
    List<String> kept = new ArrayList<>();
    for (String run : journal.backups()) {
      Backup backup = journal.backup(run).orElseThrow();
      List<String> addresses = JournaledRunTest.addresses(backup.source());
      backup.domains().forEach(domain -> kept.add(inDomain(domain.name(), addresses)));
    }
    assertThat(kept)
        .contains(
            "example.com [first@example.com]",
            inDomain("example.com", List.of(OLD)),
            inDomain("example.org", List.of(OLD)));
    assertThat(journal.history().unreadableLines()).isZero();
  }

  private static String inDomain(String domain, List<String> addresses) {
    return domain + " " + of(domain, addresses.toArray(String[]::new));
  }

  private static FakeHes fake() {
    return new FakeHes(DOMAINS.toArray(String[]::new))
        .holding("first@example.com", "eve@example.org", "dan@example.edu");
  }

  @Test
  void eachListIsTheOldOrTheNewOneWithAtomicChanges() throws IOException {
    atEachPoint(() -> new Fake(fake()), KillPointsTest::shouldBeOldOrNew);
  }

  @Test
  void eachListIsTheOldOrTheNewOneWithStagedChanges() throws IOException {
    atEachPoint(
        () -> new Fake(fake().capable(1, Capability.values())), KillPointsTest::shouldBeOldOrNew);
  }

  @Test
  void whatIsCommonToBothIsThereAtEachMomentWithoutAtomicChanges() throws IOException {
    atEachPoint(
        () -> new Fake(fake().capable(1, Capability.CONSISTENT_READS)),
        KillPointsTest::shouldHoldWhatIsCommon);
  }

  @Test
  void eachListIsTheOldOrTheNewOneOverTheWire() throws IOException {
    try (HesEmulator emulator = HesEmulator.start("admin", "key", DOMAINS.toArray(String[]::new));
        HesClient client =
            SoapHesClient.builder(emulator.soapUri(), Credentials.of("admin", "key")).build()) {
      atEachPoint(() -> reset(emulator, client), KillPointsTest::shouldBeOldOrNew);
    }
  }

  @Test
  void whatIsCommonToBothIsThereAtEachMomentOverTheRestWire() throws IOException {
    try (HesEmulator emulator = HesEmulator.start("admin", "key", DOMAINS.toArray(String[]::new));
        HesClient client =
            RestHesClient.builder(emulator.restEndpoint(), Credentials.of("admin", "key"))
                .batchSize(1)
                .build()) {
      atEachPoint(() -> reset(emulator, client), KillPointsTest::shouldHoldWhatIsCommon);
    }
  }

  private static Service reset(HesEmulator emulator, HesClient client) {
    set(emulator, "first@example.com");
    set(emulator, "eve@example.org");
    set(emulator, "dan@example.edu");
    return new Emulated(emulator, client);
  }

  private static void set(HesEmulator emulator, String address) {
    EmailAddress only = EmailAddress.of(address);
    emulator.setUsers(only.domain(), List.of(Recipient.of(only)));
  }

  @Test
  void aKilledRunLetsGoOfItsLockAndIsInTheHistory() throws IOException {
    Service service = new Fake(fake());
    KillSwitch kill = KillSwitch.at(40, () -> {});

    assertThatThrownBy(
            () ->
                sync(HookedClient.of(service.client(), kill), journal(1, kill), NEW)
                    .build()
                    .replaceUsers())
        .isInstanceOf(KillSwitch.Killed.class);
    SyncReport next = sync(service.client(), journal(1, point -> {}), NEW).build().replaceUsers();

    assertThat(next.notes())
        .anySatisfy(note -> assertThat(note).contains("ended without letting go of its lock"));
    assertThat(journal(1, point -> {}).history().entries())
        .extracting(entry -> entry.outcome().name())
        .containsExactly("CHANGED", "DIED");
  }
}
