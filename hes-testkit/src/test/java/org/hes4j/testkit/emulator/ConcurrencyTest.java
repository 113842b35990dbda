package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.testkit.emulator.Ports.COM;
import static org.hes4j.testkit.emulator.Ports.addresses;
import static org.hes4j.testkit.emulator.Ports.digest;
import static org.hes4j.testkit.emulator.Ports.held;
import static org.hes4j.testkit.emulator.Ports.recipients;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hes4j.client.soap.stub.HesPort;
import org.hes4j.client.soap.stub.RecipientPageType;
import org.hes4j.client.soap.stub.RevisionConflictFault;
import org.hes4j.client.soap.stub.StageBase;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private HesEmulator hes;

  @BeforeEach
  void start() {
    hes = HesEmulator.start("admin", "key", COM);
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    hes.close();
  }

  @Test
  void ofTwoWritersForOneRevisionExactlyOneWins() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    for (int round = 0; round < 50; round++) {
      long revision = hes.state(Ports.COM_DOMAIN).revision();
      List<Future<Boolean>> writers = new ArrayList<>();
      for (String writer : List.of("one", "two")) {
        String name = writer + "-" + round;
        writers.add(threads.submit(() -> wins(together, name, revision)));
      }
      assertThat(writers.get(0).get()).isNotEqualTo(writers.get(1).get());
      assertThat(hes.state(Ports.COM_DOMAIN).revision()).isEqualTo(revision + 1);
      assertThat(held(hes)).hasSize(round + 1);
    }
  }

  private boolean wins(CyclicBarrier together, String name, long revision) throws Exception {
    HesPort port = Ports.port(hes);
    together.await();
    try {
      port.changeUsers(
          COM, "change-" + name, revision, recipients(name + "@example.com"), List.of());
      return true;
    } catch (RevisionConflictFault e) {
      return false;
    }
  }

  @Test
  void aReaderDuringCommitsSeesOneListOrTheOtherAndNeverAMix() throws Exception {
    List<String> even = addresses(0, 500);
    List<String> odd = addresses(250, 900);
    hes.setUsers(Ports.COM_DOMAIN, even.stream().map(EmailAddress::of).map(Recipient::of).toList());
    AtomicBoolean done = new AtomicBoolean();
    Callable<Set<Set<String>>> reader = () -> readUntil(done);
    Future<Set<Set<String>>> first = threads.submit(reader);
    Future<Set<Set<String>>> second = threads.submit(reader);

    HesPort port = Ports.port(hes);
    for (int i = 1; i <= 40; i++) {
      List<String> next = i % 2 == 0 ? even : odd;
      port.beginStage(COM, "stage-000" + i, StageBase.NOTHING, i);
      port.appendToStage("stage-000" + i, 1, recipients(next), List.of());
      port.commitStage("stage-000" + i, next.size(), digest(next));
    }
    done.set(true);

    Set<Set<String>> seen = new HashSet<>(first.get());
    seen.addAll(second.get());
    assertThat(seen).isSubsetOf(Set.of(Set.copyOf(even), Set.copyOf(odd))).isNotEmpty();
  }

  /** Every list that could be read whole; one that changed meanwhile is given up. */
  private Set<Set<String>> readUntil(AtomicBoolean done) throws Exception {
    HesPort port = Ports.port(hes);
    Set<Set<String>> lists = new HashSet<>();
    do {
      try {
        lists.add(readOnce(port));
      } catch (RevisionConflictFault e) {
        assertThat(e.getFaultInfo().getFound()).isGreaterThan(e.getFaultInfo().getExpected());
      }
    } while (!done.get() || lists.isEmpty());
    return lists;
  }

  private static Set<String> readOnce(HesPort port) throws Exception {
    RecipientPageType page = port.listUsers(COM, null, null, 300);
    List<String> read = new ArrayList<>(addresses(page));
    while (page.isMore()) {
      page = port.listUsers(COM, page.getRevision(), read.get(read.size() - 1), 300);
      read.addAll(addresses(page));
    }
    assertThat(read).doesNotHaveDuplicates();
    return new HashSet<>(read);
  }
}
