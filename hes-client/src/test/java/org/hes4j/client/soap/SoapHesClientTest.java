package org.hes4j.client.soap;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hes4j.client.Credentials;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.LimitExceededException;
import org.hes4j.client.ListDigest;
import org.hes4j.client.ListState;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.ServiceUnavailableException;
import org.hes4j.client.StageBase;
import org.hes4j.client.StagedChange;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the binding sends and reads, against a service of canned answers. */
class SoapHesClientTest {
  private static final MailDomain DOMAIN = MailDomain.of("example.com");
  private static final Recipient ANN = Recipient.of(EmailAddress.of("ann@example.com"), "Ann Lee");
  private static final EmailAddress BOB = EmailAddress.of("bob@example.com");

  @RegisterExtension
  static final WireMockExtension SERVICE =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private HesClient hes;

  @BeforeEach
  void open() {
    hes = SoapHesClient.builder(endpoint(), Credentials.of("admin", "köy")).build();
  }

  @AfterEach
  void close() {
    hes.close();
  }

  private static URI endpoint() {
    return URI.create(SERVICE.baseUrl() + "/hes/soap");
  }

  private static ResponseDefinitionBuilder soapXml(String envelope) {
    return ok(envelope).withHeader("Content-Type", "text/xml;charset=utf-8");
  }

  private static void answer(ResponseDefinitionBuilder answer) {
    SERVICE.stubFor(post("/hes/soap").willReturn(answer));
  }

  @Test
  void shouldListDomainsWithTheStateOfTheirLists() {
    answer(soapXml(SoapReply.domains(SoapReply.status("example.com", 7, 2))));

    List<DomainStatus> domains = hes.listDomains();

    assertThat(domains).hasSize(1);
    assertThat(domains.get(0).domain()).isEqualTo(DOMAIN);
    assertThat(domains.get(0).state().orElseThrow().revision()).isEqualTo(7);
    assertThat(domains.get(0).state().orElseThrow().count()).isEqualTo(2);
    assertThat(domains.get(0).state().orElseThrow().digest().hex()).isEqualTo(SoapReply.ZEROS);
  }

