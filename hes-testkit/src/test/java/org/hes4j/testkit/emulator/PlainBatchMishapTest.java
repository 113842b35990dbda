package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.testkit.emulator.Ports.COM;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.hes4j.client.soap.stub.StageBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Plain batches go wrong as any message does, and are counted as any. */
class PlainBatchMishapTest {
  private static final String STAGE = "stage-0001";

  private final HttpClient http = HttpClient.newHttpClient();
  private HesEmulator hes;

  @BeforeEach
  void start() throws Exception {
    hes = HesEmulator.start("admin", "key", COM);
    assertThat(batches()).isZero();
  }

  @AfterEach
  void stop() {
    hes.close();
  }

  /** Beginning it again tells how it stands. */
  private int batches() throws Exception {
    return Ports.port(hes).beginStage(COM, STAGE, StageBase.NOTHING, 0).getBatches();
  }

  private HttpResponse<String> append(String apiKey) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hes.soapUri())
            .header("Authorization", RestCalls.basic("admin:" + apiKey))
            .POST(
                BodyPublishers.ofString(
                    PlainMessages.message(
                        STAGE, "1", PlainMessages.additions("a@example.com", "b@example.com"))));
    PlainMessages.HEADERS.forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, 200, 1",
    "GATEWAY_TIMEOUT, 504, 1",
    "DENIED, 403, 0",
    "INTERNAL_ERROR, 500, 0",
    "TOO_MANY_REQUESTS, 429, 0",
    "UNAVAILABLE, 503, 0",
    "HALF_DONE, 500, 0",
    "HTML_PAGE, 200, 0",
    "GARBAGE, 200, 0",
    "EMPTY_ANSWER, 200, 0"
  })
  void aMishapHasItsStatusAndIsDoneOrNot(Mishap mishap, int status, int batches) throws Exception {
    hes.script(Operation.APPEND_TO_STAGE, mishap);

    assertThat(append("key").statusCode()).isEqualTo(status);

    assertThat(batches()).isEqualTo(batches);
    assertThat(hes.scripted()).isZero();
    assertThat(hes.requests().of(Operation.APPEND_TO_STAGE)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"ANSWER_LOST", "ANSWER_CUT_OFF", "CONNECTION_CLOSED"})
  void anAnswerMayBeMissingThoughTheBatchIsThere(Mishap mishap) throws Exception {
    hes.script(Operation.APPEND_TO_STAGE, mishap);

    assertThatThrownBy(() -> append("key")).isInstanceOf(IOException.class);

    assertThat(batches()).isEqualTo(mishap.isDone() ? 1 : 0);
    assertThat(hes.scripted()).isZero();
  }

  @Test
  void aWrongKeyKeepsABatchOut() throws Exception {
    assertThat(append("wrong").statusCode()).isEqualTo(401);

    assertThat(batches()).isZero();
    assertThat(hes.requests().of(Operation.APPEND_TO_STAGE)).isZero();
  }

  @Test
  void aBatchIsCountedOnceWhetherItIsDoneOrFails() throws Exception {
    append("key");
    append("key");
    Ports.port(hes).abortStage(STAGE);
    assertThat(append("key").statusCode()).isEqualTo(500);

    assertThat(hes.requests().of(Operation.APPEND_TO_STAGE)).isEqualTo(3);
    assertThat(hes.requests().writes()).isZero();
  }
}
