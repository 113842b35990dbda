package org.hes4j.client.soap;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hes4j.client.AuthenticationException;
import org.hes4j.client.AuthorizationException;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesException;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.client.LimitExceededException;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.RevisionConflictException;
import org.hes4j.client.ServiceUnavailableException;
import org.hes4j.client.StageBase;
import org.hes4j.client.StageException;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way in which the service can refuse, as kind, accessors and message. */
class FaultsTest {
  private static final MailDomain DOMAIN = MailDomain.of("example.com");
  private static final Recipient ANN = Recipient.of(EmailAddress.of("ann@example.com"));

  @RegisterExtension
  static final WireMockExtension SERVICE =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private HesClient hes;

  @BeforeEach
  void open() {
    hes =
        SoapHesClient.builder(
                URI.create(SERVICE.baseUrl() + "/hes/soap"),
                Credentials.of("admin@example.com", "the-secret-key"))
            .maxAttempts(1)
            .build();
  }

  @AfterEach
  void close() {
    hes.close();
  }

  private static void fault(int status, String element, String code, String more) {
    SERVICE.stubFor(
        post("/hes/soap")
            .willReturn(
                status(status)
                    .withHeader("Content-Type", "text/xml; charset=utf-8")
                    .withBody(SoapReply.fault(element, code, more))));
  }

