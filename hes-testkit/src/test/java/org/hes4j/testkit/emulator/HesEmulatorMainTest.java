package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The emulator in a JVM of its own. */
class HesEmulatorMainTest {
  private static final String GREETING = "HES emulator listening on ";

  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;

  @AfterEach
  void stop() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void itSaysWhereItListensServesAndStopsWhenItIsTold() throws Exception {
    String[] arguments = {
      "--port",
      "0",
      "--username",
      "admin",
      "--api-key",
      "key",
      "--domain",
      "example.com",
      "--domain",
      "example.org"
    };
    start(arguments);
    String first;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      first = out.readLine();
      assertThat(first).matches("HES emulator listening on http://127\\.0\\.0\\.1:[0-9]+");
      URI wsdl = URI.create(first.substring(GREETING.length()) + "/hes/soap?wsdl");

      var answer = http.send(HttpRequest.newBuilder(wsdl).build(), BodyHandlers.ofString());
      // Not Process.destroy(), which closes the streams that are read below.
      process.toHandle().destroy();

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      // 128 and the number of SIGTERM: what a shell says of a program that obeyed it.
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(out.readLine()).isNull();
      assertThat(errors()).isEmpty();
      Assertions.assertThatThrownBy(
              () -> http.send(HttpRequest.newBuilder(wsdl).build(), BodyHandlers.ofString()))
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void itsOptionsSwitchTheRestApiAndScriptMishaps() throws Exception {
    String[] arguments = {
      "--username=admin",
      "--api-key=key",
      "--domain=example.com",
      "--lag=PT1H",
      "--empty-list=EMPTY_ARRAY",
      "--unknown-user=NOT_FOUND",
      "--largest-body=100",
      "--rate-limit=8/PT1H",
      "--unordered",
      "--domain-field=name",
      "--replace-pause=PT0.001S",
      "--mishap=list-domains=NONE,unavailable"
    };
    start(arguments);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      URI api = URI.create(out.readLine().substring(GREETING.length()) + "/api/v1/");

      assertThat(rest(api, "GET", "domains", "")).isEqualTo("200 [{\"name\":\"example.com\"}]");
      assertThat(rest(api, "GET", "domains", "")).startsWith("503 ");
      assertThat(rest(api, "PUT", RestCalls.USERS, "[{\"emailLocalPart\":\"ann\"}]"))
          .isEqualTo("204 ");
      assertThat(rest(api, "GET", RestCalls.USERS, "")).isEqualTo("200 []");
      assertThat(rest(api, "DELETE", RestCalls.USERS, "[\"ben\"]")).startsWith("404 ");
      assertThat(rest(api, "DELETE", RestCalls.USERS, "[" + " ".repeat(100) + "]"))
          .startsWith("413 ");
      assertThat(rest(api, "GET", "domains", "")).startsWith("200 ");
      assertThat(rest(api, "GET", "domains", "")).startsWith("200 ");
      assertThat(rest(api, "GET", "domains", "")).startsWith("429 ");
    }
  }

  private String rest(URI api, String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(api.resolve(path))
            .header("Authorization", RestCalls.basic("admin:key"))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    var answer = http.send(request.build(), BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void wrongUsageEndsWithStatus2AndSaysWhatIsWrong() throws Exception {
    assertThat(failure(2)).contains("--username", "--api-key", "--domain");
    assertThat(failure(2, "--username", "u", "--api-key", "k")).contains("--domain");
    assertThat(failure(2, "--username", "u", "--api-key", "k", "--domain", "no domain"))
        .contains("not a domain name");
    assertThat(failure(2, "--username", "u", "--api-key", "k", "--domain", "d", "--port", "70000"))
        .contains("port is 70000");
    assertThat(failing("--rate-limit", "10")).contains("10/PT1M");
    assertThat(failing("--rate-limit", "10/1m")).contains("PT1M");
    assertThat(failing("--lag", "5")).contains("--lag", "PT5S");
    assertThat(failing("--lag", "-PT5S")).contains("--lag", "PT5S");
    assertThat(failing("--mishap", "ADD_USERS")).contains("OPERATION=MISHAP");
    assertThat(failing("--mishap", "ADD_USER=NONE")).contains("LIST_DOMAINS, LIST_USERS");
    assertThat(failing("--mishap", "ADD_USERS=FIRE")).contains("ANSWER_LOST");
    assertThat(failure(2, "--username", "u:v", "--api-key", "secret-key", "--domain", "d"))
        .contains("colon")
        .doesNotContain("secret-key");
  }

  @Test
  void aPortThatIsTakenEndsWithStatus1() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(failure(1, "--username", "u", "--api-key", "k", "--domain", "d", "--port", port))
          .isEqualToNormalizingNewlines(
              "cannot listen on 127.0.0.1:"
                  + port
                  + " (Address already in use); 0 takes a free port\n");
    }
  }

  private String failing(String option, String value) throws Exception {
    return failure(2, "--username", "u", "--api-key", "k", "--domain", "d", option, value);
  }

  private String failure(int status, String... arguments) throws Exception {
    start(arguments);
    String errors = errors();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(status);
    assertThat(errors).doesNotContain("Exception");
    return errors;
  }

  private String errors() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private void start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(HesEmulatorMain.class.getName());
    command.addAll(Arrays.asList(arguments));
    process = new ProcessBuilder(command).start();
  }
}
