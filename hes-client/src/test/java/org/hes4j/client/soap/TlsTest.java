package org.hes4j.client.soap;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.hes4j.client.ConnectionException;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Credentials travel over TLS to a service whose certificate is trusted and names its host. */
class TlsTest {
  private static final String PASSWORD = "changeit";

  @RegisterExtension
  static final WireMockExtension LOCALHOST =
      WireMockExtension.newInstance()
          .options(
              wireMockConfig()
                  .bindAddress("127.0.0.1")
                  .httpDisabled(true)
                  .dynamicHttpsPort()
                  .keystorePath(makeKeyStore("dns:localhost"))
                  .keystorePassword(PASSWORD)
                  .keyManagerPassword(PASSWORD)
                  .keystoreType("PKCS12"))
          .build();

  private static KeyStore trusted;
  private static SSLContext trusting;

  /** The JDK's keytool makes the key and the certificate. */
  private static String makeKeyStore(String names) {
    try {
      Path store = Files.createTempDirectory("hes-tls").resolve("service.p12");
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "service",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=localhost",
                  "-ext",
                  "san=" + names,
                  "-keystore",
                  store.toString(),
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(keytool.waitFor()).isZero();
      return store.toString();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void trust() throws Exception {
    trusted = KeyStore.getInstance("PKCS12");
    try (InputStream in =
        Files.newInputStream(Path.of(LOCALHOST.getOptions().httpsSettings().keyStorePath()))) {
      trusted.load(in, PASSWORD.toCharArray());
    }
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("service", trusted.getCertificate("service"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(certificates);
    trusting = SSLContext.getInstance("TLS");
    trusting.init(null, managers.getTrustManagers(), null);
  }

  private static SoapHesClient.Builder builder(String host) {
    LOCALHOST.stubFor(
        post("/hes/soap")
            .willReturn(ok(SoapReply.domains()).withHeader("Content-Type", "text/xml")));
    URI endpoint = URI.create("https://" + host + ":" + LOCALHOST.getHttpsPort() + "/hes/soap");
    return SoapHesClient.builder(endpoint, Credentials.of("admin", "key")).maxAttempts(1);
  }

  @Test
  void shouldTalkToAServiceWhoseCertificateIsTrusted() {
    try (HesClient hes = builder("localhost").sslContext(trusting).build()) {
      assertThat(hes.listDomains()).isEmpty();
    }
  }

  @Test
  void shouldTalkToAServiceWhoseAuthorityIsAnExtraTrustAnchor() throws Exception {
    X509Certificate service = (X509Certificate) trusted.getCertificate("service");
    try (HesClient hes = builder("localhost").trustAnchors(List.of(service)).build()) {
      assertThat(hes.listDomains()).isEmpty();
    }
  }

  @Test
  void shouldRefuseAContextAndTrustAnchorsTogether() throws Exception {
    X509Certificate service = (X509Certificate) trusted.getCertificate("service");

    assertThatThrownBy(
            () -> builder("localhost").sslContext(trusting).trustAnchors(List.of(service)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("let the context trust the anchors too");
  }

  @Test
  void shouldSendNothingToAServiceWhoseCertificateIsNotTrusted() {
    try (HesClient hes = builder("localhost").build()) {
      ConnectionException failure =
          catchThrowableOfType(ConnectionException.class, hes::listDomains);
      assertThat(failure.sent()).isFalse();
      assertThat(failure).hasMessageContaining("its authority is trusted");
    }
    assertThat(LOCALHOST.getAllServeEvents()).isEmpty();
  }

  @Test
  void shouldSendNothingToAHostThatTheCertificateDoesNotName() {
    try (HesClient hes = builder("127.0.0.1").sslContext(trusting).build()) {
      ConnectionException failure =
          catchThrowableOfType(ConnectionException.class, hes::listDomains);
      assertThat(failure.sent()).isFalse();
      assertThat(failure).hasMessageContaining("valid for this host");
    }
    assertThat(LOCALHOST.getAllServeEvents()).isEmpty();
  }

  /** What the JVM holds to be its default, for the time of one test. */
  private static void withDefault(SSLContext context, Runnable test) throws Exception {
    SSLContext before = SSLContext.getDefault();
    SSLContext.setDefault(context);
    try {
      test.run();
    } finally {
      SSLContext.setDefault(before);
    }
  }

  @Test
  void shouldTrustWhomTheJvmTrustsByDefault() throws Exception {
    withDefault(
        trusting,
        () -> {
          try (HesClient hes = builder("localhost").build()) {
            assertThat(hes.listDomains()).isEmpty();
          }
          try (HesClient hes = builder("127.0.0.1").build()) {
            assertThatThrownBy(hes::listDomains).hasMessageContaining("valid for this host");
          }
        });
  }

  private static int unusedPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void shouldNotNeedTlsWithoutTls() throws Exception {
    SSLContext neverSetUp = SSLContext.getInstance("TLS");
    withDefault(
        neverSetUp,
        () -> {
          URI nobody = URI.create("http://127.0.0.1:" + unusedPort() + "/");
          try (HesClient hes =
              SoapHesClient.builder(nobody, Credentials.of("admin", "key")).build()) {
            assertThatThrownBy(hes::listDomains).hasMessageContaining("refused");
          }
          try (HesClient hes = builder("localhost").build()) {
            ConnectionException failure =
                catchThrowableOfType(ConnectionException.class, hes::listDomains);
            assertThat(failure).hasMessageContaining("not initialized");
          }
        });
  }
}
