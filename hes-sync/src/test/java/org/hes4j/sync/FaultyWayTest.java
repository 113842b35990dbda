package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.hes4j.client.Capabilities;
import org.hes4j.client.Capability;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesClientBuilder;
import org.hes4j.client.HesException;
import org.hes4j.client.rest.RestHesClient;
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
    SOAP_ATOMIC,
    SOAP_STAGED,
    REST
  }

  /** The clients of one binding: through the way, the same without patience, and past the way. */
  private record Clients(HesClient throughWay, HesClient impatient, HesClient direct) {
    private List<HesClient> all() {
      return List.of(throughWay, impatient, direct);
    }
  }

  @TempDir Path directory;
  private final List<AssertionError> seen = Collections.synchronizedList(new ArrayList<>());
  private HesEmulator emulator;
  private FaultyWay way;
  private Clients soap;
  private Clients rest;
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
    way = new FaultyWay(emulator.uri());
    soap = clients(emulator.soapUri(), SoapHesClient::builder);
    rest = clients(emulator.restEndpoint(), RestHesClient::builder);
  }

  private <B extends HesClientBuilder<B>> Clients clients(
      URI service, BiFunction<URI, Credentials, B> builders) {
    return new Clients(
        client(builders, way.through(service), Duration.ofMinutes(1)),
        client(builders, way.through(service), Duration.ofMillis(500)),
        client(builders, service, Duration.ofMinutes(1)));
  }

  private static <B extends HesClientBuilder<B>> HesClient client(
      BiFunction<URI, Credentials, B> builders, URI uri, Duration patience) {
    return builders
        .apply(uri, Credentials.of("admin", "key"))
        .retryDelay(Duration.ofMillis(1))
        .retryBudget(1_000_000)
        .readTimeout(patience)
        .build();
  }

  @AfterAll
  void stop() {
    Stream.of(soap, rest).flatMap(clients -> clients.all().stream()).forEach(HesClient::close);
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

  /** Of this wire no more can be had than that whoever is in both lists stays in. */
  @ParameterizedTest
  @EnumSource
  void separateChangesNeverTakeOutWhoStaysWhateverBreaks(Break how) {
    atEachRequest(Wire.REST, how);
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
    Journal journal = Journal.open(directory.resolve("run" + runs++), emulator.uri(), "admin");
    way.breakWay(how, side, first, last);
    way.observer(() -> look(wire));
    Clients clients = wire == Wire.REST ? rest : soap;
    HesClient client = how == Break.SILENCE ? clients.impatient() : clients.throughWay();
    boolean ended = run(over(wire, client), journal);
    int requests = way.requests();
    look(wire);
    assertThat(ended || mayEndTheRun(how, first, last, requests)).isTrue();
    again(over(wire, clients.direct()), journal);
    return requests;
  }

  /** A client that goes by the wire; a message of one address leads to stages. */
  private static HesClient over(Wire wire, HesClient client) {
    return wire == Wire.SOAP_STAGED
        ? HookedClient.of(client, point -> {}, Capabilities.of(1, Capability.values()))
        : client;
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

  private void again(HesClient client, Journal journal) {
    way.observer(() -> {});
    sync(client, journal).verification(Verification.FULL).build().replaceUsers();
    for (MailDomain domain : DOMAINS) {
      assertThat(emulator.users(domain)).isEqualTo(recipients(NEW, domain));
    }
  }

  private static RecipientSync.Builder sync(HesClient client, Journal journal) {
    return RecipientSync.builder(Sources.of(NEW), client).journal(journal).allowRemovals(5);
  }

  private void look(Wire wire) {
    try {
      for (MailDomain domain : DOMAINS) {
        List<Recipient> now = emulator.users(domain);
        List<Recipient> old = recipients(OLD, domain);
        List<Recipient> wanted = recipients(NEW, domain);
        if (wire == Wire.REST) {
          Set<Recipient> either = new HashSet<>(old);
          either.addAll(wanted);
          List<Recipient> common = old.stream().filter(wanted::contains).toList();
          assertThat(now).containsAll(common).isSubsetOf(either);
        } else {
          assertThat(now).isIn(old, wanted);
        }
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
