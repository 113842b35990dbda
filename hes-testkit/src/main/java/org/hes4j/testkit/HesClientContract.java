package org.hes4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hes4j.client.AuthenticationException;
import org.hes4j.client.ChangeResult;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesException;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.client.LimitExceededException;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;

/**
 * What every {@link HesClient} must keep, as JUnit 5 tests: extend it for a binding of your own.
 *
 * <pre>{@code
 * class MyClientTest extends HesClientContract {
 *   private MyService service;
 *
 *   protected HesClient connect(Map<MailDomain, List<Recipient>> lists) {
 *     service = MyService.holding(lists);
 *     return new MyClient(service.uri(), "key");
 *   }
 *
 *   protected Optional<HesClient> connectWithKey(String wrongKey) {
 *     return Optional.of(new MyClient(service.uri(), wrongKey));
 *   }
 *
 *   protected List<Recipient> held(MailDomain domain) { return service.list(domain); }
 *
 *   protected long requests() { return service.requestCount(); }
 * }
 * }</pre>
 *
 * <p>What a binding cannot do by its {@link HesClient#capabilities()} is not asked of it, and a
 * test that needs it is skipped by name; but what it says it cannot do it must refuse. The service
 * is looked at behind the client's back wherever the promise is about the service. The clients are
 * closed by these tests, the service by the subclass. JUnit Jupiter and AssertJ must be on the test
 * class path.
 */
public abstract class HesClientContract extends HesClientCapabilityContract {
  private static final String WRONG_KEY = "wr0ng-k3y-of-the-contract";
  private static final int LARGEST_TESTED_BATCH = 100_000;

  /** For the makers of contract tests. */
  protected HesClientContract() {}

  @Test
  public void itTellsTheDomainsOfTheAccountInOrder() {
    assertThat(client().listDomains())
        .extracting(DomainStatus::domain)
        .as("listDomains()")
        .containsExactly(COM, ORG);
  }

  @Test
  public void aListIsReadWholeWithItsNames() {
    HesClient client = client(ANN, BEN, CID);

    assertThat(listed(client, COM)).as("listUsers").containsExactlyInAnyOrder(ANN, BEN, CID);
    assertThat(listed(client, ORG)).as("listUsers").containsExactly(ANN_OF_ORG);
  }

  @Test
  public void anEmptyListIsReadAsOne() {
    assertThat(listed(client(), COM)).as("listUsers of an empty list").isEmpty();
  }

  @Test
  public void aLongListIsReadWhole() {
    List<Recipient> all = many("user", 12_345);

    assertSame("listUsers of a long list", listed(client(all), COM), all);
  }

  @Test
  public void aStreamThatIsClosedBeforeItsEndLeavesTheClientUsable() {
    List<Recipient> all = many("user", 3_000);
    HesClient client = client(all);

    for (int i = 0; i < 30; i++) {
      try (Stream<Recipient> users = client.listUsers(COM)) {
        assertThat(users.findFirst()).as("the first user").isPresent();
      }
    }
    assertThat(listed(client, COM)).hasSameSizeAs(all);
  }

  // ---- writing

  @Test
  public void addingKeepsTheOthersAndCarriesTheNames() {
    HesClient client = client(ANN);

    client.addUsers(COM, List.of(BEN, CID));

    assertHeld(ANN, BEN, CID);
  }

  @Test
  public void anAddressIsTheSameInAnyCase() {
    HesClient client = client(BEN);

    client.addUsers(COM, List.of(recipient("BEN@Example.COM", null)));
    assertHeld(BEN);
    client.deleteUsers(COM, List.of(EmailAddress.of("Ben@EXAMPLE.com")));
    assertHeld();
  }

  @Test
  public void deletingRemovesThoseWhoAreNamedAndNobodyElse() {
    HesClient client = client(ANN, BEN, CID);

    client.deleteUsers(COM, List.of(BEN.address()));

    assertHeld(ANN, CID);
  }

  @Test
  public void deletingOneWhoIsNotThereIsNoErrorAndTheOthersGo() {
    HesClient client = client(ANN, BEN);

    client.deleteUsers(COM, List.of(STRANGER.address(), BEN.address()));
    assertHeld(ANN);
    client.deleteUsers(COM, List.of(STRANGER.address()));
    assertHeld(ANN);
  }

  @Test
  public void replacingMakesTheListExactlyThat() {
    HesClient client = client(ANN, BEN);

    client.replaceUsers(COM, List.of(CID, ANN));

    assertHeld(ANN, CID);
  }

