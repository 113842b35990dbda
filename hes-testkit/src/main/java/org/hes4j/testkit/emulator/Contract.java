package org.hes4j.testkit.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.hes4j.client.soap.stub.HesPort;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The published contract: hes.wsdl and hes.xsd of hes-client. */
final class Contract {
  private static final String XSD = XMLConstants.W3C_XML_SCHEMA_NS_URI;

  private Contract() {}

  static URL wsdl() {
    return resource("/wsdl/hes.wsdl");
  }

  static URL xsd() {
    return resource("/wsdl/hes.xsd");
  }

  private static URL resource(String name) {
    return Objects.requireNonNull(
        HesPort.class.getResource(name), () -> name + " is missing from hes-client");
  }

  /**
   * hes.xsd without the facets that the contract answers with a typed fault: what a listed
   * recipient may look like, and how large a page may be.
   */
  static Schema relaxedSchema() {
    try (InputStream in = xsd().openStream()) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      Document document = factory.newDocumentBuilder().parse(in);
      relax(document.getElementsByTagNameNS(XSD, "element"));
      removePageLimit(document.getElementsByTagNameNS(XSD, "maxInclusive"));
      return SchemaFactory.newDefaultInstance().newSchema(new DOMSource(document));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("hes.xsd of hes-client cannot be used", e);
    }
  }

  private static void relax(NodeList elements) {
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      boolean place = element.getAttribute("name").equals("after");
      String type = element.getAttribute("type");
      if (type.equals("hes:DisplayName") || (type.equals("hes:Address") && !place)) {
        element.setAttribute("type", "xs:string");
      }
    }
  }

  private static void removePageLimit(NodeList limits) {
    for (int i = limits.getLength() - 1; i >= 0; i--) {
      limits.item(i).getParentNode().removeChild(limits.item(i));
    }
  }
}
