package org.hes4j.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.client.rest.SampleUsers.DOMAIN;
import static org.hes4j.client.rest.SampleUsers.USERS;
import static org.hes4j.client.rest.SampleUsers.addresses;
import static org.hes4j.client.rest.SampleUsers.recipients;

import org.hes4j.client.HesClient;
import org.hes4j.client.LimitExceededException;
import org.hes4j.client.ServiceUnavailableException;
import org.junit.jupiter.api.Test;

/** How many users travel in one request. */
class BatchSizeTest {
  @Test
  void shouldSplitIntoBatches() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().batchSize(2).build()) {
      hes.addUsers(DOMAIN, recipients(5));
      hes.deleteUsers(DOMAIN, addresses(4));

      assertThat(service.requests())
          .extracting(FakeService.Request::users)
          .containsExactly(2, 2, 1, 2, 2);
      assertThat(hes.capabilities().largestBatch()).isEqualTo(2);
    }
  }

  @Test
  void shouldHalveABatchThatIsTooLargeAndRememberIt() throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.users() > 2
                        ? new FakeService.Reply(413, "text/html", "<html>too large</html>")
                        : FakeService.done());
        HesClient hes = service.client().batchSize(7).build()) {
      hes.deleteUsers(DOMAIN, addresses(7));
      hes.addUsers(DOMAIN, recipients(3));

      assertThat(service.requests())
          .extracting(FakeService.Request::users)
          .containsExactly(7, 4, 2, 2, 2, 1, 2, 1);
      assertThat(service.requests().stream().filter(r -> r.users() <= 2).limit(4))
          .extracting(FakeService.Request::body)
          .containsExactly("[\"u0\",\"u1\"]", "[\"u2\",\"u3\"]", "[\"u4\",\"u5\"]", "[\"u6\"]");
    }
  }

  @Test
  void shouldGiveUpWhenEvenOneUserAloneIsTooLarge() throws Exception {
    try (FakeService service =
            new FakeService(request -> new FakeService.Reply(413, "text/html", ""));
        HesClient hes = service.client().build()) {
      assertThatThrownBy(() -> hes.deleteUsers(DOMAIN, addresses(3)))
          .isInstanceOf(LimitExceededException.class);

      assertThat(service.lines())
          .containsExactly(
              "DELETE " + USERS + " [\"u0\",\"u1\",\"u2\"]",
              "DELETE " + USERS + " [\"u0\",\"u1\"]",
              "DELETE " + USERS + " [\"u0\"]");
    }
  }

  @Test
  void shouldNotCutAReplacementThatIsTooLarge() throws Exception {
    try (FakeService service =
            new FakeService(request -> new FakeService.Reply(413, "text/html", ""));
        HesClient hes = service.client().build()) {
      assertThatThrownBy(() -> hes.replaceUsers(DOMAIN, recipients(3)))
          .isInstanceOf(LimitExceededException.class);

      assertThat(service.requests()).hasSize(1);
    }
  }

  @Test
  void shouldStopBatchesAtTheFirstThatFails() throws Exception {
    try (FakeService service =
            new FakeService(
                request ->
                    request.body().contains("u2")
                        ? new FakeService.Reply(503, "text/plain", "")
                        : FakeService.done());
        HesClient hes = service.client().batchSize(2).build()) {
      assertThatThrownBy(() -> hes.addUsers(DOMAIN, recipients(6)))
          .isInstanceOf(ServiceUnavailableException.class);

      assertThat(service.requests()).hasSize(2);
    }
  }
}