  /** As a job that keeps its failures does. */
  private static void assertCanBeSerialized(HesException failure) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThatCode(
            () -> {
              try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(failure);
              }
            })
        .doesNotThrowAnyException();
  }

  private <T extends HesException> T add(Class<T> kind) {
    T failure = catchThrowableOfType(kind, () -> hes.addUsers(DOMAIN, List.of(ANN)));
    assertThat(failure).hasMessageNotContaining("the-secret-key");
    assertCanBeSerialized(failure);
    assertThat(failure.call().orElseThrow().operation()).isEqualTo("addUsers");
    assertThat(failure.call().orElseThrow().correlationId()).hasSize(36);
    return failure;
  }

  @Test
  void shouldSayWhereTheKeyIsFoundWhenItIsRefused() {
    fault(401, "authenticationFault", "AUTHENTICATION_FAILED", "");

    assertThat(add(AuthenticationException.class))
        .hasMessageContaining("did not accept account 'admin@example.com'")
        .hasMessageContaining("Administration > Web Services & Tools");
  }

  @Test
  void shouldKnowARefusedKeyBySoapFaultToo() {
    fault(500, "authenticationFault", "AUTHENTICATION_FAILED", "");

    assertThat(add(AuthenticationException.class)).hasMessageContaining("did not accept account");
  }

  @Test
  void shouldKnowARefusedKeyWhateverTheBody() {
    SERVICE.stubFor(post("/hes/soap").willReturn(aResponse().withStatus(401).withBody("<html>")));

    assertThat(add(AuthenticationException.class)).hasMessageContaining("did not accept account");
  }

  @Test
  void shouldSayWhatToEnableWhenTheAccountMayNot() {
    fault(500, "authorisationFault", "NOT_AUTHORISED", "");

    assertThat(add(AuthorizationException.class)).hasMessageContaining("web services are enabled");
  }

  @Test
  void shouldNameAnUnknownDomain() {
    fault(500, "unknownDomainFault", "UNKNOWN_DOMAIN", "<domain>example.com</domain>");

    UnknownDomainException failure = add(UnknownDomainException.class);
    assertThat(failure.domain()).isEqualTo(DOMAIN);
    assertThat(failure).hasMessageContaining("example.com is no domain of this account");
  }

  @Test
  void shouldCarryTheReasonsOfInvalidRecipientsOutsideTheMessage() {
    fault(
        500,
        "invalidRecipientsFault",
        "INVALID_RECIPIENTS",
        "<invalid><address>ann@example.com</address><reason>reserved</reason></invalid>");

    InvalidRecipientsException failure = add(InvalidRecipientsException.class);
    assertThat(failure.reasons()).containsEntry("ann@example.com", "reserved");
    assertThat(failure)
        .hasMessageContaining("refused 1")
        .hasMessageContaining("nothing of it was done")
        .hasMessageNotContaining("ann@example.com");
  }

  @Test
  void shouldNameTheLimit() {
    fault(500, "limitExceededFault", "LIMIT_EXCEEDED", "<limit>500</limit><found>501</found>");

    LimitExceededException failure = add(LimitExceededException.class);
    assertThat(failure.limit()).isEqualTo(500);
    assertThat(failure.found()).isEqualTo(501);
    assertThat(failure).hasMessageContaining("(501, at most 500)");
  }

  @Test
  void shouldNameBothRevisionsOfAConflict() {
    fault(
        500,
        "revisionConflictFault",
        "REVISION_CONFLICT",
        "<domain>example.com</domain><expected>7</expected><found>9</found>");

    RevisionConflictException failure =
        catchThrowableOfType(
            RevisionConflictException.class,
            () -> hes.changeUsers(DOMAIN, 7, List.of(ANN), List.of()));
    assertCanBeSerialized(failure);
    assertThat(failure).cause().hasMessageContaining("RevisionConflictFault: ");
    assertThat(failure.domain()).isEqualTo(DOMAIN);
    assertThat(failure.expected()).isEqualTo(7);
    assertThat(failure.found()).isEqualTo(9);
    assertThat(failure)
        .hasMessageContaining("somebody else has changed it")
        .hasMessageContaining("run again");
  }

  @Test
  void shouldTellTheKindsOfStageFaultsApart() {
    for (StageException.Kind kind : StageException.Kind.values()) {
      fault(500, "stageFault", "STAGE_" + kind, "<stage>12345678</stage>");

      StageException failure =
          catchThrowableOfType(
              StageException.class, () -> hes.beginChange(DOMAIN, StageBase.NOTHING, 7));
      assertCanBeSerialized(failure);
      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure).hasMessageContaining("The list is unchanged");
    }
  }

  @Test
  void shouldCarryRetryAfterOfAFault() {
    fault(
        500,
        "serviceUnavailableFault",
        "SERVICE_UNAVAILABLE",
        "<retryAfterSeconds>30</retryAfterSeconds>");

    ServiceUnavailableException failure = add(ServiceUnavailableException.class);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
    assertThat(failure).hasMessageContaining("try again in 30 s");
  }

  @Test
  void shouldCarryRetryAfterOfAStatus() {
    SERVICE.stubFor(post("/hes/soap").willReturn(status(503).withHeader("Retry-After", "7")));

    assertThat(add(ServiceUnavailableException.class).retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void shouldCallAFaultOfAnotherContractAProtocolError() {
    SERVICE.stubFor(
        post("/hes/soap")
            .willReturn(
                status(500)
                    .withHeader("Content-Type", "text/xml")
                    .withBody(
                        SoapReply.envelope(
                            "<S:Fault><faultcode>S:Server</faultcode><faultstring>Boom\u0007</faultstring></S:Fault>"
                                .replace("\u0007", "&#9;")))));

    assertThat(add(ProtocolException.class))
        .hasMessageContaining("a SOAP fault that the contract does not know (Boom");
  }

  @Test
  void shouldSayThatHtmlIsNoAnswerOfTheServiceAndNotRepeatIt() {
    SERVICE.stubFor(
        post("/hes/soap")
            .willReturn(
                status(200)
                    .withHeader("Content-Type", "text/html")
                    .withBody("<html>Proxy login, secret-page</html>")));

    assertThat(add(ProtocolException.class))
        .hasMessageContaining("HTTP 200 with text/html instead of text/xml")
        .hasMessageNotContaining("secret-page");
  }

  @Test
  void shouldNotFollowARedirectAndNameItsTarget() {
    SERVICE.stubFor(
        post("/hes/soap")
            .willReturn(status(302).withHeader("Location", "https://other.example.net/x")));

    assertThat(add(ProtocolException.class))
        .hasMessageContaining("redirected to https://other.example.net/x (HTTP 302)");
  }

  @Test
  void shouldCallASoapAnswerOfAnotherOperationAProtocolError() {
    SERVICE.stubFor(
        post("/hes/soap")
            .willReturn(
                status(200).withHeader("Content-Type", "text/xml").withBody(SoapReply.domains())));

    assertThat(add(ProtocolException.class)).hasMessageContaining("addUsers");
  }

  @Test
  void shouldCallAnAnswerWithoutRequiredValuesAProtocolError() {
    SERVICE.stubFor(
        post("/hes/soap")
            .willReturn(
                status(200)
                    .withHeader("Content-Type", "text/xml")
                    .withBody(
                        SoapReply.envelope(
                            "<addUsersResponse xmlns=\"urn:hes4j:hes:1\"></addUsersResponse>"))));

    assertThat(add(ProtocolException.class)).hasMessageContaining("addUsers");
  }

  @Test
  void shouldCallAnEmptyAnswerAProtocolError() {
    SERVICE.stubFor(
        post("/hes/soap").willReturn(status(200).withHeader("Content-Type", "text/xml")));

    assertThat(add(ProtocolException.class)).hasMessageContaining("addUsers");
  }
}