  /** Otherwise a list whose count got lost would be changed as one of nobody, without a look. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<count/>",
        "<count>0</count>",
        "<count>three</count>",
        "<count>1,000</count>",
        "<count>9223372036854775808</count>",
        "<count>-2</count>",
        "<count xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:nil=\"true\"/>"
      })
  void shouldRefuseACountThatIsNoneOrThatTheDigestDeniesAsItIs(String count) {
    String state = "<revision>7</revision>" + count + "<digest>" + SoapReply.ZEROS + "</digest>";
    answer(
        soapXml(SoapReply.domains("<status><domain>example.com</domain>" + state + "</status>")));
    assertRefused(hes::listDomains, "listDomains");

    answer(
        soapXml(
            SoapReply.changed("deleteUsersResponse", 8, 3)
                .replaceFirst("<revision>.*</digest>", state)));
    assertRefused(() -> hes.deleteUsers(DOMAIN, List.of(BOB)), "deleteUsers");
  }

  private static void assertRefused(ThrowingCallable call, String operation) {
    assertThatThrownBy(call)
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining(operation)
        .hasMessageContaining("a value that the contract does not allow");
  }

  @ParameterizedTest
  @CsvSource({
    "<digest>, <other>",
    "<revision>7, <revision>-7",
    "<count>2, <count>-2",
  })
  void shouldRefuseAStateThatLacksAPartOrIsNegative(String part, String instead) {
    answer(
        soapXml(
            SoapReply.domains(
                SoapReply.status("example.com", 7, 2)
                    .replace(part, instead)
                    .replace("</digest>", part.contains("digest") ? "</other>" : "</digest>"))));

    assertRefused(hes::listDomains, "listDomains");
  }

  @Test
  void shouldRefuseACountOfSomebodyWithTheDigestOfNobody() {
    String nobody = ListDigest.of(List.of()).hex();
    answer(
        soapXml(
            SoapReply.domains(
                SoapReply.status("example.com", 7, 2).replace(SoapReply.ZEROS, nobody))));

    assertRefused(hes::listDomains, "listDomains");
  }

  @Test
  void shouldTakeAnEmptyListThatHasTheDigestOfOne() {
    answer(soapXml(SoapReply.domains(SoapReply.status("example.com", 0, 0))));

    ListState state = hes.listDomains().get(0).state().orElseThrow();

    assertThat(state).isEqualTo(new ListState(0, 0, ListDigest.of(List.of())));
  }

  @Test
  void shouldRefuseADomainThatIsToldTwice() {
    answer(
        soapXml(
            SoapReply.domains(
                SoapReply.status("example.com", 7, 2), SoapReply.status("Example.COM", 8, 3))));

    assertRefused(hes::listDomains, "listDomains");
  }

  @Test
  void shouldSendBasicCredentialsInUtf8AndACorrelationId() {
    answer(soapXml(SoapReply.domains()));

    hes.listDomains();

    SERVICE.verify(
        postRequestedFor(urlEqualTo("/hes/soap"))
            .withHeader("Authorization", equalTo("Basic YWRtaW46a8O2eQ=="))
            .withHeader("X-Correlation-Id", matching("[0-9a-f-]{36}"))
            .withHeader("Content-Type", containing("text/xml"))
            .withHeader("SOAPAction", equalTo("\"\"")));
  }

  @Test
  void shouldReadPageAfterPageOfOneRevisionAndOnlyWhenAsked() {
    SERVICE.stubFor(
        post("/hes/soap")
            .withRequestBody(containing("<domain>example.com</domain><pageSize>"))
            .willReturn(soapXml(SoapReply.page(3, true, "ann@example.com", "bob@example.com"))));
    SERVICE.stubFor(
        post("/hes/soap")
            .withRequestBody(containing("<revision>3</revision><after>bob@example.com</after>"))
            .willReturn(soapXml(SoapReply.page(3, false, "cid@example.com"))));

    try (Stream<Recipient> users = hes.listUsers(DOMAIN)) {
      Iterator<Recipient> each = users.iterator();
      SERVICE.verify(0, postRequestedFor(anyUrl()));
      each.next();
      each.next();
      SERVICE.verify(1, postRequestedFor(anyUrl()));
      assertThat(each.next()).hasToString("cid@example.com");
      assertThat(each.hasNext()).isFalse();
    }
    SERVICE.verify(2, postRequestedFor(anyUrl()));
  }

  @Test
  void shouldRefuseAPageOfAnotherRevision() {
    answer(soapXml(SoapReply.page(4, false, "ann@example.com")));

    assertThatThrownBy(() -> hes.listUsers(DOMAIN, 3).toList())
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("listUsers")
        .hasRootCauseMessage("a page of another revision");
  }

  @Test
  void shouldRefuseAnEmptyPageThatSaysMoreFollow() {
    answer(soapXml(SoapReply.page(3, true)));

    assertThatThrownBy(() -> hes.listUsers(DOMAIN).toList())
        .isInstanceOf(ProtocolException.class)
        .hasRootCauseMessage("an empty page that is not the last");
  }

  @Test
  void shouldRefuseAPageThatDoesNotMoveOn() {
    answer(soapXml(SoapReply.page(3, true, "ann@example.com")));

    assertThatThrownBy(() -> hes.listUsers(DOMAIN).toList())
        .isInstanceOf(ProtocolException.class)
        .hasRootCauseMessage("a page that does not move on");
  }

  @Test
  void shouldAddWithNames() {
    answer(soapXml(SoapReply.changed("addUsersResponse", 8, 3)));

    assertThat(hes.addUsers(DOMAIN, List.of(ANN)).state().orElseThrow().revision()).isEqualTo(8);

    SERVICE.verify(
        postRequestedFor(anyUrl())
            .withRequestBody(
                containing(
                    "<recipient><address>ann@example.com</address><displayName>Ann Lee</displayName></recipient>")));
  }

  @Test
  void shouldSendNothingWhereThereIsNothingToSay() {
    assertThat(hes.addUsers(DOMAIN, List.of()).state()).isEmpty();
    assertThat(hes.deleteUsers(DOMAIN, List.of()).state()).isEmpty();
    assertThat(hes.changeUsers(DOMAIN, 1, List.of(), List.of()).state()).isEmpty();

    SERVICE.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void shouldRefuseToReplaceWithNobodyBeforeAnythingIsSent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hes.replaceUsers(DOMAIN, List.of()))
        .withMessageContaining("example.com with nobody would refuse all its mail");

    SERVICE.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void shouldSplitAdditionsIntoMessagesOfTenThousand() {
    answer(soapXml(SoapReply.changed("addUsersResponse", 9, 20001)));

    hes.addUsers(DOMAIN, many(20_001));

    SERVICE.verify(3, postRequestedFor(anyUrl()));
    SERVICE.verify(
        1, postRequestedFor(anyUrl()).withRequestBody(containing("<address>u20000@example.com")));
  }

  @Test
  void shouldRefuseAReplacementAboveTheLimitBeforeAnythingIsSent() {
    LimitExceededException refused =
        catchThrowableOfType(
            LimitExceededException.class, () -> hes.replaceUsers(DOMAIN, many(10_001)));

    assertThat(refused.limit()).isEqualTo(10_000);
    assertThat(refused.found()).isEqualTo(10_001);
    assertThat(refused).hasMessageContaining("RecipientSync");
    SERVICE.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void shouldChangeInOneMessageThatNamesRevisionAndChange() {
    answer(soapXml(SoapReply.changed("changeUsersResponse", 8, 3)));

    hes.changeUsers(DOMAIN, 7, List.of(ANN), List.of(BOB));

    SERVICE.verify(
        1,
        postRequestedFor(anyUrl())
            .withRequestBody(matching("(?s).*<change>[0-9a-f-]{36}</change><ifRevision>7<.*"))
            .withRequestBody(containing("<removal>bob@example.com</removal>")));
  }

  @Test
  void shouldRepeatAChangeUnderTheSameNameWhenItsAnswerWasLost() {
    SERVICE.stubFor(
        post("/hes/soap")
            .inScenario("lost")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("again")
            .willReturn(
                aResponse()
                    .withFault(
                        com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)));
    SERVICE.stubFor(
        post("/hes/soap")
            .inScenario("lost")
            .whenScenarioStateIs("again")
            .willReturn(soapXml(SoapReply.changed("changeUsersResponse", 8, 3))));
    try (HesClient patient = quick().build()) {
      patient.changeUsers(DOMAIN, 7, List.of(ANN), List.of());
    }

    List<String> names =
        SERVICE.findAll(postRequestedFor(anyUrl())).stream()
            .map(
                request ->
                    request.getBodyAsString().replaceAll("(?s).*<change>(.*)</change>.*", "$1"))
            .toList();
    assertThat(names).hasSizeGreaterThanOrEqualTo(2);
    assertThat(names.stream().distinct()).hasSize(1);
  }

  /** Whoever reads the conflict must see that the change may have been made before. */
  @Test
  void shouldTellOfTheLostAnswerWithTheConflictThatFollowsIt() {
    SERVICE.stubFor(
        post("/hes/soap")
            .inScenario("overtaken")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("again")
            .willReturn(aResponse().withStatus(504)));
    SERVICE.stubFor(
        post("/hes/soap")
            .inScenario("overtaken")
            .whenScenarioStateIs("again")
            .willReturn(
                aResponse()
                    .withStatus(500)
                    .withHeader("Content-Type", "text/xml;charset=utf-8")
                    .withBody(
                        SoapReply.fault(
                            "revisionConflictFault",
                            "REVISION_CONFLICT",
                            "<domain>example.com</domain><expected>7</expected><found>9</found>"))));

    try (HesClient patient = quick().build()) {
      assertThatThrownBy(() -> patient.changeUsers(DOMAIN, 7, List.of(ANN), List.of()))
          .isInstanceOfSatisfying(
              RevisionConflictException.class,
              conflict ->
                  assertThat(conflict.getSuppressed())
                      .hasSize(1)
                      .hasOnlyElementsOfType(ServiceUnavailableException.class));
    }
  }

