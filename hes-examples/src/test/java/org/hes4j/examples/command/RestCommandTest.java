package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.examples.command.Lists.COM;
import static org.hes4j.examples.command.Lists.csv;
import static org.hes4j.examples.command.Lists.numbered;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.Recipient;
import org.hes4j.testkit.emulator.HesEmulator;
import org.hes4j.testkit.emulator.Mishap;
import org.hes4j.testkit.emulator.Operation;
import org.hes4j.testkit.emulator.RestSwitches;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same commands on the REST service, and the ways to it. */
class RestCommandTest extends CommandTest {

  @BeforeEach
  void speakRest() {
    shell
        .with("HES_ENDPOINT", hes.restEndpoint().toString())
        .with("XDG_STATE_HOME", folder.resolve("state").toString());
  }

  @Test
  void shouldDoWhatItDoesOverSoap() throws IOException {
    hes.setUsers(COM, numbered(11, COM));
    String twelve = file("twelve.csv", csv(numbered(12, COM)));

    assertThat(rest("-a", "list-domains").out()).isEqualTo("example.com\nexample.org\n");
    assertThat(rest("-a", "list-users", "-d", "example.com").out().lines()).hasSize(11);
    assertThat(rest("-a", "plan", "--check", "-t", "csv", "-f", twelve).exit()).isEqualTo(8);
    Shell.Result run = rest("-a", "replace-users", "-t", "csv", "-f", twelve);
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("1 added, 0 removed", "sent in 1 batches");
    assertThat(hes.users(COM)).hasSize(12);
    assertThat(rest("-a", "plan", "--check", "-t", "csv", "-f", twelve).exit()).isZero();
    assertThat(rest("-a", "restore").exit()).isZero();
    assertThat(hes.users(COM)).isEqualTo(numbered(11, COM));
    assertThat(rest("-a", "history").out().lines()).hasSize(2);
  }

  @Test
  void shouldKeepToTheRemovalLimit() throws IOException {
    hes.setUsers(COM, numbered(100, COM));

    Shell.Result run =
        rest("-a", "replace-users", "-t", "csv", "-f", file("few.csv", csv(numbered(80, COM))));

    assertThat(run.exit()).isEqualTo(5);
    assertThat(hes.users(COM)).hasSize(100);
  }

  @Test
  void shouldSendTheWholeListWhereThatIsAskedFor() throws IOException {
    hes.setUsers(COM, numbered(11, COM));

    Shell.Result run =
        rest(
            "-a",
            "replace-users",
            "-t",
            "csv",
            "-f",
            file("all.csv", csv(numbered(12, COM))),
            "--write",
            "whole-lists");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("sent as one new list, verified address by address");
    assertThat(hes.users(COM)).hasSize(12);
  }

  /** The whole run failed at the removals, each time, and said nothing of how to go on. */
  @Test
  void shouldLeaveAUserWhomThisWireCannotRemoveWhereToldTo() throws IOException {
    Recipient zoe = Recipient.of(EmailAddress.of("zo\u00EB@example.com"));
    List<Recipient> listed = new ArrayList<>(numbered(11, COM));
    listed.add(zoe);
    hes.setUsers(COM, listed);
    String[] run = {
      "-a", "replace-users", "-t", "csv", "-f", file("t.csv", csv(numbered(10, COM)))
    };

    Shell.Result failed = rest(run);

    assertThat(failed.exit()).isEqualTo(3);
    assertThat(failed.err())
        .contains("user 12 is no address that can be sent", "U+00EB", "--unreadable-entries");
    assertThat(hes.users(COM)).hasSize(12);

    Shell.Result passedOver =
        rest(
            Stream.concat(Stream.of(run), Stream.of("--unreadable-entries", "leave-out"))
                .toArray(String[]::new));

    assertThat(passedOver.exit()).isZero();
    assertThat(passedOver.out()).contains("0 added, 1 removed");
    assertThat(hes.users(COM)).hasSize(11).contains(zoe);

    Shell.Result whole =
        rest(
            Stream.concat(
                    Stream.of(run),
                    Stream.of("--unreadable-entries", "leave-out", "--write", "whole-lists"))
                .toArray(String[]::new));
    assertThat(whole.exit()).isEqualTo(2);
    assertThat(whole.err()).contains("--write whole-lists would delete them");
  }

