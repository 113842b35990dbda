package org.hes4j.interop.cxf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import org.hes4j.interop.cxf.stub.HesPort;
import org.hes4j.interop.cxf.stub.HesService;

/** A client that takes the service at its WSDL: every operation once, and every refusal. */
final class CxfClientMain {
  private CxfClientMain() {}

  /**
   * Arguments: the endpoint, account name and key (percent-encoded, since not every platform hands
   * over any text), and the address of a service that is closed and of one that is busy. The WSDL
   * is read from the endpoint, as a stranger would.
   */
  public static void main(String[] arguments) throws Exception {
    ForeignClassPath.require();
    String key = URLDecoder.decode(arguments[2], UTF_8);
    HesService service = new HesService(URI.create(arguments[0] + "?wsdl").toURL());
    HesPort port = Ports.of(service, arguments[1], key);
    new Lists(port).run();
    new Stages(port).run();
    new Refusals(port).run();
    HesPort stranger = Ports.of(service, arguments[1], "not the key");
    list("wrong key", stranger);
    list("wrong key, fault read", Ports.readingFaultsFromAnyStatus(stranger));
    list("closed", Ports.at(arguments[3], port));
    list("busy", Ports.at(arguments[4], port));
    System.out.println("done");
  }

  private static void list(String step, HesPort port) throws Exception {
    Transcript.step(step, () -> Values.text(port.listDomains()));
  }
}