  private static SoapHesClient.Builder quick() {
    return SoapHesClient.builder(endpoint(), Credentials.of("admin", "key"))
        .retryDelay(java.time.Duration.ofMillis(1));
  }

  @Test
  void shouldNumberTheBatchesOfAStage() {
    String status =
        "<status><stage>12345678</stage><batches>1</batches><expiresInSeconds>900</expiresInSeconds></status>";
    stage("beginStage", status);
    stage("appendToStage", status);
    SERVICE.stubFor(
        post("/hes/soap")
            .withRequestBody(containing("<commitStage "))
            .willReturn(soapXml(SoapReply.changed("commitStageResponse", 8, 2))));

    try (StagedChange stage = hes.beginChange(DOMAIN, StageBase.NOTHING, 7)) {
      stage.append(List.of(ANN), List.of());
      stage.append(List.of(), List.of(BOB));
      stage.commit(1, ListDigest.of(List.of(ANN.address())));
      assertThatThrownBy(() -> stage.append(List.of(ANN), List.of()))
          .isInstanceOf(IllegalStateException.class);
    }

    SERVICE.verify(postRequestedFor(anyUrl()).withRequestBody(containing("<batch>1</batch>")));
    SERVICE.verify(postRequestedFor(anyUrl()).withRequestBody(containing("<batch>2</batch>")));
    SERVICE.verify(0, postRequestedFor(anyUrl()).withRequestBody(containing("<abortStage ")));
  }

