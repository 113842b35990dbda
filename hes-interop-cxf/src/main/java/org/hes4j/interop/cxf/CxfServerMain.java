package org.hes4j.interop.cxf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.util.Map;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.service.factory.ServiceConstructionException;

/** A service that knows nothing but hes.wsdl. Says its address, and runs until its input ends. */
final class CxfServerMain {
  private static final int MOST_TRIES = 10;

  private CxfServerMain() {}

  /**
   * Arguments: account name and key (percent-encoded, since not every platform hands over any
   * text).
   */
  public static void main(String[] arguments) throws IOException {
    ForeignClassPath.require();
    Server server =
        publish(new BasicCheck(arguments[0], URLDecoder.decode(arguments[1], UTF_8)), MOST_TRIES);
    System.out.println(server.getEndpoint().getEndpointInfo().getAddress());
    while (System.in.read() >= 0) {
      // Nobody is meant to write; the end of the input is what is waited for.
    }
    server.destroy();
    System.exit(0);
  }

  /** CXF takes no port 0; one found free may be taken the next moment, so another is tried. */
  private static Server publish(BasicCheck check, int tries) throws IOException {
    String address = "http://127.0.0.1:" + freePort() + "/hes/soap";
    JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
    factory.setServiceBean(new ForeignService());
    factory.setWsdlLocation("classpath:wsdl/hes.wsdl");
    factory.setAddress(address);
    factory.setProperties(Map.of("schema-validation-enabled", "BOTH"));
    factory.getInInterceptors().add(check);
    try {
      return factory.create();
    } catch (ServiceConstructionException e) {
      if (tries <= 1) {
        throw e;
      }
      return publish(check, tries - 1);
    }
  }

  private static int freePort() throws IOException {
    byte[] loopback = {127, 0, 0, 1};
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(loopback))) {
      return socket.getLocalPort();
    }
  }
}
