package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.hes4j.client.soap.stub.HesPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class HttpTest {
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  private final HttpClient http = HttpClient.newHttpClient();
  private HesEmulator hes;

  @BeforeEach
  void start() {
    hes = HesEmulator.start("admin", "key", "example.com");
  }

  @AfterEach
  void stop() {
    hes.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Basic", "Basic ?", "Bearer key", "admin:wrong", "other:key", "admin:", "key"})
  void missingOrWrongCredentialsAre401WithATypedFault(String credentials) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hes.soapUri()).POST(envelope("<h:listDomains/>"));
    if (credentials.startsWith("B")) {
      request.header("Authorization", credentials);
    } else if (!credentials.isEmpty()) {
      request.header("Authorization", basic(credentials));
    }

    HttpResponse<String> answer = send(request);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .containsExactly("Basic realm=\"HES\"");
    Element fault = faultDetail(answer.body());
    assertThat(fault.getLocalName()).isEqualTo("authenticationFault");
    contract().newValidator().validate(new DOMSource(fault));
    assertThat(fault.getFirstChild().getTextContent()).isEqualTo("AUTHENTICATION_FAILED");
    assertThat(hes.requests().of(Operation.LIST_DOMAINS)).isZero();
    assertThat(hes.requests().total()).isEqualTo(1);
  }

  @Test
  void theSchemeOfTheCredentialsIsReadInAnyCase() throws Exception {
    var request =
        HttpRequest.newBuilder(hes.soapUri())
            .header("Authorization", basic("admin:key").replace("Basic", "bAsIc"))
            .header("Content-Type", "text/xml; charset=utf-8")
            .POST(envelope("<h:listDomains/>"));

    assertThat(send(request).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/hes", "/hes/soapy", "/hes/soap/", "/hes/soap/x", "/api/v1/x"})
  void anyOtherPathIs404(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(hes.uri().resolve(path)).header("Authorization", basic("admin:key"));

    assertThat(send(request).statusCode()).isEqualTo(404);
  }

  @Test
  void anyOtherMethodIs405() throws Exception {
    for (String method : List.of("GET", "PUT", "DELETE", "HEAD")) {
      var request =
          HttpRequest.newBuilder(hes.soapUri())
              .header("Authorization", basic("admin:key"))
              .method(method, BodyPublishers.noBody());

      HttpResponse<String> answer = send(request);

      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }
  }

  @Test
  void theWsdlIsTheContractsOwnAndLeadsToItsSchema() throws Exception {
    String wsdl = send(HttpRequest.newBuilder(describe("wsdl"))).body();

    assertThat(wsdl).contains("This contract is the HES SDK project's own");
    assertThat(elements(wsdl, "http://schemas.xmlsoap.org/wsdl/", "operation")).hasSize(20);
    Matcher address = Pattern.compile("address location=\"([^\"]+)\"").matcher(wsdl);
    assertThat(address.find()).isTrue();
    assertThat(address.group(1)).isEqualTo(hes.soapUri().toString());
    Matcher location = Pattern.compile("schemaLocation=\"([^\"]+)\"").matcher(wsdl);
    assertThat(location.find()).isTrue();
    String xsd = send(HttpRequest.newBuilder(URI.create(location.group(1)))).body();
    try (InputStream original = HesPort.class.getResourceAsStream("/wsdl/hes.xsd")) {
      Document expected = parse(new InputSource(original));
      Document served = parse(new InputSource(new StringReader(xsd)));
      expected.normalizeDocument();
      served.normalizeDocument();
      assertThat(served.getDocumentElement().isEqualNode(expected.getDocumentElement())).isTrue();
    }
  }

  @Test
  void aDocumentTypeIsRefused() throws Exception {
    String evil =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            + text("<h:abortStage><h:stage>&e;</h:stage></h:abortStage>");

    HttpResponse<String> answer = post(BodyPublishers.ofString(evil));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(faultString(answer.body())).contains("DOCTYPE is disallowed");
    assertThat(hes.requests().of(Operation.ABORT_STAGE)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h:addUsers><h:domain>example.com</h:domain></h:addUsers>",
        "<h:replaceUsers><h:domain>example.com</h:domain></h:replaceUsers>",
        "<h:deleteUsers><h:domain>example.com</h:domain></h:deleteUsers>",
        "<h:listUsers><h:domain>example.com</h:domain></h:listUsers>",
        "<h:listUsers><h:domain>example.com</h:domain><h:pageSize>0</h:pageSize></h:listUsers>",
        "<h:listUsers><h:domain>Example.com</h:domain><h:pageSize>1</h:pageSize></h:listUsers>",
        "<h:listUsers><h:domain>example.com</h:domain><h:after>A@example.com</h:after>"
            + "<h:pageSize>1</h:pageSize></h:listUsers>",
        "<h:listUsers><h:domain>example.com</h:domain><h:revision>-1</h:revision>"
            + "<h:pageSize>1</h:pageSize></h:listUsers>",
        "<h:changeUsers><h:domain>example.com</h:domain><h:change>change-0001</h:change>"
            + "<h:addition><h:address>a@example.com</h:address></h:addition></h:changeUsers>",
        "<h:changeUsers><h:domain>example.com</h:domain><h:change>change-0001</h:change>"
            + "<h:ifRevision>x</h:ifRevision></h:changeUsers>",
        "<h:changeUsers><h:domain>example.com</h:domain><h:change>short</h:change>"
            + "<h:ifRevision>0</h:ifRevision></h:changeUsers>",
        "<h:beginStage><h:domain>example.com</h:domain><h:stage>under_score</h:stage>"
            + "<h:base>nothing</h:base><h:ifRevision>0</h:ifRevision></h:beginStage>",
        "<h:beginStage><h:domain>example.com</h:domain><h:stage>stage-0001</h:stage>"
            + "<h:base>something</h:base><h:ifRevision>0</h:ifRevision></h:beginStage>",
        "<h:commitStage><h:stage>stage-0001</h:stage><h:count>0</h:count>"
            + "<h:digest>00</h:digest></h:commitStage>",
        "<h:appendToStage><h:stage>stage-0001</h:stage><h:batch>0</h:batch></h:appendToStage>",
        "<h:addUsers><h:domain>example.com</h:domain><h:recipient><h:displayName>n"
            + "</h:displayName></h:recipient></h:addUsers>",
        "<h:addUsers><h:domain>example.com</h:domain><h:recipient><h:address>a@example.com"
            + "</h:address></h:recipient><h:other/></h:addUsers>",
        "<h:dropEverything/>",
        "<h:listDomains/><h:listDomains/>",
        "<h:listDomains",
      })
  void aMessageThatDoesNotFollowTheSchemaIsRefusedBeforeItIsRead(String payload) throws Exception {
    HttpResponse<String> answer = post(envelope(payload));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(faultString(answer.body()))
        .startsWith("The message does not follow the contract (hes.xsd): line 1: ")
        .hasSizeLessThan(300);
    assertThat(hes.requests().total()).isEqualTo(1);
    assertThat(hes.requests().writes()).isZero();
    assertThat(hes.requests().of(Operation.LIST_USERS)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<x/>",
        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/></s:Envelope>",
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>",
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>",
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
            + "<h:listUsersResponse xmlns:h='urn:hes4j:hes:1'><h:page><h:revision>1</h:revision>"
            + "<h:more>false</h:more></h:page></h:listUsersResponse></s:Body></s:Envelope>",
        ""
      })
  void whatIsNoMessageOfTheContractIsAFault(String body) throws Exception {
    HttpResponse<String> answer = post(BodyPublishers.ofString(body));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(faultString(answer.body())).isNotBlank();
    assertThat(answer.body()).doesNotContain("stackTrace");
  }

  @Test
  void anAnswerFollowsTheSchema() throws Exception {
    String added =
        post(envelope(
                "<h:addUsers><h:domain>example.com</h:domain><h:recipient><h:address>"
                    + "a@example.com</h:address></h:recipient></h:addUsers>"))
            .body();
    String conflict =
        post(envelope(
                "<h:listUsers><h:domain>example.com</h:domain><h:revision>7</h:revision>"
                    + "<h:pageSize>1</h:pageSize></h:listUsers>"))
            .body();

    contract().newValidator().validate(new DOMSource(bodyChild(added)));
    assertThat(faultDetail(conflict).getLocalName()).isEqualTo("revisionConflictFault");
    contract().newValidator().validate(new DOMSource(faultDetail(conflict)));
    assertThat(conflict).doesNotContain("org.hes4j").doesNotContain("stackTrace");
  }

  @Test
  void aMessageOverTheSizeLimitIs413() throws Exception {
    byte[] large = new byte[Bodies.MAX_BYTES + 1];
    Arrays.fill(large, (byte) ' ');

    assertThat(post(BodyPublishers.ofByteArray(large)).statusCode()).isEqualTo(413);
    assertThat(
            post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))).statusCode())
        .isEqualTo(413);
  }

  @Test
  void aMessageOfAnotherContentTypeIs415() throws Exception {
    var request =
        HttpRequest.newBuilder(hes.soapUri())
            .header("Authorization", basic("admin:key"))
            .header("Content-Type", "application/json")
            .POST(envelope("<h:listDomains/>"));

    assertThat(send(request).statusCode()).isEqualTo(415);
  }

  private URI describe(String what) {
    return URI.create(hes.soapUri() + "?" + what);
  }

  private HttpResponse<String> post(BodyPublisher body) throws Exception {
    return send(
        HttpRequest.newBuilder(hes.soapUri())
            .header("Authorization", basic("admin:key"))
            .header("Content-Type", "text/xml; charset=utf-8")
            .POST(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static BodyPublisher envelope(String payload) {
    return BodyPublishers.ofString(text(payload));
  }

  private static String text(String payload) {
    return "<s:Envelope xmlns:s=\""
        + SOAP
        + "\" xmlns:h=\"urn:hes4j:hes:1\"><s:Body>"
        + payload
        + "</s:Body></s:Envelope>";
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  private static Schema contract() throws Exception {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(
            new StreamSource(
                Objects.requireNonNull(HesPort.class.getResource("/wsdl/hes.xsd"))
                    .toExternalForm()));
  }

  private static List<Element> elements(String xml, String namespace, String name)
      throws Exception {
    var nodes =
        parse(new InputSource(new StringReader(xml))).getElementsByTagNameNS(namespace, name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static Element bodyChild(String xml) throws Exception {
    return (Element) elements(xml, SOAP, "Body").get(0).getFirstChild();
  }

  private static Element faultDetail(String xml) throws Exception {
    return (Element) elements(xml, null, "detail").get(0).getFirstChild();
  }

  private static String faultString(String xml) throws Exception {
    return elements(xml, null, "faultstring").get(0).getTextContent();
  }

  private static Document parse(InputSource source) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setCoalescing(true);
    factory.setIgnoringComments(true);
    return factory.newDocumentBuilder().parse(source);
  }
}
