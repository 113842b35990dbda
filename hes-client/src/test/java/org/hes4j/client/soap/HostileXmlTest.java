package org.hes4j.client.soap;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that attack the XML parser. */
class HostileXmlTest {
  @RegisterExtension
  static final WireMockExtension SERVICE =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private static void answer(String doctype, String content) {
    String body =
        "<?xml version=\"1.0\"?>"
            + doctype
            + SoapReply.domains(
                SoapReply.status("example.com", 1, 1).replace("example.com", content));
    SERVICE.stubFor(post("/hes/soap").willReturn(ok(body).withHeader("Content-Type", "text/xml")));
  }

  private static void assertRefused() {
    try (HesClient hes =
        SoapHesClient.builder(
                URI.create(SERVICE.baseUrl() + "/hes/soap"), Credentials.of("admin", "key"))
            .build()) {
      assertThatThrownBy(hes::listDomains)
          .isInstanceOf(ProtocolException.class)
          .hasMessageContaining("listDomains");
    }
  }

  @Test
  void shouldRefuseEntitiesThatGrowWithoutEnd() {
    StringBuilder entities = new StringBuilder("<!DOCTYPE bomb [<!ENTITY a0 \"aaaaaaaaaa\">");
    for (int i = 1; i < 10; i++) {
      entities.append("<!ENTITY a").append(i).append(" \"");
      entities.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    answer(entities.append("]>").toString(), "&a9;");

    assertRefused();
  }

  @Test
  void shouldNotFetchAnExternalEntity() {
    SERVICE.stubFor(get("/secret").willReturn(ok("example.com")));
    answer("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + SERVICE.baseUrl() + "/secret\">]>", "&e;");

    assertRefused();

    SERVICE.verify(0, getRequestedFor(urlEqualTo("/secret")));
  }

  @Test
  void shouldNotReadALocalFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("domain.txt"), "example.com");
    answer("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + file.toUri() + "\">]>", "&e;");

    assertRefused();
  }

  @Test
  void shouldNotFetchAnExternalDocumentType() {
    SERVICE.stubFor(get("/dtd").willReturn(ok("<!ENTITY e \"example.com\">")));
    answer("<!DOCTYPE x SYSTEM \"" + SERVICE.baseUrl() + "/dtd\">", "&e;");

    assertRefused();

    SERVICE.verify(0, getRequestedFor(urlEqualTo("/dtd")));
  }

  static Stream<String> garbage() {
    return Stream.of(
        "",
        " ",
        "not xml",
        "<a>",
        "<?xml version=\"1.0\"?>",
        SoapReply.envelope(""),
        "\u0000\u0001");
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void shouldCallGarbageAProtocolError(String body) {
    SERVICE.stubFor(post("/hes/soap").willReturn(ok(body).withHeader("Content-Type", "text/xml")));

    assertRefused();
  }
}
