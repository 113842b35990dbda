package org.hes4j.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.client.rest.SampleUsers.ANN;
import static org.hes4j.client.rest.SampleUsers.BOB;
import static org.hes4j.client.rest.SampleUsers.DOMAIN;
import static org.hes4j.client.rest.SampleUsers.USERS;
import static org.hes4j.client.rest.SampleUsers.address;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hes4j.client.HesClient;
import org.hes4j.client.InvalidRecipientsException;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.UnknownDomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent a second time, and what is not. */
class SentAgainTest {
  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT"})
  void shouldSendUsersWithoutNamesWhenTheServiceRefusesACharacter(String method) throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.body().contains("Ä")
                        ? FakeService.error(400, "IllegalCharacter")
                        : FakeService.done());
        HesClient hes = service.client().build()) {
      if (method.equals("POST")) {
        hes.addUsers(DOMAIN, List.of(ANN, BOB));
      } else {
        hes.replaceUsers(DOMAIN, List.of(ANN, BOB));
      }

      assertThat(service.requests()).hasSize(2);
      assertThat(service.lines().get(1))
          .isEqualTo(
              method
                  + " "
                  + USERS
                  + " [{\"emailLocalPart\":\"ann\"},{\"emailLocalPart\":\"bob\"}]");
    }
  }

  @Test
  void shouldNotRepeatUsersWithoutNamesWhenACharacterIsRefused() throws Exception {
    try (FakeService service =
            new FakeService(request -> FakeService.error(400, "IllegalCharacter"));
        HesClient hes = service.client().build()) {
      assertThatThrownBy(() -> hes.addUsers(DOMAIN, List.of(BOB)))
          .isInstanceOf(InvalidRecipientsException.class)
          .hasMessageContaining("refused a character")
          .hasMessageContaining("HTTP 400 IllegalCharacter: said so")
          .hasMessageNotContaining("bob");

      assertThat(service.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"addUsers", "replaceUsers", "deleteUsers", "listDomains", "listUsers"})
  void shouldTryEveryRequestAgainWhenTheServiceFailsForAMoment(String operation) throws Exception {
    for (FakeService.Reply failure :
        List.of(FakeService.error(500, "InternalServerError"), FakeService.hangUp())) {
      AtomicInteger calls = new AtomicInteger();
      try (FakeService service =
              new FakeService(
                  request ->
                      calls.getAndIncrement() == 0
                          ? failure
                          : request.method().equals("GET")
                              ? FakeService.json("[]")
                              : FakeService.done());
          HesClient hes =
              service.client().maxAttempts(2).retryDelay(Duration.ofMillis(1)).build()) {
        call(hes, operation);

        assertThat(service.lines()).hasSize(2).containsOnly(service.lines().get(0));
        assertThat(service.requests())
            .extracting(request -> request.headers().getFirst("X-Correlation-Id"))
            .containsOnly(service.requests().get(0).headers().getFirst("X-Correlation-Id"));
      }
    }
  }

  private static void call(HesClient hes, String operation) {
    switch (operation) {
      case "addUsers" -> hes.addUsers(DOMAIN, List.of(BOB));
      case "replaceUsers" -> hes.replaceUsers(DOMAIN, List.of(BOB));
      case "deleteUsers" -> hes.deleteUsers(DOMAIN, List.of(BOB.address()));
      case "listUsers" -> assertThat(hes.listUsers(DOMAIN)).isEmpty();
      default -> assertThat(hes.listDomains()).isEmpty();
    }
  }

  @Test
  void shouldTakeAnUnknownUserForRemovedWhenTheServiceDoesNotListHer() throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.method().equals("GET")
                        ? FakeService.json("[{\"emailLocalPart\":\"zoe\"}]")
                        : FakeService.error(404, "ResourceNotAvailable"));
        HesClient hes = service.client().build()) {
      hes.deleteUsers(DOMAIN, List.of(address("ann"), address("bob")));

      assertThat(service.lines())
          .containsExactly("DELETE " + USERS + " [\"ann\",\"bob\"]", "GET " + USERS);
    }
  }

  /** U+212A is a k in lower case, and another letter. */
  @Test
  void shouldNotTakeAUserOfOtherLettersForTheOneWhoIsToGo() throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.method().equals("GET")
                        ? FakeService.json("[{\"emailLocalPart\":\"\\u212Aate\"}]")
                        : FakeService.error(404, "ResourceNotAvailable"));
        HesClient hes = service.client().build()) {
      hes.deleteUsers(DOMAIN, List.of(address("kate")));

      assertThat(service.lines())
          .containsExactly("DELETE " + USERS + " [\"kate\"]", "GET " + USERS);
    }
  }

  @Test
  void shouldRemoveAgainThoseWhomTheServiceStillLists() throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.method().equals("GET")
                        ? FakeService.json(
                            "[{\"emailLocalPart\":\"BOB\"},{\"emailLocalPart\":\"zoe\"}]")
                        : request.body().contains("ann")
                            ? FakeService.error(404, "ResourceNotAvailable")
                            : FakeService.done());
        HesClient hes = service.client().build()) {
      hes.deleteUsers(DOMAIN, List.of(address("ann"), address("bob")));

      assertThat(service.lines())
          .containsExactly(
              "DELETE " + USERS + " [\"ann\",\"bob\"]",
              "GET " + USERS,
              "DELETE " + USERS + " [\"bob\"]");
    }
  }

  @Test
  void shouldGiveUpWhenTheServiceListsUsersAndCallsThemUnknown() throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.method().equals("GET")
                        ? FakeService.json("[{\"emailLocalPart\":\"ann\"}]")
                        : FakeService.error(404, "ResourceNotAvailable"));
        HesClient hes = service.client().build()) {
      assertThatThrownBy(() -> hes.deleteUsers(DOMAIN, List.of(address("ann"))))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("lists 1 of the users and refuses to remove them");

      assertThat(service.requests()).hasSize(6);
    }
  }

  @Test
  void shouldCallTheDomainUnknownWhenItsUsersAreNotListedEither() throws Exception {
    try (FakeService service =
            new FakeService(request -> FakeService.error(404, "ResourceNotAvailable"));
        HesClient hes = service.client().build()) {
      assertThatThrownBy(() -> hes.deleteUsers(DOMAIN, List.of(address("ann"))))
          .isInstanceOf(UnknownDomainException.class);

      assertThat(service.lines()).containsExactly("DELETE " + USERS + " [\"ann\"]", "GET " + USERS);
    }
  }

  @Test
  void shouldNotTakeAHalfReadListForThoseWhoAreLeft() throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.method().equals("GET")
                        ? FakeService.json("[{\"emailLocalPart\":\"zoe\"}")
                        : FakeService.error(404, "ResourceNotAvailable"));
        HesClient hes = service.client().build()) {
      assertThatThrownBy(() -> hes.deleteUsers(DOMAIN, List.of(address("ann"))))
          .isInstanceOf(ProtocolException.class);
    }
  }
}