  @Test
  void shouldAbortAStageThatWasNotCommitted() {
    stage(
        "beginStage",
        "<status><stage>12345678</stage><batches>0</batches><expiresInSeconds>9</expiresInSeconds></status>");
    stage("abortStage", "");

    hes.beginChange(DOMAIN, StageBase.PRESENT, 7).close();

    SERVICE.verify(1, postRequestedFor(anyUrl()).withRequestBody(containing("<abortStage ")));
  }

  private static void stage(String operation, String content) {
    SERVICE.stubFor(
        post("/hes/soap")
            .withRequestBody(containing("<" + operation + " "))
            .willReturn(
                soapXml(
                    SoapReply.envelope(
                        "<"
                            + operation
                            + "Response xmlns=\"urn:hes4j:hes:1\">"
                            + content
                            + "</"
                            + operation
                            + "Response>"))));
  }

  @Test
  void shouldServeManyThreadsAtOnceWithoutMixingTheirCalls() throws Exception {
    for (int i = 0; i < 8; i++) {
      SERVICE.stubFor(
          post("/hes/soap")
              .withRequestBody(containing("<domain>d" + i + ".example.com</domain>"))
              .willReturn(soapXml(SoapReply.page(i, false, "u" + i + "@d" + i + ".example.com"))));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> reads = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        MailDomain domain = MailDomain.of("d" + (i % 8) + ".example.com");
        reads.add(() -> domain + " " + hes.listUsers(domain).toList());
      }
      for (Future<String> read : threads.invokeAll(reads)) {
        assertThat(read.get()).matches("d(\\d)\\.example\\.com \\[u\\1@d\\1\\.example\\.com]");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldRefusePlainHttpToAnotherHostUnlessAllowedByName() {
    SoapHesClient.Builder builder =
        SoapHesClient.builder(URI.create("http://hes.example.com/soap"), Credentials.of("a", "k"));

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContaining("refusing plain http to hes.example.com")
        .withMessageContaining("allowPlainHttp()");
    builder.allowPlainHttp().build().close();
  }

  @Test
  void shouldRefuseAnEndpointThatHoldsCredentialsWithoutRepeatingThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SoapHesClient.builder(
                    URI.create("https://admin:secret@hes.example.com/"), Credentials.of("a", "k")))
        .withMessageContaining("holds a user name")
        .withMessageNotContaining("secret");
  }

  @Test
  void shouldSayWhatAProxyThatWantsALoginNeeds() {
    answer(aResponse().withStatus(407));

    assertThatThrownBy(hes::listDomains)
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("check its user name and password")
        .hasMessageEndingWith("-Djdk.http.auth.tunneling.disabledSchemes= on its command line");
  }

  @Test
  void shouldFailPlainlyAfterClose() {
    hes.close();

    assertThatThrownBy(() -> hes.listDomains())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the client is closed");
  }

  private static List<Recipient> many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Recipient.of(EmailAddress.of("u" + i + "@example.com")))
        .toList();
  }
}