  @Test
  void shouldSayThatAListMayHoldNobodyWhenItsReplacementFails() throws IOException {
    hes.setUsers(COM, numbered(11, COM));
    String[] run = {
      "-a", "replace-users", "-t", "csv", "-f", file("all.csv", csv(numbered(12, COM))), "--write"
    };
    hes.script(Operation.REPLACE_USERS, Mishap.GARBAGE);

    Shell.Result whole =
        rest(Stream.concat(Stream.of(run), Stream.of("whole-lists")).toArray(String[]::new));

    assertThat(whole.exit()).isEqualTo(3);
    assertThat(whole.err())
        .contains("The list of example.com was to be replaced as a whole, and may hold nobody now")
        .containsPattern("or put the lists back as they were with -a restore --run [^ ]+\n$");

    hes.script(Operation.ADD_USERS, Mishap.DENIED);
    Shell.Result changes =
        rest(Stream.concat(Stream.of(run), Stream.of("changes")).toArray(String[]::new));
    assertThat(changes.exit()).isEqualTo(3);
    assertThat(changes.err()).doesNotContain("may hold nobody");
  }

  @Test
  void shouldNotSayThatAListMayHoldNobodyWhenItsReplacementWasRefusedAtOnce() throws IOException {
    hes.setUsers(COM, numbered(11, COM));
    hes.script(Operation.REPLACE_USERS, Mishap.DENIED);

    Shell.Result denied =
        rest(
            "-a",
            "replace-users",
            "-t",
            "csv",
            "-f",
            file("all.csv", csv(numbered(12, COM))),
            "--write",
            "whole-lists");

    assertThat(denied.exit()).isEqualTo(3);
    assertThat(denied.err()).contains("HTTP 403").doesNotContain("nobody", "restore");
  }

  @Test
  void shouldNameTheOtherWayWhenAWholeListIsTooLarge() throws IOException {
    String file = file("all.csv", csv(numbered(12, COM)));
    try (HesEmulator small =
        HesEmulator.builder()
            .username(Shell.USERNAME)
            .apiKey(Shell.API_KEY)
            .domain("example.com")
            .rest(RestSwitches.defaults().largestBody(300))
            .start()) {
      small.setUsers(COM, numbered(11, COM));
      shell.with("HES_ENDPOINT", small.restEndpoint().toString());
      String[] run = {"-a", "replace-users", "-t", "csv", "-f", file, "--write"};

      Shell.Result whole =
          rest(Stream.concat(Stream.of(run), Stream.of("whole-lists")).toArray(String[]::new));

      assertThat(whole.exit()).isEqualTo(3);
      assertThat(whole.err())
          .contains("HTTP 413", "The list of example.com is as it was. --write changes sends")
          .doesNotContain("nobody");
      assertThat(
              rest(Stream.concat(Stream.of(run), Stream.of("changes")).toArray(String[]::new))
                  .exit())
          .isZero();
      assertThat(small.users(COM)).hasSize(12);
    }
  }

  /** A list that is half the old one and half the new one was nobody's concern. */
  @Test
  void shouldSayThatAListMayBeChangedInPart() throws IOException {
    hes.setUsers(COM, numbered(11, COM));
    String file = file("other.csv", csv(numbered(10, COM)) + "zoe@example.com\n");
    hes.script(Operation.DELETE_USERS, Mishap.DENIED);

    Shell.Result run = rest("-a", "replace-users", "-t", "csv", "-f", file);

    assertThat(run.exit()).isEqualTo(3);
    assertThat(hes.users(COM)).hasSize(12);
    assertThat(run.err())
        .contains("The list of example.com may be changed in part")
        .containsPattern("or put the lists back as they were with -a restore --run [^ ]+\n$");
    String advised = run.err().strip().replaceAll(".* ", "");
    assertThat(rest("-a", "restore", "--run", advised).exit()).isZero();
    assertThat(hes.users(COM)).isEqualTo(numbered(11, COM));
  }