  @Test
  public void whatIsRepeatedEndsTheSame() {
    HesClient client = client(ANN);

    client.addUsers(COM, List.of(BEN, CID));
    client.addUsers(COM, List.of(BEN, CID));
    client.deleteUsers(COM, List.of(BEN.address()));
    client.deleteUsers(COM, List.of(BEN.address()));

    assertHeld(ANN, CID);
  }

  @Test
  public void withNobodyToAddOrToDeleteNothingIsSent() {
    HesClient client = client(ANN);

    assertSendsNothing(() -> client.addUsers(COM, List.of()));
    assertSendsNothing(() -> client.deleteUsers(COM, List.of()));

    assertHeld(ANN);
  }

  @Test
  public void replacingWithNobodyIsRefusedBeforeItIsSent() {
    HesClient client = client(ANN);

    assertThat(refusalBeforeSending(() -> client.replaceUsers(COM, List.of())))
        .as("what replaceUsers with nobody threw")
        .isInstanceOf(IllegalArgumentException.class);
    assertHeld(ANN);
  }

  @Test
  public void moreThanTheLargestBatchIsAddedAndDeletedWhole() {
    HesClient client = client(ANN);
    List<Recipient> many = many("user", batchAndAHalf(client));

    client.addUsers(COM, many);
    List<Recipient> all = new ArrayList<>(many);
    all.add(ANN);
    assertHeld(all);
    client.deleteUsers(COM, addresses(many));
    assertHeld(ANN);
  }

  @Test
  public void moreThanTheLargestBatchReplacesWholeOrIsRefusedBeforeItIsSent() {
    HesClient client = client(ANN);
    List<Recipient> many = many("user", batchAndAHalf(client));
    long before = requests();

    Throwable thrown = catchThrowable(() -> client.replaceUsers(COM, many));

    if (thrown == null) {
      assertHeld(many);
    } else {
      assertThat(thrown).isInstanceOf(LimitExceededException.class);
      assertThat(requests()).as("requests that reached the service").isEqualTo(before);
      assertHeld(ANN);
    }
  }

  private static int batchAndAHalf(HesClient client) {
    int largest = client.capabilities().largestBatch();
    assumeTrue(largest <= LARGEST_TESTED_BATCH, "the largest batch is " + largest);
    return largest + largest / 2 + 1;
  }

  // ---- what the wire cannot carry

  @Test
  public void anAddressOfAnotherDomainIsNeverTakenForOneOfThis() {
    HesClient client = client(ANN);
    List<Recipient> foreign = List.of(recipient("ann@example.net", null));

    assertRefused(() -> client.addUsers(COM, List.of(recipient("eva@example.net", null))));
    assertRefused(() -> client.deleteUsers(COM, addresses(foreign)));
    assertRefused(() -> client.replaceUsers(COM, foreign));
    assertRefused(() -> client.replaceUsers(COM, List.of(BEN, ANN_OF_ORG)));

    assertHeld(ANN);
  }

