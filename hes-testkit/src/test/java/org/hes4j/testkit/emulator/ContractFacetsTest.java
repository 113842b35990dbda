package org.hes4j.testkit.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hes4j.client.soap.stub.HesPort;
import org.hes4j.recipient.Recipient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ContractFacetsTest {
  private static Document xsd;

  @BeforeAll
  static void read() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(HesPort.class.getResourceAsStream("/wsdl/hes.xsd"))) {
      xsd = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(in);
    }
  }

  @Test
  void anAddressHasThePatternAndLengthOfTheSchema() {
    assertThat(AddressRule.PATTERN).isEqualTo(facet("Address", "pattern"));
    assertThat(AddressRule.MAX_LENGTH).isEqualTo(number("Address", "maxLength"));
    assertThat(new AddressRule(Ports.COM_DOMAIN).problem("a@example.com")).isEmpty();
  }

  @Test
  void aDisplayNameHasTheLengthsOfTheSchema() {
    assertThat(number("DisplayName", "minLength")).isEqualTo(1);
    assertThat(Recipient.MAX_NAME_LENGTH).isEqualTo(number("DisplayName", "maxLength"));
  }

  @Test
  void aPageAndAMessageAreAsLargeAsTheContractAllows() {
    assertThat(HesEmulatorBuilder.CONTRACT_LIMIT).isEqualTo(number("PageSize", "maxInclusive"));
    assertThat(xsd.getDocumentElement().getTextContent())
        .contains("A message carries at most 10 000 addresses");
  }

  @Test
  void asManyInvalidRecipientsAreNamedAsTheContractSays() {
    assertThat(xsd.getDocumentElement().getTextContent())
        .contains("the service names at least the first hundred");
    assertThat(Intake.MOST_NAMED).isEqualTo(100);
  }

  @Test
  void everyOperationOfThePortIsCounted() {
    List<String> port =
        IntStream.range(0, HesPort.class.getMethods().length)
            .mapToObj(i -> HesPort.class.getMethods()[i].getName())
            .map(name -> name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT))
            .toList();

    assertThat(Operation.values())
        .extracting(Operation::name)
        .containsExactlyInAnyOrderElementsOf(port);
  }

  private static int number(String type, String facet) {
    return Integer.parseInt(facet(type, facet));
  }

  private static String facet(String type, String facet) {
    NodeList types = xsd.getElementsByTagNameNS("*", "simpleType");
    Element found =
        IntStream.range(0, types.getLength())
            .mapToObj(i -> (Element) types.item(i))
            .filter(element -> element.getAttribute("name").equals(type))
            .findFirst()
            .orElseThrow();
    return ((Element) found.getElementsByTagNameNS("*", facet).item(0)).getAttribute("value");
  }
}
