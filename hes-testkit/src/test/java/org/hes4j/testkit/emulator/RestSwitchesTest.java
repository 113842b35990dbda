package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.testkit.emulator.Ports.COM_DOMAIN;
import static org.hes4j.testkit.emulator.RestCalls.USERS;
import static org.hes4j.testkit.emulator.RestCalls.recipient;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.recipient.Recipient;
import org.hes4j.testkit.emulator.RestSwitches.EmptyList;
import org.hes4j.testkit.emulator.RestSwitches.UnknownUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the vendor leaves open, each choice as a client sees it. */
class RestSwitchesTest {
  private static final Recipient ANN = recipient("ann@example.com", null);
  private static final Recipient BEN = recipient("ben@example.com", null);
  private static final String ANN_JSON = "[{\"emailLocalPart\":\"ann\"}]";
  private static final String BEN_JSON = "[{\"emailLocalPart\":\"ben\"}]";
  private static final String BOTH_JSON =
      "[{\"emailLocalPart\":\"ann\"},{\"emailLocalPart\":\"ben\"}]";

  private final SetClock clock = new SetClock();
  private HesEmulator hes;
  private RestCalls rest;

  private void start(RestSwitches switches) {
    hes =
        HesEmulator.builder()
            .username("admin")
            .apiKey("key")
            .recipients("example.com", List.of(ANN))
            .clock(clock)
            .rest(switches)
            .start();
    rest = new RestCalls(hes);
  }

  @AfterEach
  void stop() {
    if (hes != null) {
      hes.close();
    }
  }

  @Test
  void anEmptyListIs204OrAnEmptyArray() throws Exception {
    start(RestSwitches.defaults());
    hes.setUsers(COM_DOMAIN, List.of());
    HttpResponse<String> answer = rest.get(USERS);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    hes.close();

    start(RestSwitches.defaults().emptyList(EmptyList.EMPTY_ARRAY));
    hes.setUsers(COM_DOMAIN, List.of());
    answer = rest.get(USERS);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("[]");
  }

