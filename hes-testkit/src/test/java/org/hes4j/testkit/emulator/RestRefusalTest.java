package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.testkit.emulator.Ports.COM_DOMAIN;
import static org.hes4j.testkit.emulator.RestCalls.USERS;
import static org.hes4j.testkit.emulator.RestCalls.basic;
import static org.hes4j.testkit.emulator.RestCalls.recipient;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the REST API refuses, in the vendor's codes; nothing of it is done. */
class RestRefusalTest {
  private static final Recipient ANN = recipient("ann@example.com", "Ann");

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

  private void assertRefused(HttpResponse<String> answer, int status, String code)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    List<String> fields = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(answer.body())) {
      assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        fields.add(json.currentName());
        fields.add(json.nextTextValue());
      }
      assertThat(json.currentToken()).isEqualTo(JsonToken.END_OBJECT);
    }
    assertThat(fields).startsWith("code", code, "message").hasSize(4);
    assertThat(fields.get(3)).isNotBlank().doesNotContain("ann", "eva");
    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Basic", "Basic ?", "Bearer key", "admin:wrong", "other:key", "admin:", "key"})
  void missingOrWrongCredentialsAre401(String credentials) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(hes.restEndpoint().resolve("domains"));
    if (credentials.startsWith("B")) {
      request.header("Authorization", credentials);
    } else if (!credentials.isEmpty()) {
      request.header("Authorization", basic(credentials));
    }

    HttpResponse<String> answer = rest.send(request);

    assertRefused(answer, 401, "AuthenticationMissingOrInvalid");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"HES\"");
    assertThat(hes.requests().of(Operation.LIST_DOMAINS)).isZero();
    assertThat(hes.requests().total()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "domains/",
        "domain",
        "domains/example.com",
        "domains/example.com/users/",
        "domains/example.com/users/ann",
        "domains/example.net/users",
        "domains/not%20a%20domain/users",
        "domains//users",
        "../v2/domains"
      })
  void whatIsNotThereIs404(String path) throws Exception {
    HttpResponse<String> answer = rest.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    if (!path.startsWith("..")) {
      assertRefused(answer, 404, "ResourceNotAvailable");
    }
  }

  @Test
  void aWrongMethodIs400AndNot405() throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
      assertRefused(rest.send(method, "domains", "[]"), 400, "InvalidMethod");
    }
    assertRefused(rest.send("PATCH", USERS, "[]"), 400, "InvalidMethod");
    HttpResponse<String> head =
        rest.send(rest.request(USERS).method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "{}",
        "null",
        "\"eva\"",
        "[\"eva\"]",
        "[[]]",
        "[null]",
        "[{}]",
        "[{\"displayName\":\"Eva\"}]",
        "[{\"emailLocalPart\":1}]",
        "[{\"emailLocalPart\":null}]",
        "[{\"emailLocalPart\":\"\"}]",
        "[{\"emailLocalPart\":\"eva\",\"displayName\":null}]",
        "[{\"emailLocalPart\":\"eva\",\"displayName\":[\"Eva\"]}]",
        "[{\"emailLocalPart\":\"eva\",\"email\":\"eva@example.com\"}]",
        "[{\"emailLocalPart\":\"eva\",\"emailLocalPart\":\"eve\"}]",
        "[{\"emailLocalPart\":\"eva\"}",
        "[{\"emailLocalPart\":\"eva\"},]",
        "[{\"emailLocalPart\":\"eva\"}] []",
        "[{'emailLocalPart':'eva'}]",
        "emailLocalPart=eva"
      })
  void whatIsNotAnArrayOfUsersIsInvalidFormat(String body) throws Exception {
    assertRefused(rest.send("POST", USERS, body), 400, "InvalidFormat");
    assertRefused(rest.send("PUT", USERS, body), 400, "InvalidFormat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[", "[1]", "[[]]", "[{\"emailLocalPart\":\"ann\"}]", "[\"\"]"})
  void whatIsNotAnArrayOfLocalPartsIsInvalidFormat(String body) throws Exception {
    assertRefused(rest.send("DELETE", USERS, body), 400, "InvalidFormat");
  }

  @Test
  void aDeleteWithoutABodyDeletesNobody() throws Exception {
    assertRefused(
        rest.send(
            rest.request(USERS)
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.noBody())),
        400,
        "InvalidFormat");
    assertRefused(
        rest.send(rest.request(USERS).method("DELETE", BodyPublishers.noBody())),
        400,
        "InvalidFormat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".eva",
        "e*va",
        "e va",
        "e@va",
        "eva@example.com",
        "évа",
        "e,va",
        "e(v)a",
        "e\\\\va",
        "e;va"
      })
  void aCharacterThatTheVendorForbidsIsIllegal(String local) throws Exception {
    assertRefused(
        rest.send("POST", USERS, "[{\"emailLocalPart\":\"" + local + "\"}]"),
        400,
        "IllegalCharacter");
    assertRefused(rest.send("DELETE", USERS, "[\"" + local + "\"]"), 400, "IllegalCharacter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"E\\u0000va", "E\\nva", "E\\ud800va", "\\uffff"})
  void aNameThatSoapCouldNotShowIsIllegal(String name) throws Exception {
    String body = "[{\"emailLocalPart\":\"eva\",\"displayName\":\"" + name + "\"}]";

    assertRefused(rest.send("POST", USERS, body), 400, "IllegalCharacter");
  }

  @Test
  void whatIsTooLongIsInvalidFormat() throws Exception {
    String local = "[{\"emailLocalPart\":\"%s\"}]";
    String name = "[{\"emailLocalPart\":\"ann\",\"displayName\":\"%s\"}]";

    assertRefused(rest.send("POST", USERS, local.formatted("a".repeat(256))), 400, "InvalidFormat");
    assertRefused(rest.send("POST", USERS, name.formatted("a".repeat(256))), 400, "InvalidFormat");
    assertThat(rest.send("POST", USERS, name.formatted("a".repeat(255))).statusCode())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", "a.", "a\\\"b"})
  void whatTheListBehindSoapCannotHoldIsInvalidFormat(String local) throws Exception {
    String body = "[{\"emailLocalPart\":\"" + local + "\"}]";

    assertRefused(rest.send("POST", USERS, body), 400, "InvalidFormat");
  }

  @Test
  void oneWrongUserOfManyRefusesThemAll() throws Exception {
    String body = "[{\"emailLocalPart\":\"eva\"},{\"emailLocalPart\":\"e*a\"}]";

    HttpResponse<String> answer = rest.send("PUT", USERS, body);

    assertRefused(answer, 400, "IllegalCharacter");
    assertThat(answer.body()).contains("Element 1");
  }

  @Test
  void aBodyOfAnotherTypeOrCodingIsInvalidFormat() throws Exception {
    var users = BodyPublishers.ofString("[{\"emailLocalPart\":\"eva\"}]");

    assertRefused(rest.send(rest.request(USERS).POST(users)), 400, "InvalidFormat");
    assertRefused(
        rest.send(rest.request(USERS).header("Content-Type", "text/plain").POST(users)),
        400,
        "InvalidFormat");
    for (String coding : List.of("br", "gzip, gzip", "gzip", "deflate")) {
      assertRefused(rest.send("POST", users, coding), 400, "InvalidFormat");
    }
  }
}
