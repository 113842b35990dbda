package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.testkit.emulator.Ports.COM_DOMAIN;
import static org.hes4j.testkit.emulator.RestCalls.USERS;
import static org.hes4j.testkit.emulator.RestCalls.recipient;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that go wrong as they were scripted, the same over both wires. */
class MishapTest {
  private static final Recipient ANN = recipient("ann@example.com", null);
  private static final Recipient BEN = recipient("ben@example.com", null);

  private HesEmulator hes;
  private RestCalls rest;

  @BeforeEach
  void start() {
    hes = RestCalls.emulator(RestSwitches.defaults());
    rest = new RestCalls(hes);
    hes.setUsers(COM_DOMAIN, List.of(ANN));
  }

  @AfterEach
  void stop() {
    hes.close();
  }

  /** Adds Ben. */
  private HttpResponse<String> add(Wire wire) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        wire == Wire.REST
            ? rest.request(USERS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("[{\"emailLocalPart\":\"ben\"}]"))
            : HttpRequest.newBuilder(hes.soapUri())
                .header("Authorization", RestCalls.basic("admin:key"))
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(
                    BodyPublishers.ofString(
                        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
                            + "<addUsers xmlns='urn:hes4j:hes:1'><domain>example.com</domain>"
                            + "<recipient><address>ben@example.com</address></recipient>"
                            + "</addUsers></s:Body></s:Envelope>"));
    return rest.send(request);
  }

  private void assertDone(Mishap mishap) {
    assertThat(hes.users(COM_DOMAIN))
        .as("the list after %s", mishap)
        .isEqualTo(mishap.isDone() ? List.of(ANN, BEN) : List.of(ANN));
    assertThat(hes.requests().of(Operation.ADD_USERS)).isEqualTo(1);
    assertThat(hes.scripted()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerMayBeAStatusThatTellsNothingMore(Wire wire) throws Exception {
    for (Mishap mishap :
        List.of(Mishap.TOO_MANY_REQUESTS, Mishap.BAD_GATEWAY, Mishap.UNAVAILABLE)) {
      hes.script(Operation.ADD_USERS, mishap);
    }

    HttpResponse<String> tooMany = add(wire);

    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(tooMany.headers().firstValue("Retry-After")).contains("1");
    assertThat(add(wire).statusCode()).isEqualTo(502);
    HttpResponse<String> unavailable = add(wire);
    assertThat(unavailable.statusCode()).isEqualTo(503);
    assertThat(unavailable.body()).contains("<html>");
    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN);
    assertThat(hes.scripted()).isZero();
    assertThat(add(wire).statusCode()).isEqualTo(wire == Wire.REST ? 204 : 200);
    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN, BEN);
  }

  @ParameterizedTest
  @EnumSource
  void aServiceMayDenyOrFailInTheWordsOfItsWire(Wire wire) throws Exception {
    hes.script(Operation.ADD_USERS, Mishap.DENIED, Mishap.INTERNAL_ERROR);

    HttpResponse<String> denied = add(wire);
    HttpResponse<String> failed = add(wire);

    assertThat(denied.statusCode()).isEqualTo(403);
    assertThat(denied.body())
        .contains(wire == Wire.REST ? "AuthorizationRequestDenied" : "authorisationFault");
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body()).contains(wire == Wire.REST ? "InternalServerError" : "s:Server");
    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN);
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerMayBeNoneOfTheService(Wire wire) throws Exception {
    hes.script(Operation.ADD_USERS, Mishap.EMPTY_ANSWER, Mishap.GARBAGE, Mishap.HTML_PAGE);

    HttpResponse<String> empty = add(wire);
    HttpResponse<String> garbage = add(wire);
    HttpResponse<String> page = add(wire);

    assertThat(List.of(empty, garbage, page))
        .extracting(HttpResponse::statusCode)
        .containsOnly(200);
    assertThat(empty.body()).isEmpty();
    assertThat(garbage.body()).isNotEmpty();
    assertThat(garbage.headers().firstValue("Content-Type")).contains(wire.contentType());
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN);
  }

  @ParameterizedTest
  @EnumSource
  void aGatewayMayGiveUpOnWhatIsDone(Wire wire) throws Exception {
    hes.script(Operation.ADD_USERS, Mishap.GATEWAY_TIMEOUT);

    assertThat(add(wire).statusCode()).isEqualTo(504);
    assertDone(Mishap.GATEWAY_TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerMayBeLostAfterTheChange(Wire wire) {
    hes.script(Operation.ADD_USERS, Mishap.ANSWER_LOST);

    assertThatThrownBy(() -> add(wire)).isInstanceOf(IOException.class);
    assertDone(Mishap.ANSWER_LOST);
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerMayBeCutOffAfterTheChange(Wire wire) {
    hes.script(Operation.ADD_USERS, Mishap.ANSWER_CUT_OFF);

    assertThatThrownBy(() -> add(wire))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("content-length");
    assertDone(Mishap.ANSWER_CUT_OFF);
  }

  @Test
  void aListMayBeCutOffInTheMiddle() {
    hes.script(Operation.LIST_USERS, Mishap.ANSWER_CUT_OFF);

    assertThatThrownBy(() -> rest.get(USERS)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionMayEndBeforeTheChange(Wire wire) {
    hes.script(Operation.ADD_USERS, Mishap.CONNECTION_CLOSED);

    assertThatThrownBy(() -> add(wire)).isInstanceOf(IOException.class);
    assertDone(Mishap.CONNECTION_CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aServiceMayStaySilentUntilItStops(Wire wire) throws Exception {
    hes.script(Operation.ADD_USERS, Mishap.SILENCE);
    var silent =
        java.util.concurrent.CompletableFuture.supplyAsync(
            () -> {
              try {
                return add(wire);
              } catch (IOException | InterruptedException e) {
                return e;
              }
            });
    while (hes.scripted() > 0) {
      Thread.onSpinWait();
    }

    hes.close();

    assertThat(silent.get()).isInstanceOf(IOException.class);
    assertDone(Mishap.SILENCE);
  }

  @Test
  void halfOfARestRequestMayBeDone() throws Exception {
    hes.setUsers(COM_DOMAIN, List.of(ANN, BEN));
    hes.script(Operation.DELETE_USERS, Mishap.HALF_DONE);
    hes.script(Operation.ADD_USERS, Mishap.HALF_DONE, Mishap.HALF_DONE);
    hes.script(Operation.REPLACE_USERS, Mishap.HALF_DONE);

    assertThat(rest.send("DELETE", USERS, "[\"ben\",\"ann\"]").statusCode()).isEqualTo(500);
    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN);
    String users = "[{\"emailLocalPart\":\"cid\"},{\"emailLocalPart\":\"dan\"}]";
    assertThat(rest.send("POST", USERS, users).statusCode()).isEqualTo(500);
    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN, recipient("cid@example.com", null));
    assertThat(add(Wire.SOAP).statusCode()).isEqualTo(500);
    assertThat(hes.users(COM_DOMAIN)).hasSize(2);
    assertThat(rest.send("PUT", USERS, users).statusCode()).isEqualTo(500);
    assertThat(hes.users(COM_DOMAIN)).isEmpty();
  }

  @Test
  void halfOfADeleteOfEverybodyIsNobody() throws Exception {
    hes.script(Operation.DELETE_USERS, Mishap.HALF_DONE, Mishap.HALF_DONE);

    rest.send("DELETE", USERS, "[]");
    rest.send("DELETE", USERS, "[\"ann\"]");

    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN);
  }

  @Test
  void aScriptIsForOneOperationAndLetsPassWhereItSaysNone() throws Exception {
    hes.script(Operation.LIST_USERS, Mishap.NONE, Mishap.UNAVAILABLE);

    assertThat(rest.get("domains").statusCode()).isEqualTo(200);
    assertThat(rest.get(USERS).statusCode()).isEqualTo(200);
    assertThat(hes.scripted()).isEqualTo(1);
    assertThat(rest.get(USERS).statusCode()).isEqualTo(503);
    assertThat(rest.get(USERS).statusCode()).isEqualTo(200);
  }
}
