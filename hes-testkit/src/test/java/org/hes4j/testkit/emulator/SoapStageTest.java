package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hes4j.testkit.emulator.Ports.COM;
import static org.hes4j.testkit.emulator.Ports.addresses;
import static org.hes4j.testkit.emulator.Ports.digest;
import static org.hes4j.testkit.emulator.Ports.held;
import static org.hes4j.testkit.emulator.Ports.recipient;
import static org.hes4j.testkit.emulator.Ports.recipients;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hes4j.client.soap.stub.ChangeResultType;
import org.hes4j.client.soap.stub.FaultCode;
import org.hes4j.client.soap.stub.HesPort;
import org.hes4j.client.soap.stub.InvalidRecipientsFault;
import org.hes4j.client.soap.stub.LimitExceededFault;
import org.hes4j.client.soap.stub.RevisionConflictFault;
import org.hes4j.client.soap.stub.StageBase;
import org.hes4j.client.soap.stub.StageFault;
import org.hes4j.client.soap.stub.StageStatusType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoapStageTest {
  private static final String STAGE = "stage-0001";

  private final SetClock clock = new SetClock();
  private HesEmulator hes;
  private HesPort port;

  @BeforeEach
  void start() {
    hes =
        HesEmulator.builder()
            .username("admin")
            .apiKey("key")
            .domain(COM)
            .domain("example.org")
            .stageLifetime(Duration.ofMinutes(10))
            .openStages(2)
            .largestBatch(100)
            .clock(clock)
            .start();
    port = Ports.port(hes);
  }

  @AfterEach
  void stop() {
    hes.close();
  }

  @Test
  void aStageFromNothingBecomesTheWholeListAtItsCommit() throws Exception {
    port.addUsers(COM, recipients("old@example.com", "u0@example.com"));

    assertThat(port.beginStage(COM, STAGE, StageBase.NOTHING, 1).getBatches()).isZero();
    port.appendToStage(STAGE, 1, recipients(addresses(0, 60)), List.of());
    StageStatusType status =
        port.appendToStage(STAGE, 2, recipients(addresses(50, 100)), List.of("u7@example.com"));
    assertThat(held(hes)).containsExactly("old@example.com", "u0@example.com");
    List<String> wanted = addresses(0, 100).stream().filter(a -> !a.startsWith("u7@")).toList();
    ChangeResultType result = port.commitStage(STAGE, 99, digest(wanted));

    assertThat(status.getStage()).isEqualTo(STAGE);
    assertThat(status.getBatches()).isEqualTo(2);
    assertThat(status.getExpiresInSeconds()).isEqualTo(600);
    assertThat(result.getRevision()).isEqualTo(2);
    assertThat(result.getAdded()).isEqualTo(98);
    assertThat(result.getRemoved()).isEqualTo(1);
    assertThat(held(hes)).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(hes.requests().writes()).isEqualTo(2);
  }

  @Test
  void aStageFromThePresentListIsADifferenceToIt() throws Exception {
    port.addUsers(COM, List.of(recipient("a@example.com", "Ann"), recipient("b@example.com", "B")));

    port.beginStage(COM, STAGE, StageBase.PRESENT, 1);
    port.appendToStage(STAGE, 1, recipients("c@example.com"), List.of("b@example.com"));
    port.appendToStage(STAGE, 2, recipients("b@example.com"), List.of("c@example.com"));
    port.commitStage(STAGE, 2, digest(List.of("a@example.com", "b@example.com")));

    assertThat(hes.users(Ports.COM_DOMAIN).get(0).displayName()).contains("Ann");
    assertThat(hes.users(Ports.COM_DOMAIN).get(1).displayName()).isEmpty();
    assertThat(hes.state(Ports.COM_DOMAIN).revision()).isEqualTo(1);
  }

  @Test
  void theSameStageBegunAgainIsAnsweredAsItStands() throws Exception {
    port.beginStage(COM, STAGE, StageBase.NOTHING, 0);
    port.appendToStage(STAGE, 1, recipients("a@example.com"), List.of());

    assertThat(port.beginStage(COM, STAGE, StageBase.NOTHING, 0).getBatches()).isEqualTo(1);
  }

  @Test
  void aStageBegunAgainForSomethingElseIsAMismatch() throws Exception {
    port.beginStage(COM, STAGE, StageBase.NOTHING, 0);

    assertStageFault(
        FaultCode.STAGE_MISMATCH, () -> port.beginStage(COM, STAGE, StageBase.PRESENT, 0));
    assertStageFault(
        FaultCode.STAGE_MISMATCH,
        () -> port.beginStage("example.org", STAGE, StageBase.NOTHING, 0));
  }

  @Test
  void aStageForAnotherRevisionIsAConflict() {
    var fault =
        catchThrowableOfType(
            RevisionConflictFault.class, () -> port.beginStage(COM, STAGE, StageBase.NOTHING, 7));

    assertThat(fault.getFaultInfo().getExpected()).isEqualTo(7);
    assertThat(fault.getFaultInfo().getFound()).isZero();
  }

  @Test
  void aBatchThatHasArrivedAlreadyChangesNothing() throws Exception {
    port.beginStage(COM, STAGE, StageBase.NOTHING, 0);
    port.appendToStage(STAGE, 1, recipients("a@example.com"), List.of());

    StageStatusType again = port.appendToStage(STAGE, 1, recipients("b@example.com"), List.of());

    assertThat(again.getBatches()).isEqualTo(1);
    port.commitStage(STAGE, 1, digest(List.of("a@example.com")));
    assertThat(held(hes)).containsExactly("a@example.com");
  }

  @Test
  void aGapBetweenBatchesIsAMismatch() throws Exception {
    port.beginStage(COM, STAGE, StageBase.NOTHING, 0);
    port.appendToStage(STAGE, 1, recipients("a@example.com"), List.of());

    assertStageFault(
        FaultCode.STAGE_MISMATCH,
        () -> port.appendToStage(STAGE, 3, recipients("b@example.com"), List.of()));
  }

  @Test
  void anInvalidBatchIsNotInTheStage() throws Exception {
    port.beginStage(COM, STAGE, StageBase.NOTHING, 0);

    assertThat(
            catchThrowableOfType(
                InvalidRecipientsFault.class,
                () ->
                    port.appendToStage(
                        STAGE, 1, recipients("a@example.com", "b@example.org"), List.of())))
        .isNotNull();
    assertThat(
            catchThrowableOfType(
                InvalidRecipientsFault.class,
                () ->
                    port.appendToStage(
                        STAGE, 1, recipients("a@example.com"), List.of("a@example.com"))))
        .isNotNull();
    assertThat(port.appendToStage(STAGE, 1, recipients("c@example.com"), List.of()).getBatches())
        .isEqualTo(1);
    port.commitStage(STAGE, 1, digest(List.of("c@example.com")));
    assertThat(held(hes)).containsExactly("c@example.com");
  }

  @Test
  void aBatchIsNoLargerThanAMessage() throws Exception {
    port.beginStage(COM, STAGE, StageBase.NOTHING, 0);

    var fault =
        catchThrowableOfType(
            LimitExceededFault.class,
            () -> port.appendToStage(STAGE, 1, recipients(addresses(0, 60)), addresses(60, 101)));

    assertThat(fault.getFaultInfo().getLimit()).isEqualTo(100);
    assertThat(fault.getFaultInfo().getFound()).isEqualTo(101);
  }

  @Test
  void aCommitWithAnotherCountOrDigestIsAMismatchAndChangesNothing() throws Exception {
    port.addUsers(COM, recipients("old@example.com"));
    port.beginStage(COM, STAGE, StageBase.NOTHING, 1);
    port.appendToStage(STAGE, 1, recipients("a@example.com", "b@example.com"), List.of());
    byte[] right = digest(List.of("a@example.com", "b@example.com"));

    assertStageFault(FaultCode.STAGE_MISMATCH, () -> port.commitStage(STAGE, 3, right));
    assertStageFault(
        FaultCode.STAGE_MISMATCH,
        () -> port.commitStage(STAGE, 2, digest(List.of("a@example.com", "c@example.com"))));
    assertThat(held(hes)).containsExactly("old@example.com");

    port.commitStage(STAGE, 2, right);
    assertThat(held(hes)).containsExactly("a@example.com", "b@example.com");
  }

  @Test
  void aCommitAfterARivalWroteIsAConflictAndChangesNothing() throws Exception {
    port.beginStage(COM, STAGE, StageBase.NOTHING, 0);
    port.appendToStage(STAGE, 1, recipients("a@example.com"), List.of());
    port.addUsers(COM, recipients("rival@example.com"));

    var fault =
        catchThrowableOfType(
            RevisionConflictFault.class,
            () -> port.commitStage(STAGE, 1, digest(List.of("a@example.com"))));

    assertThat(fault.getFaultInfo().getExpected()).isZero();
    assertThat(fault.getFaultInfo().getFound()).isEqualTo(1);
    assertThat(held(hes)).containsExactly("rival@example.com");
  }

  @Test
  void aCommittedStageCommittedAgainIsAnsweredAsTheFirstTime() throws Exception {
    port.beginStage(COM, STAGE, StageBase.NOTHING, 0);
    port.appendToStage(STAGE, 1, recipients("a@example.com"), List.of());
    byte[] digest = digest(List.of("a@example.com"));
    ChangeResultType first = port.commitStage(STAGE, 1, digest);
    port.deleteUsers(COM, List.of("a@example.com"));
    clock.advance(Duration.ofHours(1));

    ChangeResultType again = port.commitStage(STAGE, 1, digest);

    assertThat(again).usingRecursiveComparison().isEqualTo(first);
    assertThat(held(hes)).isEmpty();
    assertStageFault(
        FaultCode.STAGE_MISMATCH,
        () -> port.appendToStage(STAGE, 2, recipients("b@example.com"), List.of()));
  }

  @Test
  void anAbortedStageIsUnknownAndAbortingItAgainNoError() throws Exception {
    port.beginStage(COM, STAGE, StageBase.NOTHING, 0);
    port.abortStage(STAGE);
    port.abortStage(STAGE);
    port.abortStage("never-begun");

    assertStageFault(
        FaultCode.STAGE_UNKNOWN,
        () -> port.appendToStage(STAGE, 1, recipients("a@example.com"), List.of()));
    assertStageFault(FaultCode.STAGE_UNKNOWN, () -> port.commitStage(STAGE, 0, digest(List.of())));
  }

  @Test
  void aCommittedStageStaysCommittedWhenItIsAborted() throws Exception {
    port.beginStage(COM, STAGE, StageBase.NOTHING, 0);
    port.appendToStage(STAGE, 1, recipients("a@example.com"), List.of());
    port.commitStage(STAGE, 1, digest(List.of("a@example.com")));

    port.abortStage(STAGE);

    assertThat(held(hes)).containsExactly("a@example.com");
    assertThat(port.commitStage(STAGE, 1, digest(List.of("a@example.com"))).getRevision())
        .isEqualTo(1);
  }

  @Test
  void aStageExpiresWithoutMessagesAndEachMessageKeepsItAlive() throws Exception {
    port.beginStage(COM, STAGE, StageBase.NOTHING, 0);
    clock.advance(Duration.ofMinutes(9));
    port.appendToStage(STAGE, 1, recipients("a@example.com"), List.of());
    clock.advance(Duration.ofMinutes(9));
    port.appendToStage(STAGE, 1, recipients("a@example.com"), List.of());
    clock.advance(Duration.ofMinutes(10));

    assertStageFault(
        FaultCode.STAGE_EXPIRED,
        () -> port.appendToStage(STAGE, 2, recipients("b@example.com"), List.of()));
    assertStageFault(FaultCode.STAGE_EXPIRED, () -> port.commitStage(STAGE, 1, digest(held(hes))));
    assertStageFault(
        FaultCode.STAGE_EXPIRED, () -> port.beginStage(COM, STAGE, StageBase.NOTHING, 0));
    assertThat(held(hes)).isEmpty();
  }

  @Test
  void onlySoManyStagesAreOpenAtOnce() throws Exception {
    port.beginStage(COM, "stage-0001", StageBase.NOTHING, 0);
    port.beginStage(COM, "stage-0002", StageBase.NOTHING, 0);

    var fault =
        catchThrowableOfType(
            LimitExceededFault.class,
            () -> port.beginStage(COM, "stage-0003", StageBase.NOTHING, 0));
    assertThat(fault.getFaultInfo().getLimit()).isEqualTo(2);
    assertThat(fault.getFaultInfo().getFound()).isEqualTo(3);

    port.beginStage(COM, "stage-0002", StageBase.NOTHING, 0);
    port.abortStage("stage-0001");
    port.beginStage(COM, "stage-0003", StageBase.NOTHING, 0);
    port.commitStage("stage-0003", 0, digest(List.of()));
    port.beginStage(COM, "stage-0004", StageBase.NOTHING, 0);
    clock.advance(Duration.ofMinutes(10));
    port.beginStage(COM, "stage-0005", StageBase.NOTHING, 0);
    port.beginStage(COM, "stage-0006", StageBase.NOTHING, 0);
  }

  private static void assertStageFault(FaultCode code, ThrowingCallable call) {
    var fault = catchThrowableOfType(StageFault.class, call);
    assertThat(fault).isNotNull();
    assertThat(fault.getFaultInfo().getCode()).isEqualTo(code);
    assertThat(fault.getFaultInfo().getStage()).isEqualTo(STAGE);
    assertThat(fault.getMessage()).contains(STAGE).contains("begin another one");
  }
}
