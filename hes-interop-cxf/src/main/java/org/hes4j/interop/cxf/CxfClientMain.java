package org.hes4j.interop.cxf;

import java.net.URI;
import org.hes4j.interop.cxf.stub.HesPort;
import org.hes4j.interop.cxf.stub.HesService;

/** A client that takes the service at its WSDL: every operation once, and every refusal. */
final class CxfClientMain {
  private CxfClientMain() {}

  /**
   * Arguments: the endpoint, account name and key. The WSDL is read from the endpoint, as a
   * stranger would.
   */
  public static void main(String[] arguments) throws Exception {
    ForeignClassPath.require();
    String endpoint = arguments[0];
    HesService service = new HesService(URI.create(endpoint + "?wsdl").toURL());
    HesPort port = Ports.of(service, endpoint, arguments[1], arguments[2]);
    new Lists(port).run();
    new Stages(port).run();
    new Refusals(port).run();
    HesPort stranger = Ports.of(service, endpoint, arguments[1], "not the key");
    Transcript.step("wrong key", () -> Values.text(stranger.listDomains()));
    HesPort reader = Ports.readingFaultsFromAnyStatus(stranger);
    Transcript.step("wrong key, fault read", () -> Values.text(reader.listDomains()));
    System.out.println("done");
  }
}
