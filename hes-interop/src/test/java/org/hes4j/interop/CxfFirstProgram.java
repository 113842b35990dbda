package org.hes4j.interop;

import jakarta.xml.ws.spi.Provider;
import java.net.URI;
import java.util.List;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.testkit.emulator.HesEmulator;

/** An application that has CXF first on its class path, and us behind it. */
final class CxfFirstProgram {
  private CxfFirstProgram() {}

  /** The argument is a service with the domain example.com and nobody in it. */
  public static void main(String[] arguments) {
    use(URI.create(arguments[0]));
    System.out.println("our client is done");
    try (HesEmulator own = HesEmulator.start("admin", "key", "example.com")) {
      use(own.soapUri());
    }
    System.out.println("our emulator is done");
    System.out.println("anybody else gets " + Provider.provider().getClass().getName());
  }

  private static void use(URI service) {
    MailDomain domain = MailDomain.of("example.com");
    try (HesClient client =
        SoapHesClient.builder(service, Credentials.of("admin", "key")).build()) {
      client.addUsers(domain, List.of(Recipient.of(EmailAddress.of("ann@example.com"), "Ann")));
      System.out.println("listed " + client.listUsers(domain).toList());
    }
  }
}
