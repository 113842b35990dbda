package org.hes4j.testkit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hes4j.client.Capability;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.ListState;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.StageBase;
import org.hes4j.client.StageException;
import org.hes4j.client.StagedChange;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;

/** What a binding says that it can do it does, and what it says that it cannot do it refuses. */
abstract class HesClientCapabilityContract extends HesClientFixture {
  private static ListState state(HesClient client, MailDomain domain) {
    return client.listDomains().stream()
        .filter(status -> status.domain().equals(domain))
        .findFirst()
        .flatMap(DomainStatus::state)
        .orElseThrow(() -> new AssertionError("listDomains() tells no state of " + domain));
  }

  private static void assertUnsupported(Throwable thrown) {
    assertThat(thrown).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  public void itsCapabilitiesFitTogether() {
    HesClient client = client();

    if (supports(client, Capability.ATOMIC_CHANGE) || supports(client, Capability.STAGED_CHANGE)) {
      assertThat(supports(client, Capability.LIST_STATE))
          .as("LIST_STATE, without which nobody knows a revision to change")
          .isTrue();
    }
  }

  @Test
  public void withListStateItTellsRevisionCountAndDigest() {
    HesClient client = with(Capability.LIST_STATE, ANN, BEN);
    ListState before = state(client, COM);
    assertThat(before.count()).isEqualTo(2);
    assertThat(before.digest()).isEqualTo(digest(ANN, BEN));

    ChangeResult result = client.addUsers(COM, List.of(CID));

    ListState after = state(client, COM);
    assertThat(after.revision()).as("the revision after a change").isGreaterThan(before.revision());
    assertThat(after.digest()).isEqualTo(digest(ANN, BEN, CID));
    assertThat(result.state()).as("the state that the change told").contains(after);
    assertThat(state(client, ORG).digest()).isEqualTo(digest(ANN_OF_ORG));
  }

  @Test
  public void withListStateAListIsReadAtItsRevisionOnly() {
    HesClient client = with(Capability.LIST_STATE, ANN, BEN);
    long revision = state(client, COM).revision();
    try (Stream<Recipient> users = client.listUsers(COM, revision)) {
      assertThat(users).containsExactlyInAnyOrder(ANN, BEN);
    }

    client.deleteUsers(COM, List.of(BEN.address()));

    assertThatThrownBy(
            () -> {
              try (Stream<Recipient> users = client.listUsers(COM, revision)) {
                users.toList();
              }
            })
        .isInstanceOf(RevisionConflictException.class);
  }

  @Test
  public void withoutListStateItTellsNoneAndReadsAtNoRevision() {
    HesClient client = without(Capability.LIST_STATE, ANN);

    assertThat(client.listDomains()).allSatisfy(status -> assertThat(status.state()).isEmpty());
    assertThat(client.addUsers(COM, List.of(BEN)).state()).isEmpty();
    assertUnsupported(refusalBeforeSending(() -> client.listUsers(COM, 0)));
  }

  @Test
  public void withAtomicChangeBothHappenInOneRevision() {
    HesClient client = with(Capability.ATOMIC_CHANGE, ANN, BEN);
    long revision = state(client, COM).revision();

    ChangeResult result = client.changeUsers(COM, revision, List.of(CID), List.of(BEN.address()));

    assertHeld(ANN, CID);
    assertThat(result.state()).contains(state(client, COM));
  }

  @Test
  public void withAtomicChangeAConflictChangesNothing() {
    HesClient client = with(Capability.ATOMIC_CHANGE, ANN);
    long revision = state(client, COM).revision();
    client.addUsers(COM, List.of(BEN));

    assertThatThrownBy(
            () -> client.changeUsers(COM, revision, List.of(CID), List.of(ANN.address())))
        .isInstanceOfSatisfying(
            RevisionConflictException.class,
            e -> {
              assertThat(e.domain()).isEqualTo(COM);
              assertThat(e.expected()).isEqualTo(revision);
              assertThat(e.found()).isEqualTo(state(client, COM).revision());
            });
    assertHeld(ANN, BEN);
  }

  @Test
  public void withAtomicChangeNothingIsSentForNothing() {
    HesClient client = with(Capability.ATOMIC_CHANGE, ANN);

    assertSendsNothing(() -> client.changeUsers(COM, 0, List.of(), List.of()));
  }

  @Test
  public void withoutAtomicChangeThereIsNone() {
    HesClient client = without(Capability.ATOMIC_CHANGE, ANN);

    assertUnsupported(
        refusalBeforeSending(() -> client.changeUsers(COM, 0, List.of(BEN), List.of())));
    assertHeld(ANN);
  }

  @Test
  public void withAtomicReplaceReadersSeeTheOldListOrTheNewOne() throws Exception {
    List<Recipient> old = many("old", 300);
    HesClient client = client(old);
    assumeTrue(supports(client, Capability.ATOMIC_REPLACE), "the binding has no ATOMIC_REPLACE");
    List<Recipient> fresh = many("new", 300);
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try {
      Future<?> writer =
          threads.submit(
              () -> {
                for (int i = 0; i < 10; i++) {
                  client.replaceUsers(COM, i % 2 == 0 ? fresh : old);
                }
              });
      do {
        assertThat(Set.copyOf(held(COM)))
            .as("what a reader saw")
            .isIn(Set.copyOf(old), Set.copyOf(fresh));
      } while (!writer.isDone());
      writer.get();
    } finally {
      threads.shutdownNow();
    }
    assertHeld(old);
  }

  @Test
  public void withConsistentReadsAReadSeesTheWriteBeforeIt() {
    HesClient client = with(Capability.CONSISTENT_READS, ANN);

    for (int i = 0; i < 5; i++) {
      client.addUsers(COM, List.of(BEN));
      assertThat(listed(client, COM)).containsExactlyInAnyOrder(ANN, BEN);
      client.deleteUsers(COM, List.of(BEN.address()));
      assertThat(listed(client, COM)).containsExactly(ANN);
    }
  }

  @Test
  public void withAnyPlainAddressItRefusesNone() {
    HesClient client = with(Capability.ANY_PLAIN_ADDRESS);
    String characters = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    List<String> locals = new ArrayList<>(List.of("a.b", "-", "_.-._", "0.0.0", "x".repeat(64)));
    characters.chars().forEach(c -> locals.add(Character.toString(c)));
    locals.add(
        characters.chars().mapToObj(Character::toString).collect(joining(".")).substring(0, 63));

    for (String local : locals) {
      assertThat(client.check(Recipient.of(EmailAddress.of(local + "@" + COM))))
          .as("what check() has against a plain local part")
          .isEmpty();
    }
  }

  // ---- staged changes

  private StagedChange begin(HesClient client, StageBase base) {
    return client.beginChange(COM, base, state(client, COM).revision());
  }

  @Test
  public void withStagedChangeNobodySeesItBeforeItsCommit() {
    HesClient client = with(Capability.STAGED_CHANGE, ANN, BEN);

    try (StagedChange change = begin(client, StageBase.PRESENT)) {
      change.append(List.of(CID), List.of());
      change.append(List.of(), List.of(BEN.address()));
      assertHeld(ANN, BEN);
      change.commit(2, digest(ANN, CID));
    }

    assertHeld(ANN, CID);
  }

  @Test
  public void withStagedChangeAListMayStartFromNothing() {
    HesClient client = with(Capability.STAGED_CHANGE, ANN, BEN);

    try (StagedChange change = begin(client, StageBase.NOTHING)) {
      change.append(List.of(CID), List.of());
      change.commit(1, digest(CID));
    }

    assertHeld(CID);
  }

  @Test
  public void withStagedChangeWhatIsNotCommittedNeverHappens() {
    HesClient client = with(Capability.STAGED_CHANGE, ANN);

    try (StagedChange forgotten = begin(client, StageBase.NOTHING)) {
      forgotten.append(List.of(BEN), List.of());
    }
    StagedChange aborted = begin(client, StageBase.NOTHING);
    aborted.append(List.of(BEN), List.of());
    aborted.abort();
    aborted.abort();
    aborted.close();

    assertThatThrownBy(() -> aborted.append(List.of(CID), List.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> aborted.commit(1, digest(BEN)))
        .isInstanceOf(IllegalStateException.class);
    assertHeld(ANN);
  }

  @Test
  public void withStagedChangeAnotherListThanTheExpectedOneIsNotPutInForce() {
    HesClient client = with(Capability.STAGED_CHANGE, ANN);

    try (StagedChange change = begin(client, StageBase.PRESENT)) {
      change.append(List.of(BEN), List.of());
      assertThatThrownBy(() -> change.commit(1, digest(ANN, BEN)))
          .isInstanceOf(StageException.class);
      assertThatThrownBy(() -> change.commit(2, digest(ANN, CID)))
          .isInstanceOf(StageException.class);
    }

    assertHeld(ANN);
  }

  @Test
  public void withStagedChangeAConflictChangesNothing() {
    HesClient client = with(Capability.STAGED_CHANGE, ANN);

    try (StagedChange change = begin(client, StageBase.PRESENT)) {
      change.append(List.of(BEN), List.of());
      client.addUsers(COM, List.of(CID));
      assertThatThrownBy(() -> change.commit(2, digest(ANN, BEN)))
          .isInstanceOf(RevisionConflictException.class);
    }

    assertHeld(ANN, CID);
  }

  @Test
  public void withStagedChangeACommitMayBeRepeated() {
    HesClient client = with(Capability.STAGED_CHANGE, ANN);

    try (StagedChange change = begin(client, StageBase.PRESENT)) {
      change.append(List.of(BEN), List.of());
      ChangeResult first = change.commit(2, digest(ANN, BEN));
      ChangeResult second = change.commit(2, digest(ANN, BEN));
      assertThat(second.state()).isEqualTo(first.state());
      change.abort();
    }

    assertHeld(ANN, BEN);
  }

  @Test
  public void withoutStagedChangeThereIsNone() {
    HesClient client = without(Capability.STAGED_CHANGE, ANN);

    assertUnsupported(refusalBeforeSending(() -> client.beginChange(COM, StageBase.NOTHING, 0)));
  }
}
