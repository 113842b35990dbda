package org.hes4j.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.client.rest.SampleUsers.ANN;
import static org.hes4j.client.rest.SampleUsers.BOB;
import static org.hes4j.client.rest.SampleUsers.DOMAIN;
import static org.hes4j.client.rest.SampleUsers.USERS;
import static org.hes4j.client.rest.SampleUsers.address;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.hes4j.client.Capability;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.StageBase;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is sent, and above all what is not. */
class RestHesClientTest {
  @Test
  void shouldSendTheLocalPartAndTheNameOfThoseWhoAreAdded() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().build()) {
      assertThat(hes.addUsers(DOMAIN, List.of(ANN, BOB)).state()).isEmpty();

      assertThat(service.lines())
          .containsExactly(
              "POST "
                  + USERS
                  + " [{\"emailLocalPart\":\"ann\",\"displayName\":\"Ann \\\"A\\\" Ängström\"},"
                  + "{\"emailLocalPart\":\"bob\"}]");
      assertThat(service.requests().get(0).headers().getFirst("Content-Type"))
          .isEqualTo("application/json");
    }
  }

  @Test
  void shouldSendTheLocalPartsOfThoseWhoAreRemoved() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().build()) {
      hes.deleteUsers(DOMAIN, List.of(address("ann"), address("o'brien"), address("\"ob\"")));

      assertThat(service.lines())
          .containsExactly("DELETE " + USERS + " [\"ann\",\"o'brien\",\"\\\"ob\\\"\"]");
    }
  }

  @Test
  void shouldReplaceInOneMessageWhateverTheBatchSize() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().batchSize(1).build()) {
      hes.replaceUsers(DOMAIN, List.of(BOB, Recipient.of(address("cid"))));

      assertThat(service.lines())
          .containsExactly(
              "PUT " + USERS + " [{\"emailLocalPart\":\"bob\"},{\"emailLocalPart\":\"cid\"}]");
    }
  }

  @Test
  void shouldSendBasicCredentialsInUtf8WithoutALineBreakAndACorrelationId() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes =
            RestHesClient.builder(service.baseUrl(), Credentials.of("jürgen", "k".repeat(100)))
                .build()) {
      hes.addUsers(DOMAIN, List.of(BOB));

      String expected =
          Base64.getEncoder()
              .encodeToString(("jürgen:" + "k".repeat(100)).getBytes(StandardCharsets.UTF_8));
      assertThat(service.requests().get(0).headers().getFirst("Authorization"))
          .isEqualTo("Basic " + expected);
      assertThat(service.requests().get(0).headers().getFirst("X-Correlation-Id")).hasSize(36);
    }
  }

  @Test
  void shouldSendNothingWhereThereIsNobody() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().build()) {
      for (Collection<Recipient> nobody : List.of(List.<Recipient>of(), liar(ANN))) {
        hes.addUsers(DOMAIN, nobody);
        assertThatThrownBy(() -> hes.replaceUsers(DOMAIN, nobody))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("with nobody");
      }
      hes.deleteUsers(DOMAIN, List.of());
      hes.deleteUsers(DOMAIN, liar(address("ann")));

      assertThat(service.requests()).isEmpty();
    }
  }

  /** Says that it holds one, gives it by index, and has nobody when it is iterated. */
  private static <T> Collection<T> liar(T element) {
    return new AbstractList<>() {
      @Override
      public T get(int index) {
        return element;
      }

      @Override
      public int size() {
        return 1;
      }

      @Override
      public Iterator<T> iterator() {
        return Collections.emptyIterator();
      }
    };
  }

  @Test
  void shouldSendTheUsersWhoWereThereWhenItWasCalled() throws Exception {
    AtomicInteger iterations = new AtomicInteger();
    Collection<EmailAddress> once =
        new AbstractList<>() {
          @Override
          public EmailAddress get(int index) {
            return address("ann");
          }

          @Override
          public int size() {
            return 1;
          }

          @Override
          public Iterator<EmailAddress> iterator() {
            return iterations.getAndIncrement() == 0
                ? List.of(address("ann")).iterator()
                : Collections.emptyIterator();
          }
        };
    AtomicInteger calls = new AtomicInteger();
    try (FakeService service =
            new FakeService(
                request ->
                    calls.getAndIncrement() == 0
                        ? new FakeService.Reply(503, "text/plain", "")
                        : FakeService.done());
        HesClient hes = service.client().maxAttempts(2).retryDelay(Duration.ofMillis(1)).build()) {
      hes.deleteUsers(DOMAIN, once);

      assertThat(service.lines())
          .containsExactly("DELETE " + USERS + " [\"ann\"]", "DELETE " + USERS + " [\"ann\"]");
    }
  }

  @Test
  void shouldPackRequestsWhenToldTo() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().compressRequests(true).build()) {
      hes.addUsers(DOMAIN, List.of(BOB));

      FakeService.Request request = service.requests().get(0);
      assertThat(request.headers().getFirst("Content-Encoding")).isEqualTo("gzip");
      assertThat(unpacked(request.bytes())).isEqualTo("[{\"emailLocalPart\":\"bob\"}]");
    }
  }

  private static String unpacked(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Capability.class, mode = Mode.EXCLUDE, names = "ANY_PLAIN_ADDRESS")
  void shouldClaimNoCapabilityBeyondOrdinaryAddresses(Capability capability) throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().build()) {
      assertThat(hes.capabilities().supports(capability)).isFalse();
    }
  }

  @Test
  void shouldRefuseWhatItsWireCannotDo() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done());
        HesClient hes = service.client().build()) {
      assertThatThrownBy(() -> hes.listUsers(DOMAIN, 1))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> hes.changeUsers(DOMAIN, 1, List.of(BOB), List.of()))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> hes.beginChange(DOMAIN, StageBase.NOTHING, 1))
          .isInstanceOf(UnsupportedOperationException.class);

      assertThat(service.requests()).isEmpty();
    }
  }

  @Test
  void shouldAddAMissingLastSlashToTheBaseUrl() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done())) {
      String url = service.baseUrl().toString();
      URI without = URI.create(url.substring(0, url.length() - 1));
      try (HesClient hes = RestHesClient.builder(without, FakeService.CREDENTIALS).build()) {
        hes.addUsers(DOMAIN, List.of(BOB));
      }
      assertThat(service.requests().get(0).path()).isEqualTo(USERS);
    }
  }

  @Test
  void shouldRefuseABaseUrlThatIsNone() {
    for (String url : List.of("https://h.example.com/api/v1/?x=1", "https://h.example.com/#x")) {
      assertThatThrownBy(() -> RestHesClient.builder(URI.create(url), FakeService.CREDENTIALS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("query or a fragment");
    }
    assertThatThrownBy(() -> RestHesClient.builder(URI.create("api/v1"), FakeService.CREDENTIALS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                RestHesClient.builder(
                        URI.create("http://hes.example.com/api/v1/"), FakeService.CREDENTIALS)
                    .build())
        .hasMessageContaining("refusing plain http to hes.example.com");
  }

  @Test
  void shouldCheckItsOptions() {
    RestHesClient.Builder builder = RestHesClient.builder(Region.EUROPE, FakeService.CREDENTIALS);
    assertThatThrownBy(() -> builder.batchSize(0)).hasMessageContaining("batchSize is 0");
    assertThatThrownBy(() -> builder.batchSize(100_001)).hasMessageContaining("100001");
    assertThatThrownBy(() -> builder.maxUnpackedBytes(0)).hasMessageContaining("maxUnpackedBytes");
    assertThatThrownBy(() -> builder.domains(List.of())).hasMessageContaining("no domains given");
  }

  @Test
  void shouldKnowTheHostOfEachRegion() {
    assertThat(Stream.of(Region.values()).map(Region::host))
        .containsExactly(
            "api.tmes.trendmicro.com",
            "api.tmes.trendmicro.eu",
            "api.tmes-anz.trendmicro.com",
            "api.tmems-jp.trendmicro.com",
            "api.tmes-sg.trendmicro.com",
            "api.tmes-in.trendmicro.com",
            "api.tmes-uae.trendmicro.com",
            "api.tmes-uk.trendmicro.com");
    assertThat(Region.JAPAN.baseUrl())
        .isEqualTo(URI.create("https://api.tmems-jp.trendmicro.com/api/v1/"));
  }

  @Test
  void shouldFailPlainlyAfterClose() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.done())) {
      HesClient hes = service.client().build();
      hes.close();

      assertThatThrownBy(() -> hes.addUsers(DOMAIN, List.of(BOB)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the client is closed");
      assertThatThrownBy(() -> hes.listUsers(DOMAIN).toList())
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
