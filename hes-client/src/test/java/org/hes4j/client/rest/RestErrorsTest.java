package org.hes4j.client.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hes4j.client.AuthenticationException;
import org.hes4j.client.AuthorizationException;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesException;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.client.LimitExceededException;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.ServiceUnavailableException;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which the service, or what stands before it, can refuse. */
class RestErrorsTest {
  private static final MailDomain DOMAIN = MailDomain.of("example.com");
  private static final String USERS = "/api/v1/domains/example.com/users";
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
        RestHesClient.builder(URI.create(SERVICE.baseUrl() + "/api/v1/"), FakeService.CREDENTIALS)
            .maxAttempts(1)
            .build();
  }

  @AfterEach
  void close() {
    hes.close();
  }

  private static ResponseDefinitionBuilder error(int status, String code) {
    return status(status)
        .withHeader("Content-Type", "application/json")
        .withBody("{\"code\":\"" + code + "\",\"message\":\"said so\"}");
  }

  private <T extends HesException> T add(Class<T> kind, ResponseDefinitionBuilder response) {
    SERVICE.stubFor(post(USERS).willReturn(response));
    T failure = catchThrowableOfType(kind, () -> hes.addUsers(DOMAIN, List.of(ANN)));
    assertThat(failure)
        .isNotNull()
        .hasMessageStartingWith("addUsers at " + SERVICE.baseUrl() + USERS)
        .hasMessageNotContaining("the-secret-key");
    assertThat(failure.call().orElseThrow().operation()).isEqualTo("addUsers");
    assertThat(failure.call().orElseThrow().correlationId()).hasSize(36);
    return failure;
  }

  @Test
  void shouldKnowEveryDocumentedCode() {
    assertThat(add(ProtocolException.class, error(400, "InvalidMethod")))
        .hasMessageContaining("does not know this method")
        .hasMessageContaining("(HTTP 400 InvalidMethod: said so)");
    assertThat(add(ProtocolException.class, error(400, "InvalidFormat")))
        .hasMessageContaining("does not accept the form of the request");
    assertThat(add(InvalidRecipientsException.class, error(400, "IllegalCharacter")).reasons())
        .isEmpty();
    assertThat(add(AuthenticationException.class, error(401, "AuthenticationMissingOrInvalid")))
        .hasMessageContaining("did not accept account 'admin@example.com' with this API key");
    assertThat(add(AuthorizationException.class, error(403, "AuthorizationRequestDenied")))
        .hasMessageContaining("may not do this");
    assertThat(add(UnknownDomainException.class, error(404, "ResourceNotAvailable")).domain())
        .isEqualTo(DOMAIN);
    assertThat(add(ServiceUnavailableException.class, error(500, "InternalServerError")))
        .hasMessageContaining("failed by its own word");
  }

  @Test
  void shouldKnowWhatAStatusSaysWithoutACode() {
    add(AuthenticationException.class, status(401).withBody("<html>"));
    add(AuthorizationException.class, status(403).withBody("<html>"));
    assertThat(add(ProtocolException.class, status(404).withBody("<html>")))
        .hasMessageContaining("check the path");
    add(LimitExceededException.class, status(413));
    assertThat(
            add(ServiceUnavailableException.class, status(429).withHeader("Retry-After", "7"))
                .retryAfter())
        .contains(Duration.ofSeconds(7));
    for (int status : List.of(502, 503, 504)) {
      add(ServiceUnavailableException.class, status(status).withBody("<html>"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>secret-page</html>", "{\"code\":", "[]", "{}", "{\"code\":7}", "null"})
  void shouldCallAnythingElseAProtocolErrorAndNotRepeatIt(String body) {
    for (int status : List.of(400, 405, 409, 500, 501)) {
      assertThat(add(ProtocolException.class, status(status).withBody(body)))
          .hasMessageContaining("was answered with HTTP " + status + ";")
          .hasMessageNotContaining("secret-page");
    }
  }

  @Test
  void shouldNameACodeThatItDoesNotKnow() {
    assertThat(add(ProtocolException.class, error(400, "TooManyUsers\\u001b[31m")))
        .hasMessageContaining("HTTP 400 TooManyUsers\\u{1b}[31m: said so, which is not known here");
    assertThat(add(ProtocolException.class, error(500, "x".repeat(5_000))))
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message).hasSizeLessThan(700));
    add(ProtocolException.class, error(500, "InvalidFormat"));
    add(ProtocolException.class, error(400, "ResourceNotAvailable"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 203, 206})
  void shouldTakeNothingButNoContentForDone(int status) {
    assertThat(add(ProtocolException.class, status(status)))
        .hasMessageContaining("was answered with HTTP " + status);
    assertThat(
            add(
                ProtocolException.class,
                status(status).withHeader("Content-Type", "text/html").withBody("<html>login")))
        .hasMessageNotContaining("login");
  }

  @Test
  void shouldNotReadAnEndlessRefusal() {
    String body = "{\"more\":[" + "1,".repeat(100_000) + "1],\"code\":\"InvalidFormat\"}";

    assertThat(add(ProtocolException.class, status(400).withBody(body)))
        .hasMessageContaining("was answered with HTTP 400;");
  }

  @Test
  void shouldSayThatTheConnectionBroke() {
    assertThat(
            add(ConnectionException.class, status(204).withFault(Fault.CONNECTION_RESET_BY_PEER))
                .sent())
        .isTrue();
  }
}