  private static void assertRefused(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown instanceof HesException || thrown instanceof IllegalArgumentException)
        .as("whether a HesException or IllegalArgumentException was thrown: %s", thrown)
        .isTrue();
  }

  @Test
  public void whatCheckLetsPassIsCarriedAndWhatItStopsIsRefusedBeforeItIsSent() {
    HesClient client = client(ANN);
    List<Recipient> carried = new ArrayList<>(List.of(ANN));

    for (Recipient odd : oddRecipients()) {
      if (client.check(odd).isEmpty()) {
        client.addUsers(COM, List.of(odd));
        carried.add(odd);
      } else {
        assertThat(refusalBeforeSending(() -> client.addUsers(COM, List.of(BEN, odd))))
            .as("what addUsers threw for %s, which check stops", odd)
            .isInstanceOfSatisfying(
                InvalidRecipientsException.class,
                e -> assertThat(e.reasons()).containsOnlyKeys(odd.address().toString()));
      }
    }

    assertHeld(carried);
    assertSame("listUsers", listed(client, COM), carried);
  }

  @Test
  public void checkLetsPlainAddressesPass() {
    HesClient client = client();

    assertThat(List.of(ANN, BEN, recipient("first.o'neil+tag=1_x-y@example.com", null)))
        .allSatisfy(plain -> assertThat(client.check(plain)).as("check(%s)", plain).isEmpty());
  }

  @Test
  public void deletingWhatTheWireCannotCarryDeletesNobodyElse() {
    HesClient client = client(ANN, BEN);

    for (Recipient odd : oddRecipients()) {
      assumeDeletable(() -> client.deleteUsers(COM, List.of(odd.address())));
    }

    assertHeld(ANN, BEN);
  }

  private static void assumeDeletable(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown == null || thrown instanceof InvalidRecipientsException)
        .as("whether deleteUsers ended well or with an InvalidRecipientsException: %s", thrown)
        .isTrue();
  }

  /** Valid addresses at the edges of what wires carry. */
  private static List<Recipient> oddRecipients() {
    return Stream.of(
            "!#$%&'+-/=?^_`{|}~@example.com",
            "all*@example.com",
            "\"ann lee\"@example.com",
            "\"a@b\"@example.com",
            "\".\"@example.com",
            "jürgen@example.com",
            "用户@example.com",
            "a".repeat(64) + "@example.com")
        .map(address -> recipient(address, "N".repeat(Recipient.MAX_NAME_LENGTH)))
        .toList();
  }

  // ---- errors

  @Test
  public void anUnknownDomainIsSaidToBeOne() {
    HesClient client = client(ANN);
    Recipient eva = recipient("eva@example.net", null);

    assertUnknown(() -> listed(client, FOREIGN));
    assertUnknown(() -> client.addUsers(FOREIGN, List.of(eva)));
    assertUnknown(() -> client.deleteUsers(FOREIGN, List.of(eva.address())));
    assertUnknown(() -> client.replaceUsers(FOREIGN, List.of(eva)));

    assertHeld(ANN);
  }

  private void assertUnknown(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            UnknownDomainException.class,
            e -> {
              assertThat(e.domain()).isEqualTo(FOREIGN);
              assertThat(e).hasMessageContaining(FOREIGN.name()).hasMessageNotContaining("eva");
              assertShowsNoSecret(e);
            });
  }

  @Test
  public void aWrongKeyIsSaidToBeOneAndIsNotShown() {
    client(ANN);
    Optional<HesClient> connected = connectWithKey(WRONG_KEY);
    assumeTrue(connected.isPresent(), "the service asks for no key");
    HesClient client = closing(connected.orElseThrow());

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            client::listDomains,
            () -> listed(client, COM),
            () -> client.addUsers(COM, List.of(BEN)),
            () -> client.deleteUsers(COM, List.of(ANN.address())),
            () -> client.replaceUsers(COM, List.of(BEN)))) {
      assertThatThrownBy(call)
          .isInstanceOf(AuthenticationException.class)
          .satisfies(this::assertShowsNoSecret);
    }
    assertThat(client.toString()).as("toString()").doesNotContain(WRONG_KEY);
    assertHeld(ANN);
  }

  private void assertShowsNoSecret(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      String text = each.toString();
      assertThat(text).as("a message").doesNotContain(WRONG_KEY);
      assertThat(secrets()).as("secrets in a message").noneMatch(text::contains);
      Stream.of(each.getSuppressed()).forEach(this::assertShowsNoSecret);
    }
  }

  @Test
  public void itsNameShowsNoSecret() {
    String name = client().toString();

    assertThat(secrets()).as("secrets in toString()").noneMatch(name::contains);
  }

  @Test
  public void afterCloseEveryCallFailsAndSendsNothing() {
    HesClient client = client(ANN);
    client.listDomains();
    client.close();
    client.close();

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            client::listDomains,
            () -> listed(client, COM),
            () -> client.addUsers(COM, List.of(BEN)),
            () -> client.deleteUsers(COM, List.of(ANN.address())),
            () -> client.replaceUsers(COM, List.of(BEN)))) {
      assertThat(refusalBeforeSending(call)).isInstanceOf(IllegalStateException.class);
    }
    assertHeld(ANN);
  }

  // ---- threads

  @Test
  public void severalThreadsMayUseItAtOnce() throws Exception {
    HesClient client = client();
    List<Recipient> all = many("user", 200);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<ChangeResult>> parts = new ArrayList<>();
      for (int from = 0; from < all.size(); from += 10) {
        List<Recipient> part = all.subList(from, from + 10);
        parts.add(threads.submit(() -> client.addUsers(COM, part)));
      }
      for (Future<ChangeResult> part : parts) {
        part.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertHeld(all);
  }
}
