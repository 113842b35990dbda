package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hes4j.testkit.emulator.Ports.COM;
import static org.hes4j.testkit.emulator.Ports.addresses;
import static org.hes4j.testkit.emulator.Ports.digest;
import static org.hes4j.testkit.emulator.Ports.held;
import static org.hes4j.testkit.emulator.Ports.recipient;
import static org.hes4j.testkit.emulator.Ports.recipients;

import java.util.ArrayList;
import java.util.List;
import org.hes4j.client.soap.stub.ChangeResultType;
import org.hes4j.client.soap.stub.DomainStatusType;
import org.hes4j.client.soap.stub.FaultCode;
import org.hes4j.client.soap.stub.HesPort;
import org.hes4j.client.soap.stub.InvalidRecipientType;
import org.hes4j.client.soap.stub.InvalidRecipientsFault;
import org.hes4j.client.soap.stub.LimitExceededFault;
import org.hes4j.client.soap.stub.RecipientPageType;
import org.hes4j.client.soap.stub.RevisionConflictFault;
import org.hes4j.client.soap.stub.StageBase;
import org.hes4j.client.soap.stub.UnknownDomainFault;
import org.hes4j.recipient.MailDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoapListTest {
  private HesEmulator hes;
  private HesPort port;

  @BeforeEach
  void start() {
    hes = HesEmulator.start("admin", "key", "example.org", COM);
    port = Ports.port(hes);
  }

  @AfterEach
  void stop() {
    hes.close();
  }

  @Test
  void domainsAreListedInOrderOfTheirNamesWithTheStateOfTheirLists() throws Exception {
    port.addUsers(COM, recipients("b@example.com", "a@example.com"));

    List<DomainStatusType> domains = port.listDomains();

    assertThat(domains).extracting(DomainStatusType::getDomain).containsExactly(COM, "example.org");
    assertThat(domains.get(0).getRevision()).isEqualTo(1);
    assertThat(domains.get(0).getCount()).isEqualTo(2);
    assertThat(domains.get(0).getDigest())
        .isEqualTo(digest(List.of("a@example.com", "b@example.com")));
    assertThat(domains.get(1).getRevision()).isZero();
    assertThat(domains.get(1).getDigest()).isEqualTo(digest(List.of()));
  }

  @Test
  void addingMergesAndTellsWhatWasNew() throws Exception {
    port.addUsers(COM, recipients("a@example.com"));

    ChangeResultType result = port.addUsers(COM, recipients("b@example.com", "a@example.com"));

    assertThat(result.getRevision()).isEqualTo(2);
    assertThat(result.getCount()).isEqualTo(2);
    assertThat(result.getAdded()).isEqualTo(1);
    assertThat(result.getRemoved()).isZero();
    assertThat(result.getDigest()).isEqualTo(digest(held(hes)));
    assertThat(held(hes)).containsExactly("a@example.com", "b@example.com");
  }

  @Test
  void theRevisionStaysWhereTheSetOfAddressesStays() throws Exception {
    port.addUsers(COM, List.of(recipient("a@example.com", "Ann")));

    assertThat(port.addUsers(COM, recipients("a@example.com")).getRevision()).isEqualTo(1);
    assertThat(port.deleteUsers(COM, List.of("b@example.com")).getRevision()).isEqualTo(1);
    assertThat(port.replaceUsers(COM, recipients("a@example.com")).getRevision()).isEqualTo(1);
    assertThat(port.addUsers(COM, List.of(recipient("a@example.com", "Anna"))).getRevision())
        .isEqualTo(1);
    assertThat(hes.users(Ports.COM_DOMAIN).get(0).displayName()).contains("Anna");
  }

  @Test
  void anAdditionWithoutANameKeepsTheNameThatIsThere() throws Exception {
    port.addUsers(COM, List.of(recipient("a@example.com", "Änne Ørsted 😀")));

    port.addUsers(COM, recipients("a@example.com", "b@example.com"));

    RecipientPageType page = port.listUsers(COM, null, null, 10);
    assertThat(page.getRecipient().get(0).getDisplayName()).isEqualTo("Änne Ørsted 😀");
    assertThat(page.getRecipient().get(1).getDisplayName()).isNull();
  }

  @Test
  void deletingTellsWhatIsGone() throws Exception {
    port.addUsers(COM, recipients("a@example.com", "b@example.com"));

    ChangeResultType result =
        port.deleteUsers(COM, List.of("b@example.com", "b@example.com", "c@example.com"));

    assertThat(result.getRemoved()).isEqualTo(1);
    assertThat(result.getCount()).isEqualTo(1);
    assertThat(held(hes)).containsExactly("a@example.com");
  }

  @Test
  void replacingLeavesExactlyTheRecipientsGiven() throws Exception {
    port.addUsers(COM, recipients("a@example.com", "b@example.com"));

    ChangeResultType result = port.replaceUsers(COM, recipients("b@example.com", "c@example.com"));

    assertThat(result.getAdded()).isEqualTo(1);
    assertThat(result.getRemoved()).isEqualTo(1);
    assertThat(result.getRevision()).isEqualTo(2);
    assertThat(held(hes)).containsExactly("b@example.com", "c@example.com");
  }

  @Test
  void pagesFollowEachOtherInByteOrderWithoutGapOrOverlap() throws Exception {
    List<String> wanted =
        List.of(
            "\"a b\"@example.com",
            "a-b@example.com",
            "a.b@example.com",
            "a@example.com",
            "ab@example.com",
            "z@example.com",
            "é@example.com",
            "\uFF5E@example.com",
            "😀@example.com");
    port.addUsers(COM, recipients(wanted));

    List<String> read = new ArrayList<>();
    RecipientPageType page = port.listUsers(COM, null, null, 2);
    while (true) {
      read.addAll(addresses(page));
      if (!page.isMore()) {
        break;
      }
      page = port.listUsers(COM, page.getRevision(), read.get(read.size() - 1), 2);
    }

    assertThat(read).containsExactlyElementsOf(wanted);
    assertThat(page.getRevision()).isEqualTo(1);
  }

  @Test
  void aFullLastPageSaysThatNothingFollows() throws Exception {
    port.addUsers(COM, recipients("a@example.com", "b@example.com"));

    assertThat(port.listUsers(COM, 1L, null, 2).isMore()).isFalse();
    assertThat(port.listUsers(COM, 1L, "b@example.com", 2).getRecipient()).isEmpty();
    assertThat(port.listUsers(COM, 1L, "aa@example.com", 2).getRecipient()).hasSize(1);
  }

  @Test
  void aPageOfARevisionThatIsGoneIsAConflictAndNeverAnotherPage() throws Exception {
    port.addUsers(COM, recipients("a@example.com", "b@example.com"));
    port.deleteUsers(COM, List.of("a@example.com"));

    var fault =
        catchThrowableOfType(
            RevisionConflictFault.class, () -> port.listUsers(COM, 1L, "a@example.com", 1));

    assertThat(fault.getFaultInfo().getCode()).isEqualTo(FaultCode.REVISION_CONFLICT);
    assertThat(fault.getFaultInfo().getDomain()).isEqualTo(COM);
    assertThat(fault.getFaultInfo().getExpected()).isEqualTo(1);
    assertThat(fault.getFaultInfo().getFound()).isEqualTo(2);
  }

  @Test
  void aDomainOfSomebodyElseIsUnknownToEveryOperation() {
    String other = "example.net";
    for (Call call :
        List.<Call>of(
            () -> port.listUsers(other, null, null, 1),
            () -> port.addUsers(other, recipients("a@example.net")),
            () -> port.deleteUsers(other, List.of("a@example.net")),
            () -> port.replaceUsers(other, recipients("a@example.net")),
            () -> port.changeUsers(other, "change-0001", 0, List.of(), List.of()),
            () -> port.beginStage(other, "stage-0001", StageBase.NOTHING, 0))) {
      var fault = catchThrowableOfType(UnknownDomainFault.class, call::run);
      assertThat(fault.getFaultInfo().getCode()).isEqualTo(FaultCode.UNKNOWN_DOMAIN);
      assertThat(fault.getFaultInfo().getDomain()).isEqualTo(other);
    }
  }

  @Test
  void invalidRecipientsAreNamedWithTheirReasonsAndNothingIsDone() throws Exception {
    port.addUsers(COM, recipients("a@example.com"));
    String tooLong = "x".repeat(65) + "@example.com";

    var fault =
        catchThrowableOfType(
            InvalidRecipientsFault.class,
            () ->
                port.addUsers(
                    COM,
                    recipients(
                        "fine@example.com",
                        "Ann@example.com",
                        "É@example.com",
                        " blank@example.com",
                        "\uFEFFmark@example.com",
                        "un\u200Bseen@example.com",
                        "a@example.org",
                        "a@EXAMPLE.com",
                        "two..dots@example.com",
                        "nobody",
                        "",
                        "sip:a@example.com",
                        "é".repeat(33) + "@example.com",
                        tooLong)));

    assertThat(fault.getFaultInfo().getCode()).isEqualTo(FaultCode.INVALID_RECIPIENTS);
    assertThat(fault.getFaultInfo().getInvalid())
        .extracting(InvalidRecipientType::getAddress)
        .containsExactlyInAnyOrder(
            "Ann@example.com",
            "É@example.com",
            " blank@example.com",
            "\uFEFFmark@example.com",
            "un\u200Bseen@example.com",
            "a@example.org",
            "a@EXAMPLE.com",
            "two..dots@example.com",
            "nobody",
            "",
            "sip:a@example.com",
            "é".repeat(33) + "@example.com",
            tooLong);
    assertThat(reason(fault, "nobody")).isEqualTo("no @");
    assertThat(reason(fault, "Ann@example.com")).startsWith("not in canonical form");
    assertThat(reason(fault, "a@example.org")).isEqualTo("not an address of the domain " + COM);
    assertThat(reason(fault, tooLong)).contains("65 octets").contains("64");
    assertThat(fault.getMessage()).contains("13").doesNotContain("nobody");
    assertThat(held(hes)).containsExactly("a@example.com");
    assertThat(hes.state(Ports.COM_DOMAIN).revision()).isEqualTo(1);
  }

  private static String reason(InvalidRecipientsFault fault, String address) {
    return fault.getFaultInfo().getInvalid().stream()
        .filter(invalid -> invalid.getAddress().equals(address))
        .findFirst()
        .orElseThrow()
        .getReason();
  }

  @Test
  void atMostAHundredInvalidRecipientsAreNamed() {
    List<String> wrong = addresses(0, 150).stream().map(address -> address + ".").toList();

    var fault =
        catchThrowableOfType(
            InvalidRecipientsFault.class, () -> port.addUsers(COM, recipients(wrong)));

    assertThat(fault.getFaultInfo().getInvalid())
        .extracting(InvalidRecipientType::getAddress)
        .containsExactlyInAnyOrderElementsOf(wrong.subList(0, 100));
    assertThat(fault.getMessage()).contains("150 invalid recipients");
  }

  @Test
  void aDisplayNameHas1To255Characters() throws Exception {
    String longest = "😀".repeat(255);
    port.addUsers(COM, List.of(recipient("a@example.com", longest)));

    for (String name : List.of("", "n".repeat(256))) {
      var fault =
          catchThrowableOfType(
              InvalidRecipientsFault.class,
              () -> port.addUsers(COM, List.of(recipient("b@example.com", name))));
      assertThat(reason(fault, "b@example.com")).contains("1 to 255");
    }
    assertThat(port.listUsers(COM, null, null, 2).getRecipient())
        .singleElement()
        .satisfies(user -> assertThat(user.getDisplayName()).isEqualTo(longest));
  }

  @Test
  void aMessageCarriesAtMostTenThousandAddresses() throws Exception {
    List<String> most = addresses(0, 10_000);
    assertThat(port.addUsers(COM, recipients(most)).getCount()).isEqualTo(10_000);
    assertThat(port.listUsers(COM, null, null, 10_000).getRecipient()).hasSize(10_000);
    List<String> more = addresses(0, 10_001);

    for (Call call :
        List.<Call>of(
            () -> port.addUsers(COM, recipients(more)),
            () -> port.deleteUsers(COM, more),
            () -> port.replaceUsers(COM, recipients(more)),
            () ->
                port.changeUsers(
                    COM, "change-0001", 1, recipients("n@example.com"), addresses(0, 10_000)))) {
      var fault = catchThrowableOfType(LimitExceededFault.class, call::run);
      assertThat(fault.getFaultInfo().getCode()).isEqualTo(FaultCode.LIMIT_EXCEEDED);
      assertThat(fault.getFaultInfo().getLimit()).isEqualTo(10_000);
      assertThat(fault.getFaultInfo().getFound()).isEqualTo(10_001);
    }
    assertThat(hes.state(Ports.COM_DOMAIN).revision()).isEqualTo(1);
  }

  @Test
  void aPageHoldsAtMostTenThousandRecipients() {
    var fault =
        catchThrowableOfType(
            LimitExceededFault.class, () -> port.listUsers(COM, null, null, 10_001));

    assertThat(fault.getFaultInfo().getLimit()).isEqualTo(10_000);
    assertThat(fault.getFaultInfo().getFound()).isEqualTo(10_001);
  }

  @Test
  void aChangeAddsAndRemovesInOneRevision() throws Exception {
    port.addUsers(COM, recipients("a@example.com", "b@example.com"));

    ChangeResultType result =
        port.changeUsers(
            COM, "change-0001", 1, recipients("c@example.com"), List.of("a@example.com"));

    assertThat(result.getRevision()).isEqualTo(2);
    assertThat(result.getAdded()).isEqualTo(1);
    assertThat(result.getRemoved()).isEqualTo(1);
    assertThat(held(hes)).containsExactly("b@example.com", "c@example.com");
  }

  @Test
  void aChangeForAnotherRevisionIsAConflictAndChangesNothing() throws Exception {
    port.addUsers(COM, recipients("a@example.com"));

    var fault =
        catchThrowableOfType(
            RevisionConflictFault.class,
            () -> port.changeUsers(COM, "change-0001", 0, List.of(), List.of("a@example.com")));

    assertThat(fault.getFaultInfo().getExpected()).isZero();
    assertThat(fault.getFaultInfo().getFound()).isEqualTo(1);
    assertThat(held(hes)).containsExactly("a@example.com");
  }

  @Test
  void theSameChangeAgainIsAnsweredAsTheFirstTimeAndDoneOnce() throws Exception {
    var first = port.changeUsers(COM, "change-0001", 0, recipients("a@example.com"), List.of());
    port.deleteUsers(COM, List.of("a@example.com"));

    var again = port.changeUsers(COM, "change-0001", 0, recipients("a@example.com"), List.of());

    assertThat(again).usingRecursiveComparison().isEqualTo(first);
    assertThat(held(hes)).isEmpty();
  }

  @Test
  void onlyTheLastChangeOfADomainIsRemembered() throws Exception {
    port.changeUsers(COM, "change-0001", 0, recipients("a@example.com"), List.of());
    port.changeUsers("example.org", "change-0002", 0, recipients("a@example.org"), List.of());
    port.changeUsers(COM, "change-0003", 1, recipients("b@example.com"), List.of());

    assertThat(
            catchThrowableOfType(
                RevisionConflictFault.class,
                () ->
                    port.changeUsers(
                        COM, "change-0001", 0, recipients("a@example.com"), List.of())))
        .isNotNull();
    port.changeUsers("example.org", "change-0002", 0, recipients("a@example.org"), List.of());
    assertThat(hes.state(MailDomain.of("example.org")).revision()).isEqualTo(1);
  }

  @Test
  void anAddressBothAddedAndRemovedIsInvalid() {
    var fault =
        catchThrowableOfType(
            InvalidRecipientsFault.class,
            () ->
                port.changeUsers(
                    COM,
                    "change-0001",
                    0,
                    recipients("a@example.com", "b@example.com"),
                    List.of("b@example.com")));

    assertThat(fault.getFaultInfo().getInvalid())
        .singleElement()
        .satisfies(
            invalid -> {
              assertThat(invalid.getAddress()).isEqualTo("b@example.com");
              assertThat(invalid.getReason()).isEqualTo("both added and removed");
            });
    assertThat(held(hes)).isEmpty();
  }

  @Test
  void aChangeOfNothingIsAnswered() throws Exception {
    assertThat(port.changeUsers(COM, "change-0001", 0, List.of(), List.of()).getRevision())
        .isZero();
  }

  /** A call that may end in a fault. */
  @FunctionalInterface
  private interface Call {
    void run() throws Exception;
  }
}
