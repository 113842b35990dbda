package org.hes4j.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.hes4j.client.CallDetails;
import org.hes4j.client.ConnectionSettings;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesClientBuilder;
import org.hes4j.client.HttpProxy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Requests go through the proxy that was named, and only it sees its password. */
class ProxyTest {
  private static final String LOGIN = "Proxy-Authorization: Basic cHJveHk6c2VjcmV0";

  private final List<String> heads = Collections.synchronizedList(new ArrayList<>());

  private static final class Settings extends HesClientBuilder<Settings> {
    private @Nullable ConnectionSettings settings;

    Settings() {
      super(URI.create("https://hes.example.com/"), Credentials.of("a", "k"));
    }

    @Override
    protected HesClient build(URI endpoint, Credentials credentials, ConnectionSettings settings) {
      this.settings = settings;
      return null;
    }

    HttpTransport through(HttpProxy proxy) {
      proxy(proxy).build();
      return new HttpTransport(Credentials.of("admin", "key"), settings);
    }
  }

  private RawServer answering(String answer) throws IOException {
    return new RawServer(
        (in, out) -> {
          heads.add(RawServer.readHead(in));
          RawServer.send(out, answer);
        });
  }

  private static int get(HttpTransport http, String uri) {
    CallDetails details = new CallDetails(URI.create(uri), "test", "id-1");
    try (HttpAnswer answer = http.send(new HttpCall("GET", Map.of(), null, details))) {
      return answer.status();
    }
  }

  @Test
  void shouldAskTheProxyForAPlainService() throws Exception {
    try (RawServer proxy = answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        HttpTransport http =
            new Settings()
                .through(
                    HttpProxy.of("127.0.0.1", proxy.uri().getPort())
                        .withLogin("proxy", "secret"))) {
      assertThat(get(http, "http://hes.example.com/path")).isEqualTo(200);
    }

    assertThat(heads)
        .singleElement()
        .asString()
        .startsWith("GET http://hes.example.com/path HTTP/1.1")
        .contains(LOGIN, "Authorization: Basic YWRtaW46a2V5");
  }

  @Test
  void shouldTunnelToASecureServiceWithoutShowingTheProxyTheKey() throws Exception {
    try (RawServer proxy = answering("HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n");
        HttpTransport http =
            new Settings()
                .through(
                    HttpProxy.of("127.0.0.1", proxy.uri().getPort())
                        .withLogin("proxy", "secret"))) {
      assertThat(get(http, "https://hes.example.com/path")).isEqualTo(407);
    }

    assertThat(heads)
        .singleElement()
        .asString()
        .startsWith("CONNECT hes.example.com:443 HTTP/1.1")
        .doesNotContain("YWRtaW46a2V5");
  }

  /** The property is read once in the life of a JVM, so this takes another one. */
  @Test
  void shouldShowTheTunnelsProxyItsPasswordWhereTheJvmIsToldToAndNobodyElse() throws Exception {
    try (RawServer proxy = answering("HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n")) {
      Process client =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Djdk.http.auth.tunneling.disabledSchemes=",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  Tunnel.class.getName(),
                  String.valueOf(proxy.uri().getPort()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(client.exitValue()).isZero();
    }

    assertThat(heads)
        .singleElement()
        .asString()
        .startsWith("CONNECT hes.example.com:443 HTTP/1.1")
        .contains(LOGIN)
        .doesNotContain("YWRtaW46a2V5");
  }

  /** Asks a secure service through a proxy, in a JVM of its own. */
  static final class Tunnel {
    public static void main(String[] args) {
      HttpProxy proxy =
          HttpProxy.of("127.0.0.1", Integer.parseInt(args[0])).withLogin("proxy", "secret");
      try (HttpTransport http = new Settings().through(proxy)) {
        System.exit(get(http, "https://hes.example.com/path") == 407 ? 0 : 1);
      }
    }
  }

  @Test
  void shouldUseANamedProxyForLoopbackToo() throws Exception {
    try (RawServer service = answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        HttpTransport http =
            new Settings().through(HttpProxy.of("127.0.0.1", 9).withLogin("proxy", "secret"))) {
      // a proxy that is named is used for loopback addresses as well, and this one is not there
      assertThatThrownBy(() -> get(http, service.uri().toString()))
          .hasMessageContaining("connection was refused");
    }

    assertThat(heads).isEmpty();
  }

  @Test
  void shouldKeepItsPasswordOutOfTexts() {
    HttpProxy proxy = HttpProxy.of("proxy.example.com", 3128).withLogin("who", "secret");

    assertThat(proxy).hasToString("proxy.example.com:3128");
    assertThat(proxy.login().orElseThrow()).hasToString("who");
  }

  @Test
  void shouldRefuseAProxyThatIsNone() {
    assertThatThrownBy(() -> HttpProxy.of(" ", 3128)).hasMessageContaining("no host");
    assertThatThrownBy(() -> HttpProxy.of("proxy.example.com", 0)).hasMessageContaining("is 0");
    assertThatThrownBy(() -> HttpProxy.of("proxy.example.com", 65_536))
        .hasMessageContaining("65536");
    HttpProxy proxy = HttpProxy.of("proxy.example.com", 3128);
    assertThatThrownBy(() -> proxy.withLogin("a:b", "secret"))
        .hasMessageContaining("colon")
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldTrustTheAuthoritiesOfTheJvmBesideTheExtraOnes() throws Exception {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    X509Certificate[] known = issuers(factory.getTrustManagers());

    assertThat(known).isNotEmpty();
    assertThat(issuers(TrustAnchors.managers(List.of()))).containsExactlyInAnyOrder(known);
  }

  private static X509Certificate[] issuers(TrustManager... managers) {
    return Arrays.stream(managers)
        .map(X509TrustManager.class::cast)
        .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
        .toArray(X509Certificate[]::new);
  }
}
