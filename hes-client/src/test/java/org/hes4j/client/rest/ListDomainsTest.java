package org.hes4j.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import org.hes4j.client.DomainStatus;
import org.hes4j.client.HesClient;
import org.hes4j.client.ProtocolException;
import org.hes4j.recipient.MailDomain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer whose form the vendor does not tell. */
class ListDomainsTest {

  private static List<String> list(String body) throws IOException {
    try (FakeService service = new FakeService(request -> FakeService.json(body));
        HesClient hes = service.client().build()) {
      List<DomainStatus> domains = hes.listDomains();
      assertThat(service.lines()).containsExactly("GET /api/v1/domains");
      assertThat(domains).allSatisfy(domain -> assertThat(domain.state()).isEmpty());
      return domains.stream().map(domain -> domain.domain().name()).toList();
    }
  }

  private static ProtocolException failure(FakeService.Reply reply) throws IOException {
    try (FakeService service = new FakeService(request -> reply);
        HesClient hes = service.client().build()) {
      ProtocolException failure = catchThrowableOfType(ProtocolException.class, hes::listDomains);
      assertThat(failure).isNotNull();
      return failure;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"Example.org\",\"example.com\"]",
        "[\"example.org\",\"example.com\",\"EXAMPLE.com\"]",
        "[{\"name\":\"example.org\"},{\"name\":\"example.com\",\"id\":7}]",
        "[{\"domain\":\"example.org\"},\"example.com\"]",
        "[{\"domainName\":\"example.org\"},{\"domainName\":\"example.com\",\"users\":[1]}]",
        "[{\"name\":\"Org\",\"domain\":\"example.org\"},{\"domain\":\"example.com\"}]",
        "{\"domains\":[\"example.org\",\"example.com\"]}",
        "{\"total\":2,\"items\":[{\"name\":\"example.org\"},{\"name\":\"example.com\"}]}",
        "{\"domains\":[\"example.org\",\"example.com\"],\"totalCount\":2,\"count\":2}",
        "{\"domains\":[\"example.org\",\"example.com\"],\"total_count\":2}"
      })
  void shouldReadEveryLikelyForm(String body) throws Exception {
    assertThat(list(body)).containsExactly("example.com", "example.org");
  }

  @Test
  void shouldReadAnEmptyListOfDomains() throws Exception {
    assertThat(list("[]")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"total\":5,\"domains\":[\"example.com\"]}",
        "{\"limit\":1,\"domains\":[\"example.com\"]}",
        "{\"page\":1,\"domains\":[\"example.com\"]}",
        "{\"pages\":1,\"domains\":[\"example.com\"]}",
        "{\"pageSize\":1,\"domains\":[\"example.com\"]}",
        "{\"per_page\":1,\"domains\":[\"example.com\"]}",
        "{\"size\":1,\"domains\":[\"example.com\"]}",
        "{\"total\":1,\"offset\":1,\"domains\":[\"example.com\"]}",
        "{\"next\":\"page2\",\"domains\":[\"example.com\"]}",
        "{\"hasMore\":true,\"domains\":[\"example.com\"]}",
        "{\"next\":null,\"domains\":[\"example.com\"]}",
        "{\"domains\":[\"example.com\"],\"others\":[\"example.org\"]}",
        "{\"data\":{\"domains\":[\"example.com\"]}}",
        "{}",
        "[\"example.com\",null]",
        "[\"example.com\",7]",
        "[[\"example.com\"]]",
        "[{\"fqdn\":\"example.com\"}]",
        "[{\"name\":7}]",
        "\"example.com\"",
        "null"
      })
  void shouldSayWhatCameWhereItMightBeLessThanAll(String body) throws Exception {
    assertThat(failure(FakeService.json(body)))
        .hasMessageContaining("give the account's domains to the client instead")
        .hasMessageNotContaining("example.com");
  }

  @Test
  void shouldDescribeTheFormWithoutItsTexts() throws Exception {
    assertThat(
            failure(
                FakeService.json(
                    "{\"data\":{\"domains\":[\"secret.example.com\",1]},\"count\":1,\"x\":true}")))
        .hasMessageContaining(
            "an object with the fields data (an object with the fields domains (an array of 2,"
                + " the first of them text)), count (number), x (literal)")
        .hasMessageNotContaining("secret");
    assertThat(failure(FakeService.json("{\"" + "a".repeat(500) + "\\u001b\":1}")))
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message).hasSizeLessThan(700).doesNotContain("\u001b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.example.com", "not a domain", "", "user@example.com"})
  void shouldNotOverlookADomainThatIsNone(String name) throws Exception {
    assertThat(failure(FakeService.json("[\"example.com\",\"" + name + "\"]")))
        .hasMessageContaining("a list of domains that holds '" + name + "'")
        .hasMessageContaining("give the account's domains to the client instead");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[\"example.com\"", "[\"example.com\"]]", "{\"a\":[],\"a\":[]}", "<html>"})
  void shouldRefuseWhatIsNotWhole(String body) throws Exception {
    assertThat(failure(FakeService.json(body))).hasMessageContaining("was answered with");
  }

  @Test
  void shouldRefuseAnAnswerWithoutBody() throws Exception {
    assertThat(failure(FakeService.done())).hasMessageContaining("was answered with HTTP 204");
  }

  @Test
  void shouldAskNobodyWhenTheDomainsAreGiven() throws Exception {
    try (FakeService service = new FakeService(request -> FakeService.json("[]"));
        HesClient hes =
            service
                .client()
                .domains(List.of(MailDomain.of("example.org"), MailDomain.of("example.com")))
                .build()) {
      assertThat(hes.listDomains())
          .extracting(domain -> domain.domain().name())
          .containsExactly("example.com", "example.org");
      assertThat(service.requests()).isEmpty();
    }
  }
}
