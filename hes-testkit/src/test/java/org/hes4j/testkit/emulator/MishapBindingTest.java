package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hes4j.testkit.emulator.Ports.COM_DOMAIN;
import static org.hes4j.testkit.emulator.RestCalls.recipient;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hes4j.client.AuthorizationException;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesClientBuilder;
import org.hes4j.client.HesException;
import org.hes4j.client.HesTimeoutException;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.ServiceUnavailableException;
import org.hes4j.client.StageBase;
import org.hes4j.client.rest.RestHesClient;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What both bindings make of a request that goes wrong; each test is written once for the two. */
class MishapBindingTest {
  private static final Recipient ANN = recipient("ann@example.com", null);
  private static final Recipient BEN = recipient("ben@example.com", null);

  private HesEmulator hes;

  @BeforeEach
  void start() {
    hes = RestCalls.emulator(RestSwitches.defaults());
    hes.setUsers(COM_DOMAIN, List.of(ANN));
  }

  @AfterEach
  void stop() {
    hes.close();
  }

  private HesClientBuilder<?> builder(Wire wire) {
    Credentials credentials = Credentials.of("admin", "key");
    HesClientBuilder<?> builder =
        wire == Wire.SOAP
            ? SoapHesClient.builder(hes.soapUri(), credentials)
            : RestHesClient.builder(hes.restEndpoint(), credentials);
    return builder.retryDelay(Duration.ofMillis(1));
  }

  static Stream<Arguments> kinds() {
    return Stream.of(Wire.values())
        .flatMap(
            wire ->
                Stream.of(
                    Arguments.of(wire, Mishap.DENIED, AuthorizationException.class),
                    Arguments.of(wire, Mishap.TOO_MANY_REQUESTS, ServiceUnavailableException.class),
                    Arguments.of(wire, Mishap.BAD_GATEWAY, ServiceUnavailableException.class),
                    Arguments.of(wire, Mishap.UNAVAILABLE, ServiceUnavailableException.class),
                    Arguments.of(wire, Mishap.GATEWAY_TIMEOUT, ServiceUnavailableException.class),
                    Arguments.of(wire, Mishap.CONNECTION_CLOSED, ConnectionException.class),
                    Arguments.of(wire, Mishap.ANSWER_LOST, ConnectionException.class),
                    Arguments.of(wire, Mishap.ANSWER_CUT_OFF, HesException.class),
                    Arguments.of(wire, Mishap.INTERNAL_ERROR, HesException.class),
                    Arguments.of(wire, Mishap.EMPTY_ANSWER, ProtocolException.class),
                    Arguments.of(wire, Mishap.GARBAGE, ProtocolException.class),
                    Arguments.of(wire, Mishap.HTML_PAGE, ProtocolException.class)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void anAddThatGoesWrongEndsInTheKindThatFits(
      Wire wire, Mishap mishap, Class<? extends HesException> kind) {
    hes.script(Operation.ADD_USERS, mishap);
    try (HesClient client = builder(wire).maxAttempts(1).build()) {
      assertThat(catchThrowable(() -> client.addUsers(COM_DOMAIN, List.of(BEN))))
          .isInstanceOf(kind);
    }
    assertThat(hes.users(COM_DOMAIN)).isEqualTo(mishap.isDone() ? List.of(ANN, BEN) : List.of(ANN));
    assertThat(hes.scripted()).isZero();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aReadThatGoesWrongIsNeverAList(
      Wire wire, Mishap mishap, Class<? extends HesException> kind) {
    // The JDK's HTTP client sends a GET once more by itself where no byte of an answer came.
    boolean twice =
        wire == Wire.REST && (mishap == Mishap.CONNECTION_CLOSED || mishap == Mishap.ANSWER_LOST);
    hes.script(Operation.LIST_USERS, mishap);
    if (twice) {
      hes.script(Operation.LIST_USERS, mishap);
    }
    try (HesClient client = builder(wire).maxAttempts(1).build();
        Stream<Recipient> users = client.listUsers(COM_DOMAIN)) {
      assertThat(catchThrowable(users::toList)).isInstanceOf(kind);
    }
    assertThat(hes.scripted()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aSilentServiceIsATimeOut(Wire wire) {
    hes.script(Operation.LIST_USERS, Mishap.SILENCE);
    try (HesClient client =
            builder(wire).maxAttempts(1).readTimeout(Duration.ofMillis(200)).build();
        Stream<Recipient> users = client.listUsers(COM_DOMAIN)) {
      assertThat(catchThrowable(users::toList)).isInstanceOf(HesTimeoutException.class);
    }
  }

  @Test
  @Timeout(60)
  void aStageWhoseBeginningWasInterruptedIsAborted() {
    hes.script(Operation.BEGIN_STAGE, Mishap.SILENCE);
    Thread caller = Thread.currentThread();
    CompletableFuture<Void> interrupter =
        CompletableFuture.runAsync(
            () -> {
              while (hes.scripted() > 0) {
                Thread.onSpinWait();
              }
              caller.interrupt();
            });

    try (HesClient client = builder(Wire.SOAP).build()) {
      assertThat(catchThrowable(() -> client.beginChange(COM_DOMAIN, StageBase.NOTHING, 1)))
          .isInstanceOf(ConnectionException.class);
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(interrupter).succeedsWithin(Duration.ofSeconds(60));
    assertThat(hes.requests().of(Operation.BEGIN_STAGE)).isEqualTo(1);
    assertThat(hes.requests().of(Operation.ABORT_STAGE)).isEqualTo(1);
  }

  static Stream<Arguments> passing() {
    return Stream.of(Wire.values())
        .flatMap(
            wire ->
                Stream.of(
                        Mishap.BAD_GATEWAY,
                        Mishap.UNAVAILABLE,
                        Mishap.GATEWAY_TIMEOUT,
                        Mishap.CONNECTION_CLOSED,
                        Mishap.ANSWER_LOST)
                    .map(mishap -> Arguments.of(wire, mishap)));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatPassesIsTriedAgainAndEndsAsIfNothingHadBeen(Wire wire, Mishap mishap) {
    hes.script(Operation.ADD_USERS, mishap, mishap);
    try (HesClient client = builder(wire).maxAttempts(3).build()) {
      client.addUsers(COM_DOMAIN, List.of(BEN));
    }
    assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN, BEN);
    assertThat(hes.requests().of(Operation.ADD_USERS)).isEqualTo(3);
  }
}