  @Test
  void aStrangerInADeleteMayBe404AndThenNobodyIsDeleted() throws Exception {
    start(RestSwitches.defaults().unknownUser(UnknownUser.NOT_FOUND));
    hes.setUsers(COM_DOMAIN, List.of(ANN, BEN));

    HttpResponse<String> answer = rest.send("DELETE", USERS, "[\"ann\",\"nobody\"]");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"ResourceNotAvailable\"");
    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN, BEN);
    assertThat(rest.send("DELETE", USERS, "[\"ann\",\"ANN\"]").statusCode()).isEqualTo(204);
    assertThat(hes.users(COM_DOMAIN)).containsExactly(BEN);
  }

  @Test
  void domainsMayBeObjects() throws Exception {
    start(RestSwitches.defaults().domainsAsObjects("domainName"));
    assertThat(rest.get("domains").body()).isEqualTo("[{\"domainName\":\"example.com\"}]");
    hes.close();

    start(RestSwitches.defaults().domainsAsObjects("domainName").domainsAsStrings());
    assertThat(rest.get("domains").body()).isEqualTo("[\"example.com\"]");
  }

  @Test
  void readersMayLagBehindEachWrite() throws Exception {
    start(RestSwitches.defaults().lag(Duration.ofSeconds(10)));

    rest.send("POST", USERS, BEN_JSON);
    clock.advance(Duration.ofSeconds(6));
    rest.send("DELETE", USERS, "[\"ann\"]");

    assertThat(hes.users(COM_DOMAIN)).as("what the service holds").containsExactly(BEN);
    assertThat(rest.get(USERS).body()).isEqualTo(ANN_JSON);
    clock.advance(Duration.ofSeconds(4));
    assertThat(rest.get(USERS).body()).isEqualTo(BOTH_JSON);
    clock.advance(Duration.ofSeconds(5).plusMillis(999));
    assertThat(rest.get(USERS).body()).isEqualTo(BOTH_JSON);
    clock.advance(Duration.ofMillis(1));
    assertThat(rest.get(USERS).body()).isEqualTo(BEN_JSON);
  }

  @Test
  void whatAnotherAdministratorWritesShowsAtOnce() throws Exception {
    start(RestSwitches.defaults().lag(Duration.ofSeconds(10)));
    rest.send("POST", USERS, BEN_JSON);

    hes.setUsers(COM_DOMAIN, List.of(BEN));

    assertThat(rest.get(USERS).body()).isEqualTo(BEN_JSON);
  }

  @Test
  void aBodyThatIsTooLargeIs413FromTheFrontEnd() throws Exception {
    start(RestSwitches.defaults().largestBody(BEN_JSON.length()));

    HttpResponse<String> tooLarge = rest.send("PUT", USERS, BEN_JSON + " ");
    HttpResponse<String> chunked =
        rest.send(
            rest.request(USERS)
                .header("Content-Type", "application/json")
                .PUT(
                    BodyPublishers.ofInputStream(
                        () ->
                            new ByteArrayInputStream(
                                (BEN_JSON + " ".repeat(300_000))
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)))));

    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(tooLarge.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(chunked.statusCode()).isEqualTo(413);
    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN);
    assertThat(rest.send("PUT", USERS, BEN_JSON).statusCode()).isEqualTo(204);
    assertThat(hes.users(COM_DOMAIN)).containsExactly(BEN);
  }

  @Test
  void tooManyRequestsAre429UntilTheSpanHasPassed() throws Exception {
    start(RestSwitches.defaults().rateLimit(2, Duration.ofMillis(2500)));
    rest.get(USERS);
    clock.advance(Duration.ofSeconds(1));
    rest.get(USERS);

    HttpResponse<String> refused = rest.send("DELETE", USERS, "[]");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("2");
    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN);
    clock.advance(Duration.ofMillis(1499));
    assertThat(rest.get(USERS).headers().firstValue("Retry-After")).contains("1");
    clock.advance(Duration.ofMillis(1));
    assertThat(rest.get(USERS).statusCode()).isEqualTo(200);
  }

  @Test
  void aReaderMayGetBetweenTheDeleteAndTheAddOfAPut() throws Exception {
    List<String> seen = new ArrayList<>();
    start(
        RestSwitches.defaults()
            .emptyList(EmptyList.EMPTY_ARRAY)
            .replaceInSteps(() -> seen.add(get())));
    long revision = hes.state(COM_DOMAIN).revision();

    assertThat(rest.send("PUT", USERS, BOTH_JSON).statusCode()).isEqualTo(204);

    assertThat(seen).containsExactly("[]", ANN_JSON);
    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN, BEN);
    assertThat(hes.state(COM_DOMAIN).revision()).isEqualTo(revision + 3);
  }

  private String get() {
    try {
      return rest.get(USERS).body();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPutMayEndBetweenTheDeleteAndTheAdd() throws Exception {
    start(
        RestSwitches.defaults()
            .replaceInSteps(
                () -> {
                  throw new IllegalStateException("power cut");
                }));

    HttpResponse<String> answer = rest.send("PUT", USERS, BOTH_JSON);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("InternalServerError").doesNotContain("power cut");
    assertThat(hes.users(COM_DOMAIN)).isEmpty();
  }

  @Test
  void usersMayBeToldInAnotherOrder() throws Exception {
    start(RestSwitches.defaults().unordered());
    hes.setUsers(COM_DOMAIN, List.of(ANN, BEN));

    assertThat(rest.get(USERS).body())
        .isEqualTo("[{\"emailLocalPart\":\"ben\"},{\"emailLocalPart\":\"ann\"}]");
  }

  @Test
  void switchesThatMeanNothingAreRefused() {
    RestSwitches switches = RestSwitches.defaults();

    assertThatThrownBy(() -> switches.lag(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lag");
    assertThatThrownBy(() -> switches.largestBody(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("largestBody");
    assertThatThrownBy(() -> switches.rateLimit(0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rateLimit");
    assertThatThrownBy(() -> switches.rateLimit(1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> switches.domainsAsObjects(" "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSwitchMakesNewSwitches() throws Exception {
    RestSwitches.defaults().emptyList(EmptyList.EMPTY_ARRAY);
    start(RestSwitches.defaults());
    hes.setUsers(COM_DOMAIN, List.of());

    assertThat(rest.get(USERS).statusCode()).isEqualTo(204);
  }
}
