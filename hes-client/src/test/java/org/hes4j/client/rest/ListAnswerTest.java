package org.hes4j.client.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.client.rest.SampleUsers.DOMAIN;
import static org.hes4j.client.rest.SampleUsers.USERS;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.hes4j.client.HesClient;
import org.hes4j.client.ProtocolException;
import org.hes4j.client.UnknownDomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer says of the list in it: its status, its content type and its coding. */
class ListAnswerTest extends ListingService {
  @RegisterExtension static final WireMockExtension SERVICE = service();

  ListAnswerTest() {
    super(SERVICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json;charset=UTF-8", "Application/JSON ; charset=utf-8"})
  void shouldKnowJsonByItsContentType(String type) {
    answer(status(200).withHeader("Content-Type", type).withBody("[" + ANN + "]"));

    assertThat(list()).containsExactly("ann@example.com");
  }

  @Test
  void shouldRefuseAnotherContentTypeWhateverTheBody() {
    for (String type : List.of("text/html", "text/plain", "application/xml", "")) {
      ResponseDefinitionBuilder response = aResponse().withStatus(200).withBody("[]");
      answer(type.isEmpty() ? response : response.withHeader("Content-Type", type));

      assertThat(failure(ProtocolException.class))
          .hasMessageContaining(
              "HTTP 200 with "
                  + (type.isEmpty() ? "no content type" : type)
                  + " instead of application/json");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 203, 205, 206, 302, 400, 418})
  void shouldRefuseAnotherStatusWhateverTheBody(int status) {
    answer(json("[" + ANN + "]").withStatus(status));

    assertThat(failure(ProtocolException.class)).hasMessageContaining("HTTP " + status);
  }

  @Test
  void shouldCallADomainUnknownThatTheServiceDoesNotKnow() {
    answer(
        json("{\"code\":\"ResourceNotAvailable\",\"message\":\"no such domain\"}").withStatus(404));

    assertThat(failure(UnknownDomainException.class).domain()).isEqualTo(DOMAIN);
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private void answerCoded(String coding, byte[] body) {
    answer(
        status(200)
            .withHeader("Content-Type", "application/json")
            .withHeader("Content-Encoding", coding)
            .withBody(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
  void shouldUnpackAnAnswer(String coding) throws Exception {
    answerCoded(coding, packed("[" + ANN + "," + BOB + "]"));

    assertThat(list()).containsExactly("ann@example.com", "bob@example.com");
  }

  @Test
  void shouldReadAnAnswerThatIsExpresslyNotPacked() {
    answerCoded("identity", ("[" + ANN + "]").getBytes(StandardCharsets.UTF_8));

    assertThat(list()).containsExactly("ann@example.com");
  }

  @Test
  void shouldRefuseAPackedAnswerThatIsCutOffAnywhere() throws Exception {
    byte[] whole = packed("[" + ANN + "," + BOB + "]");
    for (int length = 0; length < whole.length; length++) {
      answerCoded("gzip", Arrays.copyOf(whole, length));

      assertThat(failure(ProtocolException.class))
          .hasMessageContaining("whose gzip coding is damaged");
    }
  }

  @Test
  void shouldRefuseAPackedAnswerWithADamagedByteOrMoreBytesAfterIt() throws Exception {
    byte[] whole = packed("[" + ANN + "," + BOB + "]");
    byte[] damaged = whole.clone();
    damaged[whole.length - 6] ^= 1;
    answerCoded("gzip", damaged);
    assertThat(failure(ProtocolException.class)).hasMessageContaining("damaged");

    for (int more : List.of(1, 30, 20_000)) {
      answerCoded("gzip", Arrays.copyOf(whole, whole.length + more));
      assertThat(failure(ProtocolException.class)).hasMessageContaining("not gzip follows");
    }
    answerCoded("gzip", ("[" + ANN + "]").getBytes(StandardCharsets.UTF_8));
    assertThat(failure(ProtocolException.class)).hasMessageContaining("damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "gzip, gzip"})
  void shouldRefuseACodingThatWasNotAskedFor(String coding) throws Exception {
    answerCoded(coding, packed("[]"));

    assertThat(failure(ProtocolException.class))
        .hasMessageContaining("content coding '" + coding + "'");
  }

  @Test
  void shouldStopUnpackingAtTheLimit() throws Exception {
    byte[] bomb = packed("[" + " ".repeat(50 << 20) + "]");
    assertThat(bomb.length).isLessThan(100_000);
    answerCoded("gzip", bomb);

    try (HesClient careful = client().maxUnpackedBytes(1 << 20).build()) {
      assertThatThrownBy(() -> list(careful))
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("more than 1048576 bytes once unpacked")
          .hasMessageContaining("raise the limit");
    }
    assertThat(list()).isEmpty();
  }

  @Test
  void shouldNotFollowARedirectWithItsCredentials() {
    WireMockServer other =
        new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    other.start();
    try {
      for (int status : List.of(301, 302, 303, 307, 308)) {
        answer(aResponse().withStatus(status).withHeader("Location", other.baseUrl() + USERS));
        assertThat(failure(ProtocolException.class))
            .hasMessageContaining("redirected to " + other.baseUrl());
      }
      assertThat(other.getAllServeEvents()).isEmpty();
    } finally {
      other.stop();
    }
  }
}
