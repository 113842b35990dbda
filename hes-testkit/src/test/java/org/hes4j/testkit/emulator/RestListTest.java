package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.testkit.emulator.Ports.COM_DOMAIN;
import static org.hes4j.testkit.emulator.RestCalls.USERS;
import static org.hes4j.testkit.emulator.RestCalls.recipient;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.hes4j.client.ListState;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the REST API does to the lists, in the vendor's words. */
class RestListTest {
  private static final MailDomain ORG = MailDomain.of("example.org");
  private static final Recipient ANN = recipient("ann@example.com", "Änn \"Lee\"");
  private static final Recipient BEN = recipient("ben@example.com", null);
  private static final String BOTH =
      "[{\"emailLocalPart\":\"ann\",\"displayName\":\"Änn \\\"Lee\\\"\"},"
          + "{\"emailLocalPart\":\"ben\"}]";

  private HesEmulator hes;
  private RestCalls rest;

  @BeforeEach
  void start() {
    hes = RestCalls.emulator(RestSwitches.defaults());
    rest = new RestCalls(hes);
  }

  @AfterEach
  void stop() {
    hes.close();
  }

  private void assert204(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void itsBaseEndsInTheVersion() {
    assertThat(hes.restEndpoint()).isEqualTo(hes.uri().resolve("/api/v1/"));
  }

  @Test
  void getTellsTheDomainsAndTheUsers() throws Exception {
    hes.setUsers(COM_DOMAIN, List.of(BEN, ANN));

    HttpResponse<String> domains = rest.get("domains");
    HttpResponse<String> users = rest.get(USERS);

    assertThat(domains.statusCode()).isEqualTo(200);
    assertThat(domains.body()).isEqualTo("[\"example.com\",\"example.org\"]");
    assertThat(users.statusCode()).isEqualTo(200);
    assertThat(users.body()).isEqualTo(BOTH);
    assertThat(users.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(rest.get("domains/EXAMPLE.com/users").body()).isEqualTo(BOTH);
    assertThat(rest.get("domains/example%2Ecom/users").body()).isEqualTo(BOTH);
  }

  @Test
  void postAddsAndUpdatesAndKeepsTheOthers() throws Exception {
    hes.setUsers(COM_DOMAIN, List.of(BEN, recipient("ann@example.com", "Ann")));
    hes.setUsers(ORG, List.of(recipient("eva@example.org", null)));

    assert204(
        rest.send(
            "POST",
            USERS,
            "[{\"displayName\":\"Änn \\\"Lee\\\"\",\"emailLocalPart\":\"ANN\"},"
                + "{\"emailLocalPart\":\"cid\"}]"));

    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN, BEN, recipient("cid@example.com", null));
    assertThat(hes.users(ORG)).hasSize(1);
    assertThat(hes.requests().of(Operation.ADD_USERS)).isEqualTo(1);
  }

  @Test
  void postWithoutANameKeepsTheName() throws Exception {
    hes.setUsers(COM_DOMAIN, List.of(ANN));

    assert204(rest.send("POST", USERS, "[{\"emailLocalPart\":\"ann\",\"displayName\":\"\"}]"));
    assert204(rest.send("POST", USERS, "[{\"emailLocalPart\":\"ann\"}]"));

    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN);
  }