  @Test
  void shouldRejectAnAddressThatThisWireCannotCarryAndGoOn() throws IOException {
    String file = file("odd.csv", "ann@example.com\njosé@example.com\n");

    Shell.Result run = rest("-a", "replace-users", "-t", "csv", "-f", file);

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Rejected: 1", "line 2");
    assertThat(hes.users(COM)).hasSize(1);
  }

  @Test
  void shouldTakeTheDomainsFromTheCommandLine() {
    assertThat(rest("-a", "list-domains", "--account-domain", "example.com").out())
        .isEqualTo("example.com\n");
    assertUsage(
        shell.run("-a", "list-domains", "--account-domain", "example.com"),
        "--account-domain is for --binding rest");
  }

  /** Its limit is half of the time that a client waits for what does not come. */
  @Test
  @Timeout(30)
  void shouldAskTheHostOfTheRegionThroughTheProxyThatWasNamed() throws Exception {
    shell.without("HES_ENDPOINT");
    try (Proxy proxy = new Proxy()) {
      Shell.Result run =
          shell.run("-a", "list-domains", "--region", "japan", "--proxy", proxy.place());

      assertThat(proxy.asked()).isEqualTo("CONNECT api.tmems-jp.trendmicro.com:443 HTTP/1.1");
      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.err())
          .contains("a proxy on the way wants other credentials", "--proxy-user of imhs-cmd")
          .doesNotContain("disabledSchemes");
    }
  }

  @Test
  void shouldSayWhichOptionsDoNotGoTogether() {
    assertUsage(
        shell.run("-a", "list-domains", "--region", "europe"),
        "--region and --endpoint (or HES_ENDPOINT) both say where the service is");
    assertUsage(
        shell.run("-a", "list-domains", "--region", "atlantis"),
        "--region is 'atlantis': it is none of americas, europe, australia-new-zealand, japan, singapore, india, uae, uk");
    shell.without("HES_ENDPOINT");
    assertUsage(
        shell.run("-a", "list-domains", "--region", "uk", "--binding", "soap"),
        "leave --binding soap out");
    assertUsage(rest("-a", "list-domains"), "give --endpoint URL or --region");
  }

  @Test
  void shouldSayWhatIsWrongWithAProxyOrWithAuthorities() throws IOException {
    for (String place :
        List.of(
            "proxy.example.com",
            "http://127.0.0.1:80",
            "a b:80",
            "proxy.example.com:80/",
            ":80",
            "proxy.example.com:",
            "[proxy]:80")) {
      assertUsage(
          rest("-a", "list-domains", "--proxy", place),
          "--proxy is not HOST:PORT, such as proxy.example.com:3128");
    }
    for (String place : List.of("127.0.0.1:1", "[::1]:1", "::1:1")) {
      assertThat(
              rest("-a", "list-domains", "--account-domain", "a.example", "--proxy", place).exit())
          .as(place)
          .isZero();
    }
    assertUsage(
        rest("-a", "list-domains", "--proxy", "proxy.example.com:3128", "--proxy-user", "me"),
        "--proxy-password-file, or set HES_PROXY_PASSWORD");
    assertUsage(
        rest("-a", "list-domains", "--service-trust", file("empty.pem", "")), "has no certificate");
    assertUsage(
        rest("-a", "list-domains", "--service-trust", folder.resolve("missing.pem").toString()),
        "cannot be read as certificates");
  }

  private Shell.Result rest(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--binding", "rest"));
    return shell.run(all.toArray(String[]::new));
  }

  /** A proxy that lets nobody through, and knows what it was asked first. */
  private static final class Proxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final CompletableFuture<String> asked = new CompletableFuture<>();

    private Proxy() throws IOException {
      Thread thread = new Thread(this::answer, "proxy");
      thread.setDaemon(true);
      thread.start();
    }

    private void answer() {
      try (Socket socket = server.accept()) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        asked.complete(in.readLine());
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
          line = in.readLine();
        }
        socket
            .getOutputStream()
            .write(
                "HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        asked.completeExceptionally(e);
      }
    }

    private String place() {
      return "127.0.0.1:" + server.getLocalPort();
    }

    private String asked() throws Exception {
      return asked.get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
