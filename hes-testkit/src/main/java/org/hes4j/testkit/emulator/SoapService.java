package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.HttpContext;
import com.sun.xml.ws.spi.ProviderImpl;
import jakarta.xml.ws.Endpoint;
import jakarta.xml.ws.soap.SOAPBinding;
import java.net.URL;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;

/** Publishes the SOAP front end with the contract's own WSDL. */
final class SoapService {
  private static final String NAMESPACE = "urn:hes4j:hes:1";

  private SoapService() {}

  /**
   * Publishes a front end; the caller stops it. The RI is named, not looked up: another stack may
   * come first on the class path.
   */
  static Endpoint publish(SoapEndpoint.Port implementor, HttpContext context) {
    Endpoint endpoint =
        new ProviderImpl().createEndpoint(SOAPBinding.SOAP11HTTP_BINDING, implementor);
    endpoint.setMetadata(List.of(source(Contract.wsdl()), source(Contract.xsd())));
    endpoint.setProperties(
        Map.of(
            Endpoint.WSDL_SERVICE, new QName(NAMESPACE, "HesService"),
            Endpoint.WSDL_PORT, new QName(NAMESPACE, "HesPort")));
    endpoint.publish(context);
    return endpoint;
  }

  private static Source source(URL document) {
    return new StreamSource(document.toExternalForm());
  }
}
