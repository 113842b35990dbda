package org.hes4j.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.hes4j.client.Capability;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.client.LimitExceededException;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.ServiceUnavailableException;
import org.hes4j.client.StageBase;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.Recipient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and above all what is not. */
class RestHesClientTest {
  private static final MailDomain DOMAIN = MailDomain.of("example.com");
  private static final String USERS = "/api/v1/domains/example.com/users";
  private static final Recipient ANN = Recipient.of(address("ann"), "Ann \"A\" Ängström");
  private static final Recipient BOB = Recipient.of(address("bob"));

  private static EmailAddress address(String local) {
    return EmailAddress.of(local + "@example.com");
  }

  private static List<Recipient> recipients(int count) {
    return IntStream.range(0, count).mapToObj(i -> Recipient.of(address("u" + i))).toList();
  }

  private static List<EmailAddress> addresses(int count) {
    return recipients(count).stream().map(Recipient::address).toList();
  }

  @Test
  void shouldSendTheLocalPartAndTheNameOfThoseWhoAreAdded() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().build()) {
      assertThat(hes.addUsers(DOMAIN, List.of(ANN, BOB)).state()).isEmpty();

      assertThat(service.lines())
          .containsExactly(
              "POST "
                  + USERS
                  + " [{\"emailLocalPart\":\"ann\",\"displayName\":\"Ann \\\"A\\\" Ängström\"},"
                  + "{\"emailLocalPart\":\"bob\"}]");
      assertThat(service.requests().get(0).headers().getFirst("Content-Type"))
          .isEqualTo("application/json");
    }
  }

  @Test
  void shouldSendTheLocalPartsOfThoseWhoAreRemoved() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().build()) {
      hes.deleteUsers(DOMAIN, List.of(address("ann"), address("o'brien"), address("\"ob\"")));

      assertThat(service.lines())
          .containsExactly("DELETE " + USERS + " [\"ann\",\"o'brien\",\"\\\"ob\\\"\"]");
    }
  }

  @Test
  void shouldReplaceInOneMessageWhateverTheBatchSize() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().batchSize(1).build()) {
      hes.replaceUsers(DOMAIN, List.of(BOB, Recipient.of(address("cid"))));

      assertThat(service.lines())
          .containsExactly(
              "PUT " + USERS + " [{\"emailLocalPart\":\"bob\"},{\"emailLocalPart\":\"cid\"}]");
    }
  }

  @Test
  void shouldSendBasicCredentialsInUtf8WithoutALineBreakAndACorrelationId() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes =
            RestHesClient.builder(service.baseUrl(), Credentials.of("jürgen", "k".repeat(100)))
                .build()) {
      hes.addUsers(DOMAIN, List.of(BOB));

      String expected =
          Base64.getEncoder()
              .encodeToString(("jürgen:" + "k".repeat(100)).getBytes(StandardCharsets.UTF_8));
      assertThat(service.requests().get(0).headers().getFirst("Authorization"))
          .isEqualTo("Basic " + expected);
      assertThat(service.requests().get(0).headers().getFirst("X-Correlation-Id")).hasSize(36);
    }
  }

  @Test
  void shouldSendNothingWhereThereIsNobody() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().build()) {
      for (Collection<Recipient> nobody : List.of(List.<Recipient>of(), liar(ANN))) {
        hes.addUsers(DOMAIN, nobody);
        assertThatThrownBy(() -> hes.replaceUsers(DOMAIN, nobody))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("with nobody");
      }
      hes.deleteUsers(DOMAIN, List.of());
      hes.deleteUsers(DOMAIN, liar(address("ann")));

      assertThat(service.requests()).isEmpty();
    }
  }

  /** Says that it holds one, gives it by index, and has nobody when it is iterated. */
  private static <T> Collection<T> liar(T element) {
    return new AbstractList<>() {
      @Override
      public T get(int index) {
        return element;
      }

      @Override
      public int size() {
        return 1;
      }

      @Override
      public Iterator<T> iterator() {
        return Collections.emptyIterator();
      }
    };
  }

  @Test
  void shouldSendTheUsersWhoWereThereWhenItWasCalled() throws Exception {
    AtomicInteger iterations = new AtomicInteger();
    Collection<EmailAddress> once =
        new AbstractList<>() {
          @Override
          public EmailAddress get(int index) {
            return address("ann");
          }

          @Override
          public int size() {
            return 1;
          }

          @Override
          public Iterator<EmailAddress> iterator() {
            return iterations.getAndIncrement() == 0
                ? List.of(address("ann")).iterator()
                : Collections.emptyIterator();
          }
        };
    AtomicInteger calls = new AtomicInteger();
    try (FakeService service =
            new FakeService(
                request ->
                    calls.getAndIncrement() == 0
                        ? new FakeService.Reply(503, "text/plain", "")
                        : FakeService.done());
        HesClient hes = service.client().maxAttempts(2).retryDelay(Duration.ofMillis(1)).build()) {
      hes.deleteUsers(DOMAIN, once);

      assertThat(service.lines())
          .containsExactly("DELETE " + USERS + " [\"ann\"]", "DELETE " + USERS + " [\"ann\"]");
    }
  }

  @Test
  void shouldRefuseAnAddressOfAnotherDomainBeforeAnythingIsSent() throws Exception {
    Recipient stranger = Recipient.of(EmailAddress.of("ann@example.org"));
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().batchSize(1).build()) {
      assertThatThrownBy(() -> hes.addUsers(DOMAIN, List.of(ANN, stranger)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("addUsers of example.com with an address of example.org");
      assertThatThrownBy(() -> hes.replaceUsers(DOMAIN, List.of(ANN, stranger)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> hes.deleteUsers(DOMAIN, List.of(stranger.address())))
          .isInstanceOf(IllegalArgumentException.class);

      assertThat(service.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*b", "jürgen", "\"a b\"", "\"a@b\"", "\"a,b\"", "\".\\\"\""})
  void shouldRefuseAnAddressThatTheWireCannotCarryBeforeAnythingIsSent(String local)
      throws Exception {
    Recipient bad = Recipient.of(address(local));
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().batchSize(1).build()) {
      assertThat(hes.check(bad)).isPresent();
      InvalidRecipientsException failure =
          catchThrowableOfType(
              InvalidRecipientsException.class, () -> hes.addUsers(DOMAIN, List.of(BOB, bad)));
      assertThat(failure.reasons()).containsOnlyKeys(bad.address().toString());
      assertThat(failure)
          .hasMessageContaining("1 of 2 addresses")
          .hasMessageContaining("nothing was sent")
          .hasMessageNotContaining(bad.address().toString());
      assertThatThrownBy(() -> hes.replaceUsers(DOMAIN, List.of(bad)))
          .isInstanceOf(InvalidRecipientsException.class);
      assertThatThrownBy(() -> hes.deleteUsers(DOMAIN, List.of(bad.address())))
          .isInstanceOf(InvalidRecipientsException.class);

      assertThat(service.requests()).isEmpty();
    }
  }

  @Test
  void shouldCarryEveryCharacterThatTheVendorAllows() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().build()) {
      for (String local : List.of("a.b", "-!#$%&'+/=?^_`{|}~09az", "\"ab\"", "a".repeat(64))) {
        assertThat(hes.check(Recipient.of(address(local)))).as(local).isEmpty();
      }
      assertThat(hes.check(Recipient.of(address("a*b"))))
          .contains("U+002A in the local part, which the REST API does not take");
      assertThat(hes.check(Recipient.of(address("a\uD83D\uDE00*"))))
          .contains("U+1F600 in the local part, which the REST API does not take");
    }
  }

  /** Within quotes, which the vendor allows, nearly every character may stand. */
  @Test
  void shouldCarryNoCharacterThatTheVendorDoesNotName() throws Exception {
    String named = "abcdefghijklmnopqrstuvwxyz0123456789.-!#$%&'+/=?^_`{|}~";
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().build()) {
      for (char c = ' '; c < 0x100; c++) {
        Recipient recipient = quoted(c);
        if (recipient != null) {
          boolean allowed = named.indexOf(Character.toLowerCase(c)) >= 0;
          assertThat(hes.check(recipient).isEmpty()).as("U+%04X", (int) c).isEqualTo(allowed);
        }
      }
    }
  }

  private static @Nullable Recipient quoted(char c) {
    return new AddressNormalizer().normalize("\"x" + c + "x\"@example.com")
            instanceof Normalized.Accepted accepted
        ? Recipient.of(accepted.address())
        : null;
  }

  @Test
  void shouldSplitIntoBatches() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().batchSize(2).build()) {
      hes.addUsers(DOMAIN, recipients(5));
      hes.deleteUsers(DOMAIN, addresses(4));

      assertThat(service.requests())
          .extracting(FakeService.Request::users)
          .containsExactly(2, 2, 1, 2, 2);
      assertThat(hes.capabilities().largestBatch()).isEqualTo(2);
    }
  }

  @Test
  void shouldHalveABatchThatIsTooLargeAndRememberIt() throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.users() > 2
                        ? new FakeService.Reply(413, "text/html", "<html>too large</html>")
                        : FakeService.done());
        HesClient hes = service.client().batchSize(7).build()) {
      hes.deleteUsers(DOMAIN, addresses(7));
      hes.addUsers(DOMAIN, recipients(3));

      assertThat(service.requests())
          .extracting(FakeService.Request::users)
          .containsExactly(7, 4, 2, 2, 2, 1, 2, 1);
      assertThat(service.requests().stream().filter(r -> r.users() <= 2).limit(4))
          .extracting(FakeService.Request::body)
          .containsExactly("[\"u0\",\"u1\"]", "[\"u2\",\"u3\"]", "[\"u4\",\"u5\"]", "[\"u6\"]");
    }
  }

  @Test
  void shouldGiveUpWhenEvenOneUserAloneIsTooLarge() throws Exception {
    try (FakeService service =
            new FakeService(request -> new FakeService.Reply(413, "text/html", ""));
        HesClient hes = service.client().build()) {
      assertThatThrownBy(() -> hes.deleteUsers(DOMAIN, addresses(3)))
          .isInstanceOf(LimitExceededException.class);

      assertThat(service.lines())
          .containsExactly(
              "DELETE " + USERS + " [\"u0\",\"u1\",\"u2\"]",
              "DELETE " + USERS + " [\"u0\",\"u1\"]",
              "DELETE " + USERS + " [\"u0\"]");
    }
  }

  @Test
  void shouldNotCutAReplacementThatIsTooLarge() throws Exception {
    try (FakeService service =
            new FakeService(request -> new FakeService.Reply(413, "text/html", ""));
        HesClient hes = service.client().build()) {
      assertThatThrownBy(() -> hes.replaceUsers(DOMAIN, recipients(3)))
          .isInstanceOf(LimitExceededException.class);

      assertThat(service.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT"})
  void shouldSendUsersWithoutNamesWhenTheServiceRefusesACharacter(String method) throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.body().contains("Ä")
                        ? FakeService.error(400, "IllegalCharacter")
                        : FakeService.done());
        HesClient hes = service.client().build()) {
      if (method.equals("POST")) {
        hes.addUsers(DOMAIN, List.of(ANN, BOB));
      } else {
        hes.replaceUsers(DOMAIN, List.of(ANN, BOB));
      }

      assertThat(service.requests()).hasSize(2);
      assertThat(service.lines().get(1))
          .isEqualTo(
              method
                  + " "
                  + USERS
                  + " [{\"emailLocalPart\":\"ann\"},{\"emailLocalPart\":\"bob\"}]");
    }
  }

  @Test
  void shouldNotRepeatUsersWithoutNamesWhenACharacterIsRefused() throws Exception {
    try (FakeService service =
            new FakeService(request -> FakeService.error(400, "IllegalCharacter"));
        HesClient hes = service.client().build()) {
      assertThatThrownBy(() -> hes.addUsers(DOMAIN, List.of(BOB)))
          .isInstanceOf(InvalidRecipientsException.class)
          .hasMessageContaining("refused a character")
          .hasMessageContaining("HTTP 400 IllegalCharacter: said so")
          .hasMessageNotContaining("bob");

      assertThat(service.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"addUsers", "replaceUsers", "deleteUsers", "listDomains", "listUsers"})
  void shouldTryEveryRequestAgainWhenTheServiceFailsForAMoment(String operation) throws Exception {
    for (FakeService.Reply failure :
        List.of(FakeService.error(500, "InternalServerError"), FakeService.hangUp())) {
      AtomicInteger calls = new AtomicInteger();
      try (FakeService service =
              new FakeService(
                  request ->
                      calls.getAndIncrement() == 0
                          ? failure
                          : request.method().equals("GET")
                              ? FakeService.json("[]")
                              : FakeService.done());
          HesClient hes =
              service.client().maxAttempts(2).retryDelay(Duration.ofMillis(1)).build()) {
        call(hes, operation);

        assertThat(service.lines()).hasSize(2).containsOnly(service.lines().get(0));
        assertThat(service.requests())
            .extracting(request -> request.headers().getFirst("X-Correlation-Id"))
            .containsOnly(service.requests().get(0).headers().getFirst("X-Correlation-Id"));
      }
    }
  }

  private static void call(HesClient hes, String operation) {
    switch (operation) {
      case "addUsers" -> hes.addUsers(DOMAIN, List.of(BOB));
      case "replaceUsers" -> hes.replaceUsers(DOMAIN, List.of(BOB));
      case "deleteUsers" -> hes.deleteUsers(DOMAIN, List.of(BOB.address()));
      case "listUsers" -> assertThat(hes.listUsers(DOMAIN)).isEmpty();
      default -> assertThat(hes.listDomains()).isEmpty();
    }
  }

  @Test
  void shouldTakeAnUnknownUserForRemovedWhenTheServiceDoesNotListHer() throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.method().equals("GET")
                        ? FakeService.json("[{\"emailLocalPart\":\"zoe\"}]")
                        : FakeService.error(404, "ResourceNotAvailable"));
        HesClient hes = service.client().build()) {
      hes.deleteUsers(DOMAIN, List.of(address("ann"), address("bob")));

      assertThat(service.lines())
          .containsExactly("DELETE " + USERS + " [\"ann\",\"bob\"]", "GET " + USERS);
    }
  }

  @Test
  void shouldRemoveAgainThoseWhomTheServiceStillLists() throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.method().equals("GET")
                        ? FakeService.json(
                            "[{\"emailLocalPart\":\"BOB\"},{\"emailLocalPart\":\"zoe\"}]")
                        : request.body().contains("ann")
                            ? FakeService.error(404, "ResourceNotAvailable")
                            : FakeService.done());
        HesClient hes = service.client().build()) {
      hes.deleteUsers(DOMAIN, List.of(address("ann"), address("bob")));

      assertThat(service.lines())
          .containsExactly(
              "DELETE " + USERS + " [\"ann\",\"bob\"]",
              "GET " + USERS,
              "DELETE " + USERS + " [\"bob\"]");
    }
  }

  @Test
  void shouldGiveUpWhenTheServiceListsUsersAndCallsThemUnknown() throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.method().equals("GET")
                        ? FakeService.json("[{\"emailLocalPart\":\"ann\"}]")
                        : FakeService.error(404, "ResourceNotAvailable"));
        HesClient hes = service.client().build()) {
      assertThatThrownBy(() -> hes.deleteUsers(DOMAIN, List.of(address("ann"))))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("lists 1 of the users and refuses to remove them");

      assertThat(service.requests()).hasSize(6);
    }
  }

  @Test
  void shouldCallTheDomainUnknownWhenItsUsersAreNotListedEither() throws Exception {
    try (FakeService service =
            new FakeService(request -> FakeService.error(404, "ResourceNotAvailable"));
        HesClient hes = service.client().build()) {
      assertThatThrownBy(() -> hes.deleteUsers(DOMAIN, List.of(address("ann"))))
          .isInstanceOf(UnknownDomainException.class);

      assertThat(service.lines()).containsExactly("DELETE " + USERS + " [\"ann\"]", "GET " + USERS);
    }
  }

  @Test
  void shouldNotTakeAHalfReadListForThoseWhoAreLeft() throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.method().equals("GET")
                        ? FakeService.json("[{\"emailLocalPart\":\"zoe\"}")
                        : FakeService.error(404, "ResourceNotAvailable"));
        HesClient hes = service.client().build()) {
      assertThatThrownBy(() -> hes.deleteUsers(DOMAIN, List.of(address("ann"))))
          .isInstanceOf(ProtocolException.class);
    }
  }

  @Test
  void shouldPackRequestsWhenToldTo() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().compressRequests(true).build()) {
      hes.addUsers(DOMAIN, List.of(BOB));

      FakeService.Request request = service.requests().get(0);
      assertThat(request.headers().getFirst("Content-Encoding")).isEqualTo("gzip");
      assertThat(unpacked(request.bytes())).isEqualTo("[{\"emailLocalPart\":\"bob\"}]");
    }
  }

  private static String unpacked(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource(Capability.class)
  void shouldClaimNoCapability(Capability capability) throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().build()) {
      assertThat(hes.capabilities().supports(capability)).isFalse();
    }
  }

  @Test
  void shouldRefuseWhatItsWireCannotDo() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().build()) {
      assertThatThrownBy(() -> hes.listUsers(DOMAIN, 1))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> hes.changeUsers(DOMAIN, 1, List.of(BOB), List.of()))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> hes.beginChange(DOMAIN, StageBase.NOTHING, 1))
          .isInstanceOf(UnsupportedOperationException.class);

      assertThat(service.requests()).isEmpty();
    }
  }

  @Test
  void shouldAddAMissingLastSlashToTheBaseUrl() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done())) {
      String url = service.baseUrl().toString();
      URI without = URI.create(url.substring(0, url.length() - 1));
      try (HesClient hes = RestHesClient.builder(without, FakeService.CREDENTIALS).build()) {
        hes.addUsers(DOMAIN, List.of(BOB));
      }
      assertThat(service.requests().get(0).path()).isEqualTo(USERS);
    }
  }

  @Test
  void shouldRefuseABaseUrlThatIsNone() {
    for (String url : List.of("https://h.example.com/api/v1/?x=1", "https://h.example.com/#x")) {
      assertThatThrownBy(() -> RestHesClient.builder(URI.create(url), FakeService.CREDENTIALS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("query or a fragment");
    }
    assertThatThrownBy(() -> RestHesClient.builder(URI.create("api/v1"), FakeService.CREDENTIALS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                RestHesClient.builder(
                        URI.create("http://hes.example.com/api/v1/"), FakeService.CREDENTIALS)
                    .build())
        .hasMessageContaining("refusing plain http to hes.example.com");
  }

  @Test
  void shouldCheckItsOptions() {
    RestHesClient.Builder builder = RestHesClient.builder(Region.EUROPE, FakeService.CREDENTIALS);
    assertThatThrownBy(() -> builder.batchSize(0)).hasMessageContaining("batchSize is 0");
    assertThatThrownBy(() -> builder.batchSize(100_001)).hasMessageContaining("100001");
    assertThatThrownBy(() -> builder.maxUnpackedBytes(0)).hasMessageContaining("maxUnpackedBytes");
    assertThatThrownBy(() -> builder.domains(List.of())).hasMessageContaining("no domains given");
  }

  @Test
  void shouldKnowTheHostOfEachRegion() {
    assertThat(Stream.of(Region.values()).map(Region::host))
        .containsExactly(
            "api.tmes.trendmicro.com",
            "api.tmes.trendmicro.eu",
            "api.tmes-anz.trendmicro.com",
            "api.tmems-jp.trendmicro.com",
            "api.tmes-sg.trendmicro.com",
            "api.tmes-in.trendmicro.com",
            "api.tmes-uae.trendmicro.com",
            "api.tmes-uk.trendmicro.com");
    assertThat(Region.JAPAN.baseUrl())
        .isEqualTo(URI.create("https://api.tmems-jp.trendmicro.com/api/v1/"));
  }

  @Test
  void shouldFailPlainlyAfterClose() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done())) {
      HesClient hes = service.client().build();
      hes.close();

      assertThatThrownBy(() -> hes.addUsers(DOMAIN, List.of(BOB)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the client is closed");
      assertThatThrownBy(() -> hes.listUsers(DOMAIN).toList())
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void shouldStopBatchesAtTheFirstThatFails() throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.body().contains("u2")
                        ? new FakeService.Reply(503, "text/plain", "")
                        : FakeService.done());
        HesClient hes = service.client().batchSize(2).build()) {
      assertThatThrownBy(() -> hes.addUsers(DOMAIN, recipients(6)))
          .isInstanceOf(ServiceUnavailableException.class);

      assertThat(service.requests()).hasSize(2);
    }
  }
}
