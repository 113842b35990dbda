package org.hes4j.client.soap;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All clients of a JVM share ports; nothing of one client may reach the service of another. */
class PortPoolTest {
  private static final int CLIENTS = 4;
  private static final int CALLS = 40;

  @RegisterExtension
  static final WireMockExtension SERVICES =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private static String domain(int number) {
    return "d" + number + ".example.com";
  }

  /** Each has an address, an account and a domain of its own, and knows no other account. */
  private static HesClient client(int number) {
    String login = "admin" + number + ":key" + number;
    String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    SERVICES.stubFor(
        post("/" + number)
            .withHeader("Authorization", equalTo("Basic " + basic))
            .willReturn(
                ok(SoapReply.domains(SoapReply.status(domain(number), 7, 2)))
                    .withHeader("Content-Type", "text/xml;charset=utf-8")));
    return SoapHesClient.builder(
            URI.create(SERVICES.baseUrl() + "/" + number),
            Credentials.of("admin" + number, "key" + number))
        .maxAttempts(1)
        .build();
  }

  private static List<String> domains(HesClient client) {
    return client.listDomains().stream().map(status -> status.domain().name()).toList();
  }

  @Test
  void callsOfManyClientsAtOnceGoEachToItsOwnService() throws Exception {
    List<HesClient> clients = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(2 * CLIENTS);
    try {
      List<Callable<List<String>>> calls = new ArrayList<>();
      for (int number = 0; number < CLIENTS; number++) {
        clients.add(client(number));
      }
      for (int i = 0; i < CALLS * CLIENTS; i++) {
        HesClient client = clients.get(i % CLIENTS);
        calls.add(() -> domains(client));
      }
      List<Future<List<String>>> answers = threads.invokeAll(calls);
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).containsExactly(domain(i % CLIENTS));
      }
    } finally {
      threads.shutdownNow();
      clients.forEach(HesClient::close);
    }
  }

  @Test
  void aPortThatSawAFailureOrAClosedClientServesTheNext() {
    HesClient first = client(0);
    HesClient second = client(1);
    assertThat(domains(first)).containsExactly(domain(0));
    SERVICES.stubFor(post("/0").willReturn(serviceUnavailable()));

    assertThatThrownBy(first::listDomains).hasMessageContaining("/0").hasMessageContaining("503");
    assertThat(domains(second)).containsExactly(domain(1));
    first.close();
    assertThat(domains(second)).containsExactly(domain(1));
    second.close();
    assertThatThrownBy(second::listDomains).hasMessage("the client is closed");
  }

  @Test
  void whatIsPreloadedServesTheFirstCall() {
    SoapHesClient.preload();
    int ports = PortPool.shared().idle();

    try (HesClient client = client(2)) {
      assertThat(domains(client)).containsExactly(domain(2));
    }

    assertThat(ports).isPositive();
    assertThat(PortPool.shared().idle()).isEqualTo(ports);
  }
}