  @Test
  void postOfNobodyDoesNothing() throws Exception {
    hes.setUsers(COM_DOMAIN, List.of(ANN));

    assert204(rest.send("POST", USERS, "[]"));

    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN);
  }

  @Test
  void putDeletesAllThenAdds() throws Exception {
    hes.setUsers(COM_DOMAIN, List.of(ANN, recipient("cid@example.com", null)));

    assert204(
        rest.send("PUT", USERS, "[{\"emailLocalPart\":\"ben\"},{\"emailLocalPart\":\"ann\"}]"));

    assertThat(hes.users(COM_DOMAIN)).containsExactly(recipient("ann@example.com", null), BEN);
  }

  @Test
  void putOfNobodyIsRefused() throws Exception {
    hes.setUsers(COM_DOMAIN, List.of(ANN));

    HttpResponse<String> answer = rest.send("PUT", USERS, "[]");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"InvalidFormat\"");
    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN);
  }

  @Test
  void deleteRemovesThoseWhoAreNamed() throws Exception {
    hes.setUsers(COM_DOMAIN, List.of(ANN, BEN));

    assert204(rest.send("DELETE", USERS, "[\"BEN\", \"nobody\"]"));

    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN);
  }

  @Test
  void deleteOfNobodyDeletesEverybody() throws Exception {
    hes.setUsers(COM_DOMAIN, List.of(ANN, BEN));
    hes.setUsers(ORG, List.of(recipient("eva@example.org", null)));

    assert204(rest.send("DELETE", USERS, "[]"));

    assertThat(hes.users(COM_DOMAIN)).isEmpty();
    assertThat(hes.users(ORG)).hasSize(1);
  }

  @Test
  void aWriteOverRestIsARevisionThatSoapSees() throws Exception {
    ListState before = hes.state(COM_DOMAIN);

    rest.send("POST", USERS, BOTH);

    ListState after =
        Ports.port(hes).listDomains().stream()
            .filter(status -> status.getDomain().equals("example.com"))
            .map(
                status ->
                    new ListState(
                        status.getRevision(),
                        status.getCount(),
                        org.hes4j.client.ListDigest.of(status.getDigest())))
            .findFirst()
            .orElseThrow();
    assertThat(after.revision()).isEqualTo(before.revision() + 1);
    assertThat(after.count()).isEqualTo(2);
    assertThat(after.digest().bytes())
        .isEqualTo(Ports.digest(List.of("ann@example.com", "ben@example.com")));
    assertThat(Ports.port(hes).listUsers("example.com", null, null, 10).getRecipient())
        .extracting(user -> user.getDisplayName())
        .containsExactly("Änn \"Lee\"", null);
  }

  @Test
  void everySignThatTheVendorAllowsIsTaken() throws Exception {
    String local = "-!#$%&'+/=?^_`{|}~.az09";

    assert204(rest.send("POST", USERS, "[{\"emailLocalPart\":\"" + local + "\"}]"));
    assert204(rest.send("POST", USERS, "[{\"emailLocalPart\":\"\\\"q\\\"\"}]"));

    assertThat(hes.users(COM_DOMAIN))
        .extracting(user -> user.address().localPart())
        .containsExactlyInAnyOrder(local, "\"q\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "deflate"})
  void requestsMayBePacked(String coding) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var out =
        coding.equals("deflate")
            ? new DeflaterOutputStream(packed)
            : new GZIPOutputStream(packed)) {
      out.write(BOTH.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    assert204(rest.send("POST", BodyPublishers.ofByteArray(packed.toByteArray()), coding));

    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN, BEN);
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, gzip",
    "'deflate, gzip;q=0.5', gzip",
    "'gzip;q=0, deflate', deflate",
    "'identity, br', ''",
    "'gzip;q=0.0', ''"
  })
  void answersArePackedAsTheClientWants(String accepted, String coding) throws Exception {
    hes.setUsers(COM_DOMAIN, List.of(BEN, ANN));

    HttpResponse<byte[]> answer =
        rest.sendForBytes(rest.request(USERS).header("Accept-Encoding", accepted));

    assertThat(answer.headers().firstValue("Content-Encoding").orElse("")).isEqualTo(coding);
    assertThat(unpacked(coding, answer.body())).isEqualTo(BOTH);
  }

  private static String unpacked(String coding, byte[] body) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(body);
    byte[] bytes =
        switch (coding) {
          case "gzip" -> new GZIPInputStream(in).readAllBytes();
          case "deflate" -> new InflaterInputStream(in).readAllBytes();
          default -> body;
        };
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void aLongListGoesInAndOutInOneMessage() throws Exception {
    String users =
        IntStream.range(0, 50_000)
            .mapToObj(
                i -> "{\"emailLocalPart\":\"u%06d\",\"displayName\":\"User %d\"}".formatted(i, i))
            .collect(Collectors.joining(",", "[", "]"));

    assert204(rest.send("PUT", USERS, users));

    assertThat(hes.state(COM_DOMAIN).count()).isEqualTo(50_000);
    assertThat(rest.get(USERS).body()).isEqualTo(users);
  }
}
