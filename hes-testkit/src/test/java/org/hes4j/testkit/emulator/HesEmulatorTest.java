package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hes4j.testkit.emulator.Ports.COM;
import static org.hes4j.testkit.emulator.Ports.COM_DOMAIN;
import static org.hes4j.testkit.emulator.Ports.recipients;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hes4j.client.UnknownDomainException;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.Test;

class HesEmulatorTest {
  private static final Recipient ANN = Recipient.of(EmailAddress.of("ann@example.com"), "Ann");
  private static final Recipient BOB = Recipient.of(EmailAddress.of("bob@example.com"));

  @Test
  void itStartsWithTheRecipientsItIsGiven() {
    try (HesEmulator hes = builder().recipients(COM, List.of(BOB, ANN)).start()) {
      assertThat(hes.users(COM_DOMAIN)).containsExactly(ANN, BOB);
      assertThat(hes.state(COM_DOMAIN).revision()).isEqualTo(1);
      assertThat(hes.requests().total()).isZero();
      assertThat(hes.uri()).hasToString("http://127.0.0.1:" + hes.port());
      assertThat(hes.soapUri()).hasToString("http://127.0.0.1:" + hes.port() + "/hes/soap");
    }
  }

  @Test
  void aRivalWriterBumpsTheRevisionWhereTheAddressesChange() {
    try (HesEmulator hes = builder().recipients(COM, List.of(ANN)).start()) {
      hes.setUsers(COM_DOMAIN, List.of(BOB));
      hes.setUsers(COM_DOMAIN, List.of(BOB));
      assertThat(hes.state(COM_DOMAIN).revision()).isEqualTo(2);

      hes.setUsers(COM_DOMAIN, List.of());
      assertThat(hes.state(COM_DOMAIN).revision()).isEqualTo(3);
      assertThat(hes.users(COM_DOMAIN)).isEmpty();
    }
  }

  @Test
  void requestsAreCountedByOperation() throws Exception {
    try (HesEmulator hes = builder().start()) {
      var port = Ports.port(hes);
      port.listDomains();
      port.listDomains();
      port.listUsers(COM, null, null, 1);
      assertThat(hes.requests().writes()).isZero();
      port.addUsers(COM, recipients("a@example.com"));

      RequestCounts counts = hes.requests();
      assertThat(counts.total()).isEqualTo(4);
      assertThat(counts.of(Operation.LIST_DOMAINS)).isEqualTo(2);
      assertThat(counts.of(Operation.ADD_USERS)).isEqualTo(1);
      assertThat(counts.writes()).isEqualTo(1);
    }
  }

  @Test
  void closingFreesPortAndThreads() throws Exception {
    HesEmulator hes = builder().start();
    Ports.port(hes).listDomains();
    hes.close();
    hes.close();

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("hes-emulator-" + hes.port() + "-")) {
        thread.join(Duration.ofSeconds(60).toMillis());
        assertThat(thread.isAlive()).isFalse();
      }
    }
    try (HesEmulator again = builder().port(hes.port()).start()) {
      assertThat(Ports.port(again).listDomains()).hasSize(1);
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      assertThatThrownBy(() -> builder().port(taken.getLocalPort()).start())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("0 takes a free port");
    }
  }

  @Test
  void whatIsMissingOrMalformedIsSaidBeforeItStarts() {
    assertIllegal(() -> HesEmulator.start("admin", "key"), "no domain");
    assertIllegal(() -> HesEmulator.start("", "key", COM), "account name is empty");
    assertIllegal(() -> HesEmulator.start("admin", " ", COM), "Service Authentication Key");
    assertIllegal(() -> HesEmulator.start("admin", "key", "no domain"), "not a domain name");
    assertIllegal(() -> builder().port(65_536), "port is 65536");
    assertIllegal(() -> builder().stageLifetime(Duration.ZERO), "stageLifetime is PT0S");
    assertIllegal(() -> builder().largestBatch(10_001), "largestBatch is 10001");
    assertIllegal(() -> builder().largestPage(0), "largestPage is 0");
    assertIllegal(() -> builder().openStages(0), "openStages is 0");
    assertIllegal(
        () -> builder().recipients("example.org", List.of(ANN)).start(),
        "a recipient of example.com cannot stand in the list of example.org");
  }

  @Test
  void aDomainThatIsNotOfTheAccountIsNoEmptyList() {
    try (HesEmulator hes = builder().start()) {
      MailDomain other = MailDomain.of("example.net");
      assertThatThrownBy(() -> hes.users(other)).isInstanceOf(UnknownDomainException.class);
      assertThatThrownBy(() -> hes.state(other)).isInstanceOf(UnknownDomainException.class);
    }
  }

  @Test
  void anotherStackOnTheClassPathIsNotAsked() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new ForeignStack(before));
    try (HesEmulator hes = builder().start()) {
      thread.setContextClassLoader(before);
      assertThat(Ports.port(hes).listDomains()).hasSize(1);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static HesEmulatorBuilder builder() {
    return HesEmulator.builder().username("admin").apiKey("key").domain(COM);
  }

  private static void assertIllegal(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  /** Names a provider that does not exist, as a stack that comes first on the class path would. */
  private static final class ForeignStack extends ClassLoader {
    private static final String SERVICE = "META-INF/services/jakarta.xml.ws.spi.Provider";

    ForeignStack(ClassLoader parent) {
      super(parent);
    }

    @Override
    public URL getResource(String name) {
      return name.equals(SERVICE) ? foreign() : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals(SERVICE)
          ? Collections.enumeration(List.of(foreign()))
          : super.getResources(name);
    }

    private static URL foreign() {
      try {
        return new URL(null, "memory:" + SERVICE, new InMemory());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Serves the name of the provider. */
  private static final class InMemory extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {
          connected = true;
        }

        @Override
        public ByteArrayInputStream getInputStream() {
          return new ByteArrayInputStream(
              "com.example.OtherProvider".getBytes(StandardCharsets.UTF_8));
        }
      };
    }
  }
}
