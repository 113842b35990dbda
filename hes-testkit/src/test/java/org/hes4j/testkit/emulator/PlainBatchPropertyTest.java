package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.testkit.emulator.Ports.COM;
import static org.hes4j.testkit.emulator.Ports.COM_DOMAIN;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.hes4j.client.soap.stub.HesPort;
import org.hes4j.client.soap.stub.StageBase;

/**
 * What becomes of plain batches is the same without the RI as with it. Two emulators get the same
 * messages; to one of them they come in a way that makes it ask the RI.
 */
class PlainBatchPropertyTest {
  private static final List<String> BAD =
      List.of(
          "",
          "x",
          "a@example.org",
          "A@example.com",
          ".a@example.com",
          "a..b@example.com",
          "a.@example.com",
          "@example.com",
          "a b@example.com",
          "a@b@example.com",
          "xexample.com",
          "a@sub.example.com",
          "l".repeat(65) + "@example.com",
          "l".repeat(300) + "@example.com");

  private static HesEmulator plain;
  private static HesEmulator byTheRi;
  private static List<HesPort> ports;

  private final HttpClient http = HttpClient.newHttpClient();
  private int tries;

  @BeforeContainer
  static void start() {
    plain = emulator();
    byTheRi = emulator();
    ports = List.of(Ports.port(plain), Ports.port(byTheRi));
  }

  private static HesEmulator emulator() {
    return HesEmulator.builder()
        .username("admin")
        .apiKey("key")
        .domain(COM)
        .largestBatch(60)
        .stageLifetime(Duration.ofMinutes(10))
        .clock(new SetClock())
        .start();
  }

  @AfterContainer
  static void stop() {
    plain.close();
    byTheRi.close();
  }

  @Property(tries = 150)
  void plainBatchesComeToTheSameAsWithTheRi(@ForAll Random random) throws Exception {
    String stage = "stage-" + (100 + ++tries);
    StageBase base = random.nextBoolean() ? StageBase.NOTHING : StageBase.PRESENT;
    long revision = plain.state(COM_DOMAIN).revision();
    begin(stage, base, revision);
    int batches = 0;
    Set<String> staged = new TreeSet<>(base == StageBase.PRESENT ? Ports.held(plain) : List.of());
    for (int i = random.nextInt(6); i >= 0; i--) {
      int number = Math.max(1, batches + 1 + (random.nextInt(3) == 0 ? random.nextInt(4) - 2 : 0));
      List<String> addresses = someAddresses(random);
      String token = random.nextInt(8) == 0 ? "stage-none" : stage;
      boolean done = sendToBoth(message(token, number, addresses, random)) == 200;
      if (done && number == batches + 1) {
        batches++;
        staged.addAll(addresses);
      }
    }
    commit(stage, staged);
    assertThat(plain.users(COM_DOMAIN)).isEqualTo(byTheRi.users(COM_DOMAIN));
    assertThat(plain.state(COM_DOMAIN)).isEqualTo(byTheRi.state(COM_DOMAIN));
    assertThat(plain.requests().of(Operation.APPEND_TO_STAGE))
        .isEqualTo(byTheRi.requests().of(Operation.APPEND_TO_STAGE));
  }

  private static void begin(String stage, StageBase base, long revision) throws Exception {
    for (HesPort port : ports) {
      port.beginStage(COM, stage, base, revision);
    }
  }

  private static void commit(String stage, Set<String> staged) throws Exception {
    for (HesPort port : ports) {
      port.commitStage(stage, staged.size(), Ports.digest(staged));
    }
  }

  private static List<String> someAddresses(Random random) {
    List<String> addresses = new ArrayList<>();
    int some = random.nextInt(10) == 0 ? 70 : random.nextInt(50);
    for (int i = 0; i < some; i++) {
      addresses.add("u" + random.nextInt(90) + (random.nextBoolean() ? "" : ".x") + "@example.com");
    }
    if (random.nextInt(5) == 0) {
      addresses.add(BAD.get(random.nextInt(BAD.size())));
    }
    if (random.nextInt(5) == 0) {
      addresses.add("\"u " + random.nextInt(9) + "\"@example.com");
    }
    return addresses;
  }

  private static String message(String stage, int number, List<String> addresses, Random random) {
    StringBuilder additions = new StringBuilder();
    for (String address : addresses) {
      additions.append("<addition><address>").append(address).append("</address>");
      int name = random.nextInt(4) == 0 ? random.nextInt(9) : -1;
      if (name >= 0) {
        additions.append("<displayName>").append(name(name, random)).append("</displayName>");
      }
      additions.append("</addition>");
    }
    return PlainMessages.message(stage, Integer.toString(number), additions.toString());
  }

  private static String name(int kind, Random random) {
    return switch (kind) {
      case 8 -> "N".repeat(254 + random.nextInt(3));
      case 7 -> random.nextInt(20) == 0 ? "" : " ";
      default -> "Name " + kind;
    };
  }

  /** Sends a message to both, and holds the answers together. */
  private int sendToBoth(String message) throws IOException, InterruptedException {
    HttpResponse<String> one = send(plain, message, "text/xml");
    HttpResponse<String> other = send(byTheRi, message, "text/xml, */*");
    assertThat(one.statusCode()).isEqualTo(other.statusCode());
    assertThat(one.body()).isEqualTo(other.body());
    assertThat(headers(one)).isEqualTo(headers(other));
    return one.statusCode();
  }

  private static Map<String, List<String>> headers(HttpResponse<String> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return headers;
  }

  private HttpResponse<String> send(HesEmulator hes, String message, String accept)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hes.soapUri())
            .header("Authorization", RestCalls.basic("admin:key"))
            .header("Content-Type", "text/xml; charset=utf-8")
            .header("SOAPAction", "\"\"")
            .header("Accept", accept)
            .POST(BodyPublishers.ofString(message));
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
