package org.hes4j.interop.cxf;

import jakarta.xml.ws.BindingProvider;
import java.util.Map;
import org.apache.cxf.transport.http.HTTPConduit;
import org.hes4j.interop.cxf.stub.HesPort;
import org.hes4j.interop.cxf.stub.HesService;

/** Makes ports the way the manual of CXF says. */
final class Ports {
  private Ports() {}

  /**
   * A port that goes where the WSDL says and checks every answer against hes.xsd, facets included.
   */
  static HesPort of(HesService service, String username, String key) {
    HesPort port = service.getHesPort();
    Map<String, Object> context = ((BindingProvider) port).getRequestContext();
    context.put(BindingProvider.USERNAME_PROPERTY, username);
    context.put(BindingProvider.PASSWORD_PROPERTY, key);
    context.put("schema-validation-enabled", "IN");
    return port;
  }

  /** The same port, going elsewhere. */
  static HesPort at(String endpoint, HesPort port) {
    ((BindingProvider) port)
        .getRequestContext()
        .put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, endpoint);
    return port;
  }

  /** CXF reads a fault from HTTP status 500 alone, unless it is told otherwise. */
  static HesPort readingFaultsFromAnyStatus(HesPort port) {
    ((BindingProvider) port).getRequestContext().put(HTTPConduit.NO_IO_EXCEPTIONS, true);
    return port;
  }
}
