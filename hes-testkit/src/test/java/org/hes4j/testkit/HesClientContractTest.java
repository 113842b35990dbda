package org.hes4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.hes4j.client.Capabilities;
import org.hes4j.client.Capability;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesException;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.StageBase;
import org.hes4j.client.StagedChange;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
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
    for (Class<?> each : getClass().getDeclaredClasses()) {
      if (MemoryContract.class.isAssignableFrom(each)) {
        caught.addAll(failing(each));
      }
    }
    assertThat(caught).isEqualTo(run(ARightClient.class).all);
  }

  @Test
  void oneThatSwallowsAnErrorFails() {
    assertThat(failing(SwallowsErrors.class))
        .containsExactlyInAnyOrder(
            "aWrongKeyIsSaidToBeOneAndIsNotShown",
            "anUnknownDomainIsSaidToBeOne",
            "whatCheckLetsPassIsCarriedAndWhatItStopsIsRefusedBeforeItIsSent");
  }

  static class SwallowsErrors extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          try {
            return super.addUsers(domain, recipients);
          } catch (HesException e) {
            return ChangeResult.untold();
          }
        }
      };
    }
  }

  @Test
  void oneThatLeavesOneOutOfAListFails() {
    assertThat(failing(ListsTooFew.class))
        .contains("aListIsReadWholeWithItsNames", "aLongListIsReadWhole");
  }

  static class ListsTooFew extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          return super.listUsers(domain).skip(1);
        }
      };
    }
  }

  @Test
  void oneThatReadsTheFirstPageOnlyFails() {
    assertThat(failing(ListsOnePage.class)).containsExactlyInAnyOrder("aLongListIsReadWhole");
  }

  static class ListsOnePage extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          return super.listUsers(domain).limit(10_000);
        }
      };
    }
  }

  @Test
  void oneThatReadsAnErrorAsAnEmptyListFails() {
    assertThat(failing(ListsNobodyOnError.class))
        .containsExactlyInAnyOrder(
            "aWrongKeyIsSaidToBeOneAndIsNotShown", "anUnknownDomainIsSaidToBeOne");
  }

  static class ListsNobodyOnError extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          try {
            return super.listUsers(domain);
          } catch (HesException e) {
            return Stream.empty();
          }
        }
      };
    }
  }

  @Test
  void oneThatSendsADeleteOfNobodyFails() {
    assertThat(failing(SendsEmptyDelete.class))
        .containsExactlyInAnyOrder("withNobodyToAddOrToDeleteNothingIsSent");
  }

  static class SendsEmptyDelete extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses) {
          if (addresses.isEmpty()) {
            // What the vendor's service makes of it.
            request();
            return ChangeResult.of(service.put(domain, MemoryService.listOf(List.of())));
          }
          return super.deleteUsers(domain, addresses);
        }
      };
    }
  }

  @Test
  void oneThatLeavesOutOfADeleteWhatItCannotCarryFails() {
    assertThat(failing(DeletesAllForOneItCannotCarry.class))
        .containsExactlyInAnyOrder("deletingWhatTheWireCannotCarryDeletesNobodyElse");
  }

  static class DeletesAllForOneItCannotCarry extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses) {
          List<EmailAddress> carried =
              addresses.stream().filter(each -> check(Recipient.of(each)).isEmpty()).toList();
          if (carried.isEmpty() && !addresses.isEmpty()) {
            request();
            return ChangeResult.of(service.put(domain, MemoryService.listOf(List.of())));
          }
          return super.deleteUsers(domain, carried);
        }
      };
    }
  }

  @Test
  void oneThatDropsTheNamesFails() {
    assertThat(failing(DropsNames.class)).contains("addingKeepsTheOthersAndCarriesTheNames");
  }

  static class DropsNames extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          return super.addUsers(
              domain, recipients.stream().map(each -> Recipient.of(each.address())).toList());
        }
      };
    }
  }

  @Test
  void oneThatReadsNoNamesFails() {
    assertThat(failing(ReadsNoNames.class)).contains("aListIsReadWholeWithItsNames");
  }

  static class ReadsNoNames extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          return super.listUsers(domain).map(each -> Recipient.of(each.address()));
        }
      };
    }
  }

  @Test
  void oneThatReplacesWithNobodyFails() {
    assertThat(failing(ReplacesWithNobody.class))
        .containsExactlyInAnyOrder("replacingWithNobodyIsRefusedBeforeItIsSent");
  }

  static class ReplacesWithNobody extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult replaceUsers(MailDomain domain, Collection<Recipient> recipients) {
          if (recipients.isEmpty()) {
            request();
            return ChangeResult.of(service.put(domain, MemoryService.listOf(recipients)));
          }
          return super.replaceUsers(domain, recipients);
        }
      };
    }
  }

  @Test
  void oneThatAddsWhereItShouldReplaceFails() {
    assertThat(failing(ReplacesByAdding.class))
        .containsExactlyInAnyOrder(
            "moreThanTheLargestBatchReplacesWholeOrIsRefusedBeforeItIsSent",
            "replacingMakesTheListExactlyThat",
            "withAtomicReplaceReadersSeeTheOldListOrTheNewOne");
  }

  static class ReplacesByAdding extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult replaceUsers(MailDomain domain, Collection<Recipient> recipients) {
          return recipients.isEmpty()
              ? super.replaceUsers(domain, recipients)
              : super.addUsers(domain, recipients);
        }
      };
    }
  }

  @Test
  void oneThatReplacesWhereItShouldAddFails() {
    assertThat(failing(AddsByReplacing.class))
        .contains(
            "addingKeepsTheOthersAndCarriesTheNames",
            "severalThreadsMayUseItAtOnce",
            "whatIsRepeatedEndsTheSame");
  }

  static class AddsByReplacing extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          return recipients.isEmpty()
              ? super.addUsers(domain, recipients)
              : super.replaceUsers(domain, recipients);
        }
      };
    }
  }

  @Test
  void oneThatSendsTheFirstBatchOnlyFails() {
    assertThat(failing(SendsOneBatch.class))
        .containsExactlyInAnyOrder("moreThanTheLargestBatchIsAddedAndDeletedWhole");
  }

  static class SendsOneBatch extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          return super.addUsers(domain, recipients.stream().limit(100).toList());
        }
      };
    }
  }

  @Test
  void oneThatTakesAnotherDomainForThisOneFails() {
    assertThat(failing(SendsLocalParts.class))
        .containsExactlyInAnyOrder("anAddressOfAnotherDomainIsNeverTakenForOneOfThis");
  }

  static class SendsLocalParts extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses) {
          return super.deleteUsers(
              domain,
              addresses.stream()
                  .map(each -> EmailAddress.of(each.localPart() + "@" + domain.name()))
                  .toList());
        }
      };
    }
  }

  @Test
  void oneThatTellsUpperCaseFromLowerFails() {
    assertThat(failing(TellsCasesApart.class))
        .containsExactlyInAnyOrder("anAddressIsTheSameInAnyCase", "whatIsRepeatedEndsTheSame");
  }

  static class TellsCasesApart extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          // An EmailAddress is lower case always; this is what a binding of raw texts would do.
          List<Recipient> twice = new ArrayList<>(recipients);
          recipients.stream()
              .filter(each -> service.list(domain).containsKey(each.address()))
              .map(each -> Recipient.of(EmailAddress.of("upper-" + each.address())))
              .forEach(twice::add);
          return super.addUsers(domain, twice);
        }
      };
    }
  }

  @Test
  void oneThatCannotDeleteAStrangerFails() {
    assertThat(failing(MissesStrangers.class))
        .containsExactlyInAnyOrder(
            "deletingOneWhoIsNotThereIsNoErrorAndTheOthersGo",
            "whatIsRepeatedEndsTheSame",
            "deletingWhatTheWireCannotCarryDeletesNobodyElse");
  }

  static class MissesStrangers extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses) {
          if (!service.list(domain).keySet().containsAll(addresses)) {
            throw new ProtocolException("HTTP 404", null, null);
          }
          return super.deleteUsers(domain, addresses);
        }
      };
    }
  }

  @Test
  void oneThatDoesNotSayThatADomainIsUnknownFails() {
    assertThat(failing(UnknownKind.class))
        .containsExactlyInAnyOrder("anUnknownDomainIsSaidToBeOne");
  }

  static class UnknownKind extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          if (!service.domains().contains(domain)) {
            request();
            throw new ProtocolException("HTTP 404", null, null);
          }
          return super.listUsers(domain);
        }
      };
    }
  }

  @Test
  void oneThatShowsItsKeyFails() {
    assertThat(failing(ShowsItsKey.class))
        .containsExactlyInAnyOrder("aWrongKeyIsSaidToBeOneAndIsNotShown", "itsNameShowsNoSecret");
  }

  static class ShowsItsKey extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public String toString() {
          return "a client with the key " + key;
        }
      };
    }
  }

  @Test
  void oneThatShowsItsKeyInAnErrorFails() {
    assertThat(failing(ShowsItsKeyInAnError.class))
        .containsExactlyInAnyOrder(
            "aWrongKeyIsSaidToBeOneAndIsNotShown", "anUnknownDomainIsSaidToBeOne");
  }

  static class ShowsItsKeyInAnError extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          try {
            return super.addUsers(domain, recipients);
          } catch (HesException e) {
            e.addSuppressed(new IllegalStateException("Authorization: Basic admin:" + key));
            throw e;
          }
        }
      };
    }
  }

  @Test
  void oneWhoseCheckSaysLessThanItRefusesFails() {
    assertThat(failing(ChecksTooLittle.class))
        .containsExactly("whatCheckLetsPassIsCarriedAndWhatItStopsIsRefusedBeforeItIsSent");
  }

  static class ChecksTooLittle extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Optional<String> check(Recipient recipient) {
          return Optional.empty();
        }

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          if (recipients.stream().anyMatch(each -> super.check(each).isPresent())) {
            throw new ProtocolException("HTTP 400", null, null);
          }
          return super.addUsers(domain, recipients);
        }
      };
    }
  }

  @Test
  void oneWhoseCheckStopsEverybodyFails() {
    assertThat(failing(ChecksTooMuch.class)).contains("checkLetsPlainAddressesPass");
  }

  static class ChecksTooMuch extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Optional<String> check(Recipient recipient) {
          return Optional.of("no");
        }
      };
    }
  }

  @Test
  void oneThatWorksAfterItsCloseFails() {
    assertThat(failing(StaysOpen.class))
        .containsExactlyInAnyOrder("afterCloseEveryCallFailsAndSendsNothing");
  }

  static class StaysOpen extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public void close() {}
      };
    }
  }

  @Test
  void oneThatServesOneThreadOnlyFails() {
    assertThat(failing(OneThread.class)).containsExactlyInAnyOrder("severalThreadsMayUseItAtOnce");
  }

  static class OneThread extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        private final Thread maker = Thread.currentThread();

        @Override
        public ChangeResult addUsers(MailDomain domain, Collection<Recipient> recipients) {
          return Thread.currentThread() == maker
              ? super.addUsers(domain, recipients)
              : ChangeResult.untold();
        }
      };
    }
  }

  @Test
  void oneThatSaysItKnowsNoStateAndTellsOneFails() {
    assertThat(failing(KnowsNoState.class))
        .containsExactlyInAnyOrder(
            "itsCapabilitiesFitTogether", "withoutListStateItTellsNoneAndReadsAtNoRevision");
  }

  static class KnowsNoState extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Capabilities capabilities() {
          return Capabilities.of(100, Capability.ATOMIC_CHANGE, Capability.STAGED_CHANGE);
        }
      };
    }
  }

  @Test
  void oneThatDoesWhatItSaysItCannotFails() {
    assertThat(failing(ClaimsTooLittle.class))
        .containsExactlyInAnyOrder(
            "withoutAtomicChangeThereIsNone",
            "withoutListStateItTellsNoneAndReadsAtNoRevision",
            "withoutStagedChangeThereIsNone");
  }

  static class ClaimsTooLittle extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Capabilities capabilities() {
          return Capabilities.of(100);
        }
      };
    }
  }

  @Test
  void oneThatClaimsAStateAndTellsNoneFails() {
    assertThat(failing(ClaimsState.class))
        .contains(
            "withListStateItTellsRevisionCountAndDigest",
            "withListStateAListIsReadAtItsRevisionOnly");
  }

  static class ClaimsState extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public List<DomainStatus> listDomains() {
          return super.listDomains().stream()
              .map(status -> DomainStatus.of(status.domain()))
              .toList();
        }
      };
    }
  }

  @Test
  void oneThatIgnoresTheRevisionOfAChangeFails() {
    assertThat(failing(IgnoresRevisions.class))
        .containsExactlyInAnyOrder("withAtomicChangeAConflictChangesNothing");
  }

  static class IgnoresRevisions extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult changeUsers(
            MailDomain domain,
            long ifRevision,
            Collection<Recipient> additions,
            Collection<EmailAddress> removals) {
          return additions.isEmpty() && removals.isEmpty()
              ? ChangeResult.untold()
              : super.changeUsers(domain, service.state(domain).revision(), additions, removals);
        }
      };
    }
  }

  @Test
  void oneThatAddsBeforeItLooksAtTheRevisionFails() {
    assertThat(failing(ChangesInTwo.class))
        .containsExactlyInAnyOrder("withAtomicChangeAConflictChangesNothing");
  }

  static class ChangesInTwo extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult changeUsers(
            MailDomain domain,
            long ifRevision,
            Collection<Recipient> additions,
            Collection<EmailAddress> removals) {
          long before = service.state(domain).revision();
          addUsers(domain, additions);
          long skew = service.state(domain).revision() - before;
          return super.changeUsers(domain, ifRevision + skew, List.of(), removals);
        }
      };
    }
  }

  @Test
  void oneThatReadsAnotherRevisionThanTheOneNamedFails() {
    assertThat(failing(ListsAnyRevision.class))
        .containsExactlyInAnyOrder("withListStateAListIsReadAtItsRevisionOnly");
  }

  static class ListsAnyRevision extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Stream<Recipient> listUsers(MailDomain domain, long revision) {
          return super.listUsers(domain);
        }
      };
    }
  }

  @Test
  void oneWhoseStageIsSeenBeforeItsCommitFails() {
    assertThat(failing(StagesInSight.class))
        .containsExactlyInAnyOrder(
            "withStagedChangeACommitMayBeRepeated",
            "withStagedChangeAConflictChangesNothing",
            "withStagedChangeAListMayStartFromNothing",
            "withStagedChangeAnotherListThanTheExpectedOneIsNotPutInForce",
            "withStagedChangeNobodySeesItBeforeItsCommit",
            "withStagedChangeWhatIsNotCommittedNeverHappens");
  }

  static class StagesInSight extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public StagedChange beginChange(MailDomain domain, StageBase base, long ifRevision) {
          super.beginChange(domain, base, ifRevision).abort();
          return new RightStage(service, domain, ifRevision, start(domain, base)) {

            @Override
            public void append(Collection<Recipient> additions, Collection<EmailAddress> removals) {
              super.append(additions, removals);
              addUsers(domain, additions);
            }
          };
        }
      };
    }
  }

  @Test
  void oneThatCommitsAnotherListThanTheExpectedOneFails() {
    assertThat(failing(CommitsAnything.class))
        .containsExactlyInAnyOrder("withStagedChangeAnotherListThanTheExpectedOneIsNotPutInForce");
  }

  static class CommitsAnything extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public StagedChange beginChange(MailDomain domain, StageBase base, long ifRevision) {
          super.beginChange(domain, base, ifRevision).abort();
          return new RightStage(service, domain, ifRevision, start(domain, base)) {

            private final SortedMap<EmailAddress, Recipient> mine = start(domain, base);

            @Override
            public void append(Collection<Recipient> additions, Collection<EmailAddress> removals) {
              super.append(additions, removals);
              mine.keySet().removeAll(List.copyOf(removals));
              mine.putAll(MemoryService.listOf(additions));
            }

            @Override
            public ChangeResult commit(long count, ListDigest digest) {
              return super.commit(mine.size(), ListDigest.of(mine.keySet()));
            }
          };
        }
      };
    }
  }

  @Test
  void oneThatTellsTheDomainsInAnotherOrderFails() {
    assertThat(failing(TellsDomainsInAnyOrder.class))
        .containsExactly("itTellsTheDomainsOfTheAccountInOrder");
  }

  static class TellsDomainsInAnyOrder extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public List<DomainStatus> listDomains() {
          List<DomainStatus> reversed = new ArrayList<>(super.listDomains());
          Collections.reverse(reversed);
          return reversed;
        }
      };
    }
  }

  @Test
  void oneThatKnowsNoEmptyListFails() {
    assertThat(failing(MissesEmptyLists.class)).containsExactly("anEmptyListIsReadAsOne");
  }

  static class MissesEmptyLists extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          List<Recipient> all = super.listUsers(domain).toList();
          if (all.isEmpty()) {
            throw new ProtocolException("204 without a body", null, null);
          }
          return all.stream();
        }
      };
    }
  }

  @Test
  void oneThatHoldsWhatAClosedStreamHeldFails() {
    assertThat(failing(LeavesStreamsOpen.class))
        .containsExactly("aStreamThatIsClosedBeforeItsEndLeavesTheClientUsable");
  }

  static class LeavesStreamsOpen extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        private final Semaphore connections = new Semaphore(10);

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          if (!connections.tryAcquire()) {
            throw new ConnectionException("no connection is free", false, null, null);
          }
          try {
            Recipient end = Recipient.of(EmailAddress.of("end@example.com"));
            return Stream.concat(
                super.listUsers(domain),
                Stream.of(end)
                    .filter(
                        each -> {
                          connections.release();
                          return false;
                        }));
          } catch (RuntimeException e) {
            connections.release();
            throw e;
          }
        }
      };
    }
  }

  @Test
  void oneThatDeletesEverybodyFails() {
    assertThat(failing(DeletesEverybody.class))
        .contains(
            "deletingRemovesThoseWhoAreNamedAndNobodyElse",
            "deletingOneWhoIsNotThereIsNoErrorAndTheOthersGo");
  }

  static class DeletesEverybody extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult deleteUsers(MailDomain domain, Collection<EmailAddress> addresses) {
          ChangeResult result = super.deleteUsers(domain, addresses);
          if (!addresses.isEmpty()) {
            service.put(domain, MemoryService.listOf(List.of()));
          }
          return result;
        }
      };
    }
  }

  @Test
  void oneThatReplacesWithTheFirstBatchOnlyFails() {
    assertThat(failing(ReplacesWithOneBatch.class))
        .containsExactly(
            "moreThanTheLargestBatchReplacesWholeOrIsRefusedBeforeItIsSent",
            "withAtomicReplaceReadersSeeTheOldListOrTheNewOne");
  }

  static class ReplacesWithOneBatch extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult replaceUsers(MailDomain domain, Collection<Recipient> recipients) {
          return super.replaceUsers(domain, recipients.stream().limit(100).toList());
        }
      };
    }
  }

  @Test
  void oneThatReadsFromACacheFails() {
    assertThat(failing(RemembersLists.class))
        .contains("withConsistentReadsAReadSeesTheWriteBeforeIt");
  }

  static class RemembersLists extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        private final Map<MailDomain, List<Recipient>> remembered = new HashMap<>();

        @Override
        public Stream<Recipient> listUsers(MailDomain domain) {
          request();
          return remembered.computeIfAbsent(domain, key -> super.listUsers(key).toList()).stream();
        }
      };
    }
  }

  @Test
  void oneThatSendsAChangeOfNothingFails() {
    assertThat(failing(SendsEmptyChanges.class))
        .containsExactly("withAtomicChangeNothingIsSentForNothing");
  }

  static class SendsEmptyChanges extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public ChangeResult changeUsers(
            MailDomain domain,
            long ifRevision,
            Collection<Recipient> additions,
            Collection<EmailAddress> removals) {
          request();
          return super.changeUsers(domain, ifRevision, additions, removals);
        }
      };
    }
  }

  @Test
  void oneWhoseCommitCannotBeRepeatedFails() {
    assertThat(failing(CommitsOnce.class)).containsExactly("withStagedChangeACommitMayBeRepeated");
  }

  static class CommitsOnce extends MemoryContract {
    @Override
    HesClient client(MemoryService memory, String apiKey) {
      return new RightClient(memory, apiKey) {

        @Override
        public StagedChange beginChange(MailDomain domain, StageBase base, long ifRevision) {
          super.beginChange(domain, base, ifRevision).abort();
          return new RightStage(service, domain, ifRevision, start(domain, base)) {
            private boolean done;

            @Override
            public ChangeResult commit(long count, ListDigest digest) {
              if (done) {
                throw new IllegalStateException("committed already");
              }
              ChangeResult result = super.commit(count, digest);
              done = true;
              return result;
            }
          };
        }
      };
    }
  }
}
