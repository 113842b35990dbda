package org.hes4j.client.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.client.rest.SampleUsers.DOMAIN;
import static org.hes4j.client.rest.SampleUsers.USERS;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hes4j.client.HesClient;
import org.hes4j.client.ProtocolException;
import org.hes4j.recipient.AddressNormalizer;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Normalized;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list is read whole or not at all, whatever its text is. */
class ListUsersTest extends ListingService {
  @RegisterExtension static final WireMockExtension SERVICE = service();

  ListUsersTest() {
    super(SERVICE);
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
            .withHeader("Accept-Encoding", equalTo("gzip"))
            .withHeader("Cache-Control", equalTo("no-cache")));
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a..b",
        "ann.",
        ".ann",
        "",
        "a@b",
        "smtp:ann",
        "x500:ann",
        " ann",
        "ann ",
        "a b",
        "zo\u00EB",
        "\u212Aate",
        "a\u0130b",
        "a*b"
      })
  void shouldNotLeaveOutAUserWhoIsNoAddressUnlessToldTo(String local) {
    answer(json("[" + BOB + ",{\"emailLocalPart\":\"" + local + "\"}," + ANN + "]"));

    assertThat(failure(ProtocolException.class))
        .hasMessageContaining("its user 2 is no address that can be sent (")
        .hasMessageContaining("unreadableEntries(LEAVE_OUT)");
    try (HesClient lenient = client().unreadableEntries(UnreadableEntries.LEAVE_OUT).build()) {
      assertThat(list(lenient)).containsExactly("bob@example.com", "ann@example.com");
    }
  }

  /** They are in no list that could be sent, so they would be deleted. */
  @Test
  void shouldNotReplaceAListOfWhichSomeAreLeftOut() {
    try (HesClient lenient = client().unreadableEntries(UnreadableEntries.LEAVE_OUT).build()) {
      MailDomain domain = MailDomain.of("example.com");
      List<Recipient> all = List.of(Recipient.of(EmailAddress.of("ann@example.com")));
      assertThatThrownBy(() -> lenient.replaceUsers(domain, all))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("would delete the users that unreadableEntries(LEAVE_OUT) leaves")
          .hasMessageContaining("Nothing was sent");
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
            && LocalParts.problem(accepted.address()).isEmpty()
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
}
