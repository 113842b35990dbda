package org.hes4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hes4j.client.HesClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract itself: a right client passes, and each wrong one fails where it is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HesClientContractTest {
  /** What came of the contracts that have run: a contract is run once. */
  private final Map<Class<?>, Results> results = new HashMap<>();

  /** The right client's contract as JUnit itself runs it. */
  @Nested
  class ARightClient extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String key) {
      return new RightClient(memory, key);
    }
  }

  /** The names of the tests that fail for a client. */
  private Set<String> failing(Class<?> contract) {
    return results.computeIfAbsent(contract, HesClientContractTest::run).failed;
  }

  private static Results run(Class<?> contract) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(contract))
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .build();
    Results results = new Results();
    LauncherFactory.create().execute(request, results);
    return results;
  }

  private static final class Results implements TestExecutionListener {
    private final Set<String> all = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        String name = test.getDisplayName().replace("()", "");
        all.add(name);
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
          failed.add(name);
        }
      }
    }
  }

  @Test
  void aRightClientFailsNothing() {
    assertThat(failing(ARightClient.class)).isEmpty();
  }

  @Test
  void everyTestCatchesSomebody() {
    Set<String> caught = new TreeSet<>();
    Stream.of(WrongReads.class, WrongWrites.class, WrongChanges.class)
        .flatMap(group -> Stream.of(group.getDeclaredClasses()))
        .filter(MemoryContract.class::isAssignableFrom)
        .forEach(each -> caught.addAll(failing(each)));
    assertThat(caught).isEqualTo(run(ARightClient.class).all);
  }

  @Test
  void oneThatSwallowsAnErrorFails() {
    assertThat(failing(WrongWrites.SwallowsErrors.class))
        .containsExactlyInAnyOrder(
            "aWrongKeyIsSaidToBeOneAndIsNotShown",
            "anUnknownDomainIsSaidToBeOne",
            "whatCheckLetsPassIsCarriedAndWhatItStopsIsRefusedBeforeItIsSent");
  }

  @Test
  void oneThatLeavesOneOutOfAListFails() {
    assertThat(failing(WrongReads.ListsTooFew.class))
        .contains("aListIsReadWholeWithItsNames", "aLongListIsReadWhole");
  }

  @Test
  void oneThatReadsTheFirstPageOnlyFails() {
    assertThat(failing(WrongReads.ListsOnePage.class))
        .containsExactlyInAnyOrder("aLongListIsReadWhole");
  }

  @Test
  void oneThatReadsAnErrorAsAnEmptyListFails() {
    assertThat(failing(WrongReads.ListsNobodyOnError.class))
        .containsExactlyInAnyOrder(
            "aWrongKeyIsSaidToBeOneAndIsNotShown", "anUnknownDomainIsSaidToBeOne");
  }

  @Test
  void oneThatSendsADeleteOfNobodyFails() {
    assertThat(failing(WrongWrites.SendsEmptyDelete.class))
        .containsExactlyInAnyOrder("withNobodyToAddOrToDeleteNothingIsSent");
  }

  @Test
  void oneThatLeavesOutOfADeleteWhatItCannotCarryFails() {
    assertThat(failing(WrongWrites.DeletesAllForOneItCannotCarry.class))
        .containsExactlyInAnyOrder("deletingWhatTheWireCannotCarryDeletesNobodyElse");
  }

  @Test
  void oneThatDropsTheNamesFails() {
    assertThat(failing(WrongWrites.DropsNames.class))
        .contains("addingKeepsTheOthersAndCarriesTheNames");
  }

  @Test
  void oneThatReadsNoNamesFails() {
    assertThat(failing(WrongReads.ReadsNoNames.class)).contains("aListIsReadWholeWithItsNames");
  }

  @Test
  void oneThatReplacesWithNobodyFails() {
    assertThat(failing(WrongWrites.ReplacesWithNobody.class))
        .containsExactlyInAnyOrder("replacingWithNobodyIsRefusedBeforeItIsSent");
  }

  @Test
  void oneThatAddsWhereItShouldReplaceFails() {
    assertThat(failing(WrongWrites.ReplacesByAdding.class))
        .containsExactlyInAnyOrder(
            "moreThanTheLargestBatchReplacesWholeOrIsRefusedBeforeItIsSent",
            "replacingMakesTheListExactlyThat",
            "withAtomicReplaceReadersSeeTheOldListOrTheNewOne");
  }

  @Test
  void oneThatReplacesWhereItShouldAddFails() {
    assertThat(failing(WrongWrites.AddsByReplacing.class))
        .contains(
            "addingKeepsTheOthersAndCarriesTheNames",
            "severalThreadsMayUseItAtOnce",
            "whatIsRepeatedEndsTheSame");
  }

  @Test
  void oneThatSendsTheFirstBatchOnlyFails() {
    assertThat(failing(WrongWrites.SendsOneBatch.class))
        .containsExactlyInAnyOrder("moreThanTheLargestBatchIsAddedAndDeletedWhole");
  }

  @Test
  void oneThatTakesAnotherDomainForThisOneFails() {
    assertThat(failing(WrongWrites.SendsLocalParts.class))
        .containsExactlyInAnyOrder("anAddressOfAnotherDomainIsNeverTakenForOneOfThis");
  }

  @Test
  void oneThatTellsUpperCaseFromLowerFails() {
    assertThat(failing(WrongWrites.TellsCasesApart.class))
        .containsExactlyInAnyOrder("anAddressIsTheSameInAnyCase", "whatIsRepeatedEndsTheSame");
  }

  @Test
  void oneThatCannotDeleteAStrangerFails() {
    assertThat(failing(WrongWrites.MissesStrangers.class))
        .containsExactlyInAnyOrder(
            "deletingOneWhoIsNotThereIsNoErrorAndTheOthersGo",
            "whatIsRepeatedEndsTheSame",
            "deletingWhatTheWireCannotCarryDeletesNobodyElse");
  }

  @Test
  void oneThatDoesNotSayThatADomainIsUnknownFails() {
    assertThat(failing(WrongReads.UnknownKind.class))
        .containsExactlyInAnyOrder("anUnknownDomainIsSaidToBeOne");
  }

  @Test
  void oneThatShowsItsKeyFails() {
    assertThat(failing(WrongReads.ShowsItsKey.class))
        .containsExactlyInAnyOrder("aWrongKeyIsSaidToBeOneAndIsNotShown", "itsNameShowsNoSecret");
  }

  @Test
  void oneThatShowsItsKeyInAnErrorFails() {
    assertThat(failing(WrongReads.ShowsItsKeyInAnError.class))
        .containsExactlyInAnyOrder(
            "aWrongKeyIsSaidToBeOneAndIsNotShown", "anUnknownDomainIsSaidToBeOne");
  }

  @Test
  void oneWhoseCheckSaysLessThanItRefusesFails() {
    assertThat(failing(WrongWrites.ChecksTooLittle.class))
        .containsExactly("whatCheckLetsPassIsCarriedAndWhatItStopsIsRefusedBeforeItIsSent");
  }

  @Test
  void oneWhoseCheckStopsEverybodyFails() {
    assertThat(failing(WrongWrites.ChecksTooMuch.class)).contains("checkLetsPlainAddressesPass");
  }

  @Test
  void oneThatWorksAfterItsCloseFails() {
    assertThat(failing(WrongReads.StaysOpen.class))
        .containsExactlyInAnyOrder("afterCloseEveryCallFailsAndSendsNothing");
  }

  @Test
  void oneThatServesOneThreadOnlyFails() {
    assertThat(failing(WrongWrites.OneThread.class))
        .containsExactlyInAnyOrder("severalThreadsMayUseItAtOnce");
  }

  @Test
  void oneThatSaysItKnowsNoStateAndTellsOneFails() {
    assertThat(failing(WrongReads.KnowsNoState.class))
        .containsExactlyInAnyOrder(
            "itsCapabilitiesFitTogether", "withoutListStateItTellsNoneAndReadsAtNoRevision");
  }

  @Test
  void oneThatDoesWhatItSaysItCannotFails() {
    assertThat(failing(WrongReads.ClaimsTooLittle.class))
        .containsExactlyInAnyOrder(
            "withoutAtomicChangeThereIsNone",
            "withoutListStateItTellsNoneAndReadsAtNoRevision",
            "withoutStagedChangeThereIsNone");
  }

  @Test
  void oneThatClaimsAStateAndTellsNoneFails() {
    assertThat(failing(WrongReads.ClaimsState.class))
        .contains(
            "withListStateItTellsRevisionCountAndDigest",
            "withListStateAListIsReadAtItsRevisionOnly");
  }

  @Test
  void oneThatIgnoresTheRevisionOfAChangeFails() {
    assertThat(failing(WrongChanges.IgnoresRevisions.class))
        .containsExactlyInAnyOrder("withAtomicChangeAConflictChangesNothing");
  }

  @Test
  void oneThatAddsBeforeItLooksAtTheRevisionFails() {
    assertThat(failing(WrongChanges.ChangesInTwo.class))
        .containsExactlyInAnyOrder("withAtomicChangeAConflictChangesNothing");
  }

  @Test
  void oneThatReadsAnotherRevisionThanTheOneNamedFails() {
    assertThat(failing(WrongReads.ListsAnyRevision.class))
        .containsExactlyInAnyOrder("withListStateAListIsReadAtItsRevisionOnly");
  }

  @Test
  void oneWhoseStageIsSeenBeforeItsCommitFails() {
    assertThat(failing(WrongChanges.StagesInSight.class))
        .containsExactlyInAnyOrder(
            "withStagedChangeACommitMayBeRepeated",
            "withStagedChangeAConflictChangesNothing",
            "withStagedChangeAListMayStartFromNothing",
            "withStagedChangeAnotherListThanTheExpectedOneIsNotPutInForce",
            "withStagedChangeNobodySeesItBeforeItsCommit",
            "withStagedChangeWhatIsNotCommittedNeverHappens");
  }

  @Test
  void oneThatCommitsAnotherListThanTheExpectedOneFails() {
    assertThat(failing(WrongChanges.CommitsAnything.class))
        .containsExactlyInAnyOrder("withStagedChangeAnotherListThanTheExpectedOneIsNotPutInForce");
  }

  @Test
  void oneThatTellsTheDomainsInAnotherOrderFails() {
    assertThat(failing(WrongReads.TellsDomainsInAnyOrder.class))
        .containsExactly("itTellsTheDomainsOfTheAccountInOrder");
  }

  @Test
  void oneThatKnowsNoEmptyListFails() {
    assertThat(failing(WrongReads.MissesEmptyLists.class))
        .containsExactly("anEmptyListIsReadAsOne");
  }

  @Test
  void oneThatHoldsWhatAClosedStreamHeldFails() {
    assertThat(failing(WrongReads.LeavesStreamsOpen.class))
        .containsExactly("aStreamThatIsClosedBeforeItsEndLeavesTheClientUsable");
  }

  @Test
  void oneThatDeletesEverybodyFails() {
    assertThat(failing(WrongWrites.DeletesEverybody.class))
        .contains(
            "deletingRemovesThoseWhoAreNamedAndNobodyElse",
            "deletingOneWhoIsNotThereIsNoErrorAndTheOthersGo");
  }

  @Test
  void oneThatReplacesWithTheFirstBatchOnlyFails() {
    assertThat(failing(WrongWrites.ReplacesWithOneBatch.class))
        .containsExactly(
            "moreThanTheLargestBatchReplacesWholeOrIsRefusedBeforeItIsSent",
            "withAtomicReplaceReadersSeeTheOldListOrTheNewOne");
  }

  @Test
  void oneThatReadsFromACacheFails() {
    assertThat(failing(WrongReads.RemembersLists.class))
        .contains("withConsistentReadsAReadSeesTheWriteBeforeIt");
  }

  @Test
  void oneThatSendsAChangeOfNothingFails() {
    assertThat(failing(WrongChanges.SendsEmptyChanges.class))
        .containsExactly("withAtomicChangeNothingIsSentForNothing");
  }

  @Test
  void oneWhoseCommitCannotBeRepeatedFails() {
    assertThat(failing(WrongChanges.CommitsOnce.class))
        .containsExactly("withStagedChangeACommitMayBeRepeated");
  }
}
