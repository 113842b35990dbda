package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.hes4j.client.Capabilities;
import org.hes4j.client.Capability;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesException;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.sync.FaultyWay.Break;
import org.hes4j.sync.FaultyWay.Side;
import org.hes4j.sync.journal.Journal;
import org.hes4j.testkit.emulator.HesEmulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each request of a run is broken in each way, on its way there and on its way back, once and from
 * then on; another run follows on a way that is whole.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultyWayTest {
  private static final List<MailDomain> DOMAINS =
      List.of(MailDomain.of("example.com"), MailDomain.of("example.org"));
  private static final List<String> OLD =
      List.of("ann@example.com", "old@example.com", "eve@example.org");
  private static final List<String> NEW =
      List.of("ann@example.com", "bob@example.com", "cid@example.com", "fay@example.org");

  /** How a run changes the lists. */
  private enum Wire {
    SOAP_ATOMIC(10_000),
    SOAP_STAGED(1);

    private final int largestBatch;

    Wire(int largestBatch) {
      this.largestBatch = largestBatch;
    }

    /** As this wire goes; closing it is up to who made the client. */
    private HesClient over(HesClient client) {
      return HookedClient.of(
          client, point -> {}, Capabilities.of(largestBatch, Capability.values()));
    }
  }

  private static HesClient soap(URI uri, Duration patience) {
    return SoapHesClient.builder(uri, Credentials.of("admin", "key"))
        .retryDelay(Duration.ofMillis(1))
        .readTimeout(patience)
        .build();
  }

  @TempDir Path directory;
  private final List<AssertionError> seen = Collections.synchronizedList(new ArrayList<>());
  private HesEmulator emulator;
  private FaultyWay way;
  private HesClient throughWay;
  private HesClient impatient;
  private HesClient direct;
  private int runs;

  @BeforeAll
  void start() {
    emulator =
        HesEmulator.builder()
            .username("admin")
            .apiKey("key")
            .domain("example.com")
            .domain("example.org")
            // a run whose way is broken cannot abort its stage, and there are many such runs here
            .openStages(10_000)
            .start();
    way = new FaultyWay(emulator.soapUri());
    throughWay = soap(way.uri(), Duration.ofMinutes(1));
    impatient = soap(way.uri(), Duration.ofMillis(500));
    direct = soap(emulator.soapUri(), Duration.ofMinutes(1));
  }

  @AfterAll
  void stop() {
    List.of(throughWay, impatient, direct).forEach(HesClient::close);
    way.close();
    emulator.close();
  }

  @ParameterizedTest
  @EnumSource
  void atomicChangesLeaveTheOldOrTheNewListWhateverBreaks(Break how) {
    atEachRequest(Wire.SOAP_ATOMIC, how);
  }

  @ParameterizedTest
  @EnumSource
  void stagedChangesLeaveTheOldOrTheNewListWhateverBreaks(Break how) {
    atEachRequest(Wire.SOAP_STAGED, how);
  }

  private void atEachRequest(Wire wire, Break how) {
    for (Side side : Side.values()) {
      int requests;
      int number = 0;
      do {
        number++;
        requests = broken(wire, how, side, number, Integer.MAX_VALUE);
        if (how != Break.SILENCE) { // it is never waited for twice, so once is as good as always
          requests = broken(wire, how, side, number, number);
        }
      } while (requests >= number);
      assertThat(number).isGreaterThan(5);
    }
    assertThat(seen).isEmpty();
  }

  /** A run whose requests of these numbers break, and another one after it. */
  private int broken(Wire wire, Break how, Side side, int first, int last) {
    DOMAINS.forEach(domain -> emulator.setUsers(domain, recipients(OLD, domain)));
    Journal journal = Journal.open(directory.resolve("run" + runs++), way.uri(), "admin");
    way.breakWay(how, side, first, last);
    way.observer(this::look);
    HesClient client = how == Break.SILENCE ? impatient : throughWay;
    boolean ended = run(wire.over(client), journal);
    int requests = way.requests();
    look();
    assertThat(ended || mayEndTheRun(how, first, last, requests)).isTrue();
    again(wire, journal);
    return requests;
  }

  private static boolean run(HesClient client, Journal journal) {
    try {
      sync(client, journal).build().replaceUsers();
      return true;
    } catch (HesException e) {
      assertThat(e.getMessage()).doesNotContain("key@", "Please log in", "out of order");
      return false;
    }
  }

  /** What is over after one request, and can be repeated, must not end the run. */
  private static boolean mayEndTheRun(Break how, int first, int last, int requests) {
    boolean mended = how == Break.RESET || how == Break.EMPTY || how == Break.STATUS_503;
    return requests >= first && (last > first || !mended);
  }

  private void again(Wire wire, Journal journal) {
    way.observer(() -> {});
    sync(wire.over(direct), journal).verification(Verification.FULL).build().replaceUsers();
    for (MailDomain domain : DOMAINS) {
      assertThat(emulator.users(domain)).isEqualTo(recipients(NEW, domain));
    }
  }

  private static RecipientSync.Builder sync(HesClient client, Journal journal) {
    return RecipientSync.builder(Sources.of(NEW), client).journal(journal).allowRemovals(5);
  }

  private void look() {
    try {
      for (MailDomain domain : DOMAINS) {
        assertThat(emulator.users(domain)).isIn(recipients(OLD, domain), recipients(NEW, domain));
      }
    } catch (AssertionError e) {
      seen.add(e);
    }
  }

  private static List<Recipient> recipients(List<String> addresses, MailDomain domain) {
    return new TreeSet<>(addresses)
        .stream()
            .map(org.hes4j.recipient.EmailAddress::of)
            .filter(address -> address.domain().equals(domain))
            .map(Recipient::of)
            .toList();
  }
}
