package org.hes4j.client.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesException;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list is read whole or not at all, whatever comes instead of it. */
class ListUsersTest {
  private static final MailDomain DOMAIN = MailDomain.of("example.com");
  private static final String USERS = "/api/v1/domains/example.com/users";
  private static final String ANN = "{\"emailLocalPart\":\"ann\"}";
  private static final String BOB = "{\"emailLocalPart\":\"bob\",\"displayName\":\"Bob\"}";

  @RegisterExtension
  static final WireMockExtension SERVICE =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort().gzipDisabled(true))
          .build();

  private HesClient hes;

  @BeforeEach
  void open() {
    hes = client().build();
  }

  private static RestHesClient.Builder client() {
    return RestHesClient.builder(
            URI.create(SERVICE.baseUrl() + "/api/v1/"), FakeService.CREDENTIALS)
        .maxAttempts(1);
  }

  @AfterEach
  void close() {
    hes.close();
  }

  private static void answer(ResponseDefinitionBuilder response) {
    SERVICE.stubFor(get(USERS).willReturn(response));
  }

  private static ResponseDefinitionBuilder json(String body) {
    return status(200).withHeader("Content-Type", "application/json").withBody(body);
  }

  private List<String> list() {
    return list(hes);
  }

  private static List<String> list(HesClient hes) {
    try (Stream<Recipient> users = hes.listUsers(DOMAIN)) {
      return users.map(Recipient::toString).toList();
    }
  }

  /** Reads on after the failure, as an application may that catches it. */
  private <T extends HesException> T failure(Class<T> kind) {
    try (Stream<Recipient> users = hes.listUsers(DOMAIN)) {
      Iterator<Recipient> iterator = users.iterator();
      T first = catchThrowableOfType(kind, () -> iterator.forEachRemaining(user -> {}));
      assertThat(first).isNotNull().hasMessageContaining("listUsers at " + SERVICE.baseUrl());
      assertThatThrownBy(iterator::hasNext).isSameAs(first);
      assertThat(first.call().orElseThrow().correlationId()).hasSize(36);
      return first;
    }
  }

  @Test
  void shouldListInTheServicesOrderWithNames() {
    answer(json("\n[ " + BOB + ",\t" + ANN + " ]\r\n"));

    try (Stream<Recipient> users = hes.listUsers(DOMAIN)) {
      List<Recipient> list = users.toList();
      assertThat(list)
          .extracting(Recipient::toString)
          .containsExactly("bob@example.com", "ann@example.com");
      assertThat(list.get(0).displayName()).contains("Bob");
      assertThat(list.get(1).displayName()).isEmpty();
    }
    SERVICE.verify(
        1,
        getRequestedFor(urlEqualTo(USERS))
            .withHeader("Accept", equalTo("application/json"))
            .withHeader("Accept-Encoding", equalTo("gzip")));
  }

  @Test
  void shouldAskForNothingBeforeTheFirstUserIsWanted() {
    hes.listUsers(DOMAIN).close();

    SERVICE.verify(0, getRequestedFor(urlEqualTo(USERS)));
  }

  @Test
  void shouldReadAnEmptyListWithABodyAndWithout() {
    answer(json("[]"));
    assertThat(list()).isEmpty();

    answer(status(204));
    assertThat(list()).isEmpty();
  }

  @Test
  void shouldReadWhatItDoesNotNeedOver() {
    answer(
        json(
            "[{\"id\":7,\"tags\":[[{\"emailLocalPart\":\"no\"}]],\"emailLocalPart\":\"ann\","
                + "\"displayName\":null,\"more\":{\"displayName\":\"no\"}}]"));

    assertThat(list()).containsExactly("ann@example.com");
  }

  @Test
  void shouldGiveAUserTwiceWhomTheServiceNamesTwice() {
    answer(json("[" + ANN + ",{\"emailLocalPart\":\"ANN\"}]"));

    assertThat(list()).containsExactly("ann@example.com", "ann@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json;charset=UTF-8", "Application/JSON ; charset=utf-8"})
  void shouldKnowJsonByItsContentType(String type) {
    answer(status(200).withHeader("Content-Type", type).withBody("[" + ANN + "]"));

    assertThat(list()).containsExactly("ann@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[" + ANN + "," + BOB,
        "[" + ANN,
        "[",
        "[{\"emailLocalPart\":\"ann\"",
        "[{\"emailLocalPart\":\"ann",
        "[{\"emailLocalPart\":\"ann\",\"displayName\":\"A"
      })
  void shouldNotTakeAListThatBreaksOffForAShorterOne(String body) {
    answer(json(body));

    assertThat(failure(ProtocolException.class)).hasMessageContaining("breaks off before its end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "null",
        "{}",
        "7",
        "\"ann\"",
        "{\"users\":[" + ANN + "]}",
        "[" + ANN + ",null]",
        "[null]",
        "[\"ann\"]",
        "[[" + ANN + "]]",
        "[" + ANN + ",{}]",
        "[{\"displayName\":\"Ann\"}]",
        "[{\"emailLocalPart\":null}]",
        "[{\"emailLocalPart\":7}]",
        "[{\"emailLocalPart\":[\"ann\"]}]",
        "[{\"emailLocalPart\":{\"a\":\"ann\"}}]",
        "[{\"EmailLocalPart\":\"ann\"}]",
        "[{\"emailLocalPart\":\"ann\",\"emailLocalPart\":\"bob\"}]",
        "[{\"emailLocalPart\":\"ann\",\"displayName\":\"A\",\"displayName\":\"B\"}]",
        "[{\"emailLocalPart\":\"ann\",\"displayName\":null,\"displayName\":\"B\"}]",
        "[{\"displayName\":\"A\",\"displayName\":\"B\",\"emailLocalPart\":\"ann\"}]",
        "[{\"emailLocalPart\":\"ann\",\"displayName\":7}]",
        "[{\"emailLocalPart\":\"ann\",\"displayName\":{}}]",
        "[" + ANN + "]]",
        "[" + ANN + "] x",
        "[" + ANN + "][" + BOB + "]",
        "[" + ANN + "],",
        "[" + ANN + "]null",
        "[" + ANN + ",]",
        "[" + ANN + ",",
        "[," + ANN + "]",
        "[" + ANN + " " + BOB + "]",
        "[{emailLocalPart:\"ann\"}]",
        "[{'emailLocalPart':'ann'}]",
        "[/* all */]",
        "\uFEFF[" + ANN + "]",
        "<html>Proxy login</html>",
        "[" + ANN + ",<html>secret-page",
        "[{\"emailLocalPart\":\"a\nb\"}]",
        "[{\"emailLocalPart\":\"\\x\"}]",
      })
  void shouldRefuseWhatIsNoListOfUsers(String body) {
    answer(json(body));

    assertThat(failure(ProtocolException.class))
        .hasMessageContaining("was answered with")
        .hasMessageNotContaining("secret-page")
        .hasNoCause();
  }

  @Test
  void shouldRefuseBytesThatAreNoUtf8() {
    byte[] latin1 = "[{\"emailLocalPart\":\"jürgen\"}]".getBytes(StandardCharsets.ISO_8859_1);
    answer(status(200).withHeader("Content-Type", "application/json").withBody(latin1));
    assertThat(failure(ProtocolException.class)).hasMessageContaining("no JSON in UTF-8");

    byte[] utf16 = ("[" + ANN + "]").getBytes(StandardCharsets.UTF_16BE);
    answer(status(200).withHeader("Content-Type", "application/json").withBody(utf16));
    assertThat(failure(ProtocolException.class)).hasMessageContaining("no JSON in UTF-8");
  }

  @Test
  void shouldRefuseATextFarTooLongForAUser() {
    answer(json("[{\"emailLocalPart\":\"" + "a".repeat(30_000) + "\"}]"));
    assertThat(failure(ProtocolException.class)).hasMessageContaining("JSON with a part too long");

    answer(json("[".repeat(5_000)));
    failure(ProtocolException.class);
  }

  @Test
  void shouldRefuseAnotherContentTypeWhateverTheBody() {
    for (String type : List.of("text/html", "text/plain", "application/xml", "")) {
      ResponseDefinitionBuilder response = aResponse().withStatus(200).withBody("[]");
      answer(type.isEmpty() ? response : response.withHeader("Content-Type", type));

      assertThat(failure(ProtocolException.class))
          .hasMessageContaining(
              "HTTP 200 with "
                  + (type.isEmpty() ? "no content type" : type)
                  + " instead of application/json");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 203, 205, 206, 302, 400, 418})
  void shouldRefuseAnotherStatusWhateverTheBody(int status) {
    answer(json("[" + ANN + "]").withStatus(status));

    assertThat(failure(ProtocolException.class)).hasMessageContaining("HTTP " + status);
  }

  @Test
  void shouldCallADomainUnknownThatTheServiceDoesNotKnow() {
    answer(
        json("{\"code\":\"ResourceNotAvailable\",\"message\":\"no such domain\"}").withStatus(404));

    assertThat(failure(UnknownDomainException.class).domain()).isEqualTo(DOMAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a..b", "ann.", ".ann", "", "a@b", "smtp:ann", "x500:ann", " ann", "ann ", "a b"})
  void shouldNotLeaveOutAUserWhoIsNoAddressUnlessToldTo(String local) {
    answer(json("[" + BOB + ",{\"emailLocalPart\":\"" + local + "\"}," + ANN + "]"));

    assertThat(failure(ProtocolException.class))
        .hasMessageContaining("its user 2 is no address (")
        .hasMessageContaining("unreadableEntries(LEAVE_OUT)");
    try (HesClient lenient = client().unreadableEntries(UnreadableEntries.LEAVE_OUT).build()) {
      assertThat(list(lenient)).containsExactly("bob@example.com", "ann@example.com");
    }
  }

  /** What is plain is known at a look; nobody may be listed for that who would not be otherwise. */
  @Test
  void shouldListThoseWhoseWholeAddressIsOneAndNoOthers() {
    Random random = new Random(6);
    List<String> given = Stream.generate(() -> localPart(random)).limit(3_000).toList();
    answer(
        json(
            given.stream()
                .map(local -> "{\"emailLocalPart\":\"" + escaped(local) + "\"}")
                .collect(Collectors.joining(",", "[", "]"))));

    try (HesClient lenient = client().unreadableEntries(UnreadableEntries.LEAVE_OUT).build()) {
      assertThat(list(lenient))
          .hasSizeBetween(500, 2_500)
          .containsExactlyElementsOf(given.stream().flatMap(ListUsersTest::address).toList());
    }
  }

  private static String localPart(Random random) {
    String some = "abzAZ019.-_+' @:\"(é\u0130\u0131\t*";
    int length = random.nextInt(20) == 0 ? 60 + random.nextInt(10) : 1 + random.nextInt(5);
    return random
        .ints(length, 0, random.nextBoolean() ? 10 : some.length())
        .mapToObj(i -> some.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static String escaped(String local) {
    return local.replace("\"", "\\\"").replace("\t", "\\t");
  }

  private static Stream<String> address(String local) {
    Normalized whole = new AddressNormalizer().normalize(local + "@example.com");
    return whole instanceof Normalized.Accepted accepted
            && accepted.address().localPart().equals(local.toLowerCase(Locale.ROOT))
        ? Stream.of(accepted.address().toString())
        : Stream.empty();
  }

  @Test
  void shouldNotTakeAMissingLocalPartForOneToLeaveOut() {
    answer(json("[" + BOB + ",{}]"));

    try (HesClient lenient = client().unreadableEntries(UnreadableEntries.LEAVE_OUT).build()) {
      assertThatThrownBy(() -> list(lenient)).hasMessageContaining("user 2 has no emailLocalPart");
    }
  }

  @Test
  void shouldNotLookCompleteWhenClosedBeforeItsEnd() {
    answer(json("[" + ANN + "," + BOB + "]"));

    Stream<Recipient> users = hes.listUsers(DOMAIN);
    Iterator<Recipient> iterator = users.iterator();
    assertThat(iterator.next()).hasToString("ann@example.com");
    users.close();
    assertThatThrownBy(iterator::hasNext)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the list was closed before its end");
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void answerCoded(String coding, byte[] body) {
    answer(
        status(200)
            .withHeader("Content-Type", "application/json")
            .withHeader("Content-Encoding", coding)
            .withBody(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
  void shouldUnpackAnAnswer(String coding) throws Exception {
    answerCoded(coding, packed("[" + ANN + "," + BOB + "]"));

    assertThat(list()).containsExactly("ann@example.com", "bob@example.com");
  }

  @Test
  void shouldReadAnAnswerThatIsExpresslyNotPacked() {
    answerCoded("identity", ("[" + ANN + "]").getBytes(StandardCharsets.UTF_8));

    assertThat(list()).containsExactly("ann@example.com");
  }

  @Test
  void shouldRefuseAPackedAnswerThatIsCutOffAnywhere() throws Exception {
    byte[] whole = packed("[" + ANN + "," + BOB + "]");
    for (int length = 0; length < whole.length; length++) {
      answerCoded("gzip", Arrays.copyOf(whole, length));

      assertThat(failure(ProtocolException.class))
          .hasMessageContaining("whose gzip coding is damaged");
    }
  }

  @Test
  void shouldRefuseAPackedAnswerWithADamagedByteOrMoreBytesAfterIt() throws Exception {
    byte[] whole = packed("[" + ANN + "," + BOB + "]");
    byte[] damaged = whole.clone();
    damaged[whole.length - 6] ^= 1;
    answerCoded("gzip", damaged);
    assertThat(failure(ProtocolException.class)).hasMessageContaining("damaged");

    for (int more : List.of(1, 30, 20_000)) {
      answerCoded("gzip", Arrays.copyOf(whole, whole.length + more));
      assertThat(failure(ProtocolException.class)).hasMessageContaining("not gzip follows");
    }
    answerCoded("gzip", ("[" + ANN + "]").getBytes(StandardCharsets.UTF_8));
    assertThat(failure(ProtocolException.class)).hasMessageContaining("damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "gzip, gzip"})
  void shouldRefuseACodingThatWasNotAskedFor(String coding) throws Exception {
    answerCoded(coding, packed("[]"));

    assertThat(failure(ProtocolException.class))
        .hasMessageContaining("content coding '" + coding + "'");
  }

  @Test
  void shouldStopUnpackingAtTheLimit() throws Exception {
    byte[] bomb = packed("[" + " ".repeat(50 << 20) + "]");
    assertThat(bomb.length).isLessThan(100_000);
    answerCoded("gzip", bomb);

    try (HesClient careful = client().maxUnpackedBytes(1 << 20).build()) {
      assertThatThrownBy(() -> list(careful))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("more than 1048576 bytes once unpacked")
          .hasMessageContaining("raise the limit");
    }
    assertThat(list()).isEmpty();
  }

  @Test
  void shouldNotFollowARedirectWithItsCredentials() {
    WireMockServer other =
        new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    other.start();
    try {
      for (int status : List.of(301, 302, 303, 307, 308)) {
        answer(aResponse().withStatus(status).withHeader("Location", other.baseUrl() + USERS));
        assertThat(failure(ProtocolException.class))
            .hasMessageContaining("redirected to " + other.baseUrl());
      }
      assertThat(other.getAllServeEvents()).isEmpty();
    } finally {
      other.stop();
    }
  }
}
