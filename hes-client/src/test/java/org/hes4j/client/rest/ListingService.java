package org.hes4j.client.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hes4j.client.rest.SampleUsers.DOMAIN;
import static org.hes4j.client.rest.SampleUsers.USERS;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesException;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A service that answers as the test says when it is asked for the users of a domain. */
abstract class ListingService {
  static final String ANN = "{\"emailLocalPart\":\"ann\"}";
  static final String BOB = "{\"emailLocalPart\":\"bob\",\"displayName\":\"Bob\"}";

  private final WireMockExtension service;
  HesClient hes;

  ListingService(WireMockExtension service) {
    this.service = service;
  }

  /** For a field of each class, so that no two have one server. */
  static WireMockExtension service() {
    return WireMockExtension.newInstance()
        .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort().gzipDisabled(true))
        .build();
  }

  @BeforeEach
  void open() {
    hes = client().build();
  }

  @AfterEach
  void close() {
    hes.close();
  }

  RestHesClient.Builder client() {
    return RestHesClient.builder(
            URI.create(service.baseUrl() + "/api/v1/"), FakeService.CREDENTIALS)
        .maxAttempts(1);
  }

  void answer(ResponseDefinitionBuilder response) {
    service.stubFor(get(USERS).willReturn(response));
  }

  static ResponseDefinitionBuilder json(String body) {
    return status(200).withHeader("Content-Type", "application/json").withBody(body);
  }

  List<String> list() {
    return list(hes);
  }

  static List<String> list(HesClient hes) {
    try (Stream<Recipient> users = hes.listUsers(DOMAIN)) {
      return users.map(Recipient::toString).toList();
    }
  }

  /** Reads on after the failure, as an application may that catches it. */
  <T extends HesException> T failure(Class<T> kind) {
    try (Stream<Recipient> users = hes.listUsers(DOMAIN)) {
      Iterator<Recipient> iterator = users.iterator();
      T first = catchThrowableOfType(kind, () -> iterator.forEachRemaining(user -> {}));
      assertThat(first).isNotNull().hasMessageContaining("listUsers at " + service.baseUrl());
      assertThatThrownBy(iterator::hasNext).isSameAs(first);
      assertThat(first.call().orElseThrow().correlationId()).hasSize(36);
      return first;
    }
  }
}
