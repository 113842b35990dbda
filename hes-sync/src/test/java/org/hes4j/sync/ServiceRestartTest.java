package org.hes4j.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hes4j.client.Capabilities;
import org.hes4j.client.Capability;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesException;
import org.hes4j.client.rest.RestHesClient;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.sync.journal.HookedDisk;
import org.hes4j.sync.journal.Journal;
import org.hes4j.testkit.emulator.HesEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is killed and started again at each remote call of a run; another run follows. */
class ServiceRestartTest {
  private static final MailDomain COM = MailDomain.of("example.com");
  private static final MailDomain ORG = MailDomain.of("example.org");
  private static final List<String> OLD =
      List.of("ann@example.com", "old@example.com", "eve@example.org");
  private static final List<String> NEW =
      List.of("ann@example.com", "bob@example.com", "cid@example.com", "fay@example.org");

  @TempDir Path directory;

  /** An emulator that can be replaced by another one at the same address. */
  private static final class Restarting implements HookedDisk.Hook, AutoCloseable {
    private final Wire wire;
    private final boolean withMemory;
    private final int restartAt;
    private HesEmulator emulator;
    private int points;
    private boolean restarted;

    private Restarting(Wire wire, boolean withMemory, int restartAt) {
      this.wire = wire;
      this.withMemory = withMemory;
      this.restartAt = restartAt;
      emulator = start(0);
      hold(OLD);
    }

    private HesEmulator start(int port) {
      return HesEmulator.builder()
          .username("admin")
          .apiKey("key")
          .domain("example.com")
          .domain("example.org")
          .port(port)
          .start();
    }

    private void hold(List<String> addresses) {
      for (MailDomain domain : List.of(COM, ORG)) {
        emulator.setUsers(domain, recipients(addresses, domain));
      }
    }

    @Override
    public synchronized void at(String point) {
      points++;
      look();
      if (points == restartAt) {
        TreeMap<MailDomain, List<Recipient>> memory = new TreeMap<>();
        List.of(COM, ORG).forEach(domain -> memory.put(domain, emulator.users(domain)));
        int port = emulator.port();
        emulator.close();
        emulator = start(port);
        restarted = true;
        if (withMemory) {
          memory.forEach(emulator::setUsers);
        }
      }
    }

    private void look() {
      for (MailDomain domain : List.of(COM, ORG)) {
        List<Recipient> list = emulator.users(domain);
        if (wire == Wire.REST) {
          lookForCommon(list, domain);
        } else if (withMemory || !restarted) {
          assertThat(list).isIn(recipients(OLD, domain), recipients(NEW, domain));
        } else {
          assertThat(list).isIn(List.of(), recipients(OLD, domain), recipients(NEW, domain));
        }
      }
    }

    /** Whoever is in the old list and in the new one is there, unless the service forgot it. */
    private void lookForCommon(List<Recipient> list, MailDomain domain) {
      List<Recipient> either = new ArrayList<>(recipients(OLD, domain));
      List<Recipient> common = new ArrayList<>(either);
      common.retainAll(recipients(NEW, domain));
      either.addAll(recipients(NEW, domain));
      assertThat(list).isSubsetOf(either);
      if (withMemory || !restarted) {
        assertThat(list).containsAll(common);
      }
    }

    private HesClient client() {
      Credentials credentials = Credentials.of("admin", "key");
      return wire == Wire.REST
          ? RestHesClient.builder(emulator.restEndpoint(), credentials)
              .retryDelay(Duration.ofMillis(1))
              .build()
          : SoapHesClient.builder(emulator.soapUri(), credentials)
              .retryDelay(Duration.ofMillis(1))
              .build();
    }

    @Override
    public void close() {
      emulator.close();
    }
  }

  private enum Wire {
    SOAP,
    REST
  }

  private static List<Recipient> recipients(List<String> addresses, MailDomain domain) {
    return addresses.stream()
        .map(EmailAddress::of)
        .filter(address -> address.domain().equals(domain))
        .map(Recipient::of)
        .toList();
  }

  private static RecipientSync.Builder sync(HesClient client, Journal journal) {
    return RecipientSync.builder(Sources.of(NEW), client)
        .journal(journal)
        .allowRemovals(5)
        // a service that has forgotten everything is not waited for
        .verificationDeadline(Duration.ZERO);
  }

  private void atEachCall(Wire wire, boolean withMemory, Capabilities capabilities) {
    int number = 0;
    int points;
    do {
      number++;
      points = run(wire, withMemory, number, capabilities);
    } while (points >= number);
    assertThat(number).isGreaterThan(12);
  }

  private int run(Wire wire, boolean withMemory, int number, Capabilities capabilities) {
    Journal journal = HookedDisk.journal(directory.resolve("j" + number), point -> {});
    try (Restarting service = new Restarting(wire, withMemory, number);
        HesClient client = service.client()) {
      try {
        sync(HookedClient.of(client, service, capabilities), journal).build().replaceUsers();
      } catch (HesException | VerificationException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
      service.look();
      sync(client, journal).verification(Verification.FULL).build().replaceUsers();
      assertThat(service.emulator.users(COM)).isEqualTo(recipients(NEW, COM));
      assertThat(service.emulator.users(ORG)).isEqualTo(recipients(NEW, ORG));
      return service.points;
    }
  }

  @Test
  void aServiceThatKeepsItsListsHoldsTheOldOrTheNewOneAndTheNewOneInTheEnd() {
    atEachCall(Wire.SOAP, true, Capabilities.of(10_000, Capability.values()));
  }

  @Test
  void aServiceThatForgetsItsListsHoldsTheNewOnesInTheEnd() {
    atEachCall(Wire.SOAP, false, Capabilities.of(10_000, Capability.values()));
  }

  @Test
  void stagesThatAreLostWithTheServiceLeaveTheOldOrTheNewList() {
    atEachCall(Wire.SOAP, true, Capabilities.of(1, Capability.values()));
  }

  @Test
  void overRestWhatIsCommonStaysAndTheNewListIsThereInTheEnd() {
    atEachCall(Wire.REST, true, Capabilities.of(1));
  }

  @Test
  void overRestAServiceThatForgetsItsListsHoldsTheNewOnesInTheEnd() {
    atEachCall(Wire.REST, false, Capabilities.of(1));
  }
}
