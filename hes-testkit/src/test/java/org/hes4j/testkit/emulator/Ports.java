package org.hes4j.testkit.emulator;

import jakarta.xml.ws.BindingProvider;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hes4j.client.ListDigest;
import org.hes4j.client.soap.stub.HesPort;
import org.hes4j.client.soap.stub.HesService;
import org.hes4j.client.soap.stub.RecipientPageType;
import org.hes4j.client.soap.stub.RecipientType;
import org.hes4j.recipient.EmailAddress;
import org.hes4j.recipient.MailDomain;

/** A plain port of the RI, and short words for what goes through it. */
final class Ports {
  static final String COM = "example.com";
  static final MailDomain COM_DOMAIN = MailDomain.of(COM);

  private Ports() {}

  static HesPort port(HesEmulator hes) {
    return port(hes, "admin", "key");
  }

  static HesPort port(HesEmulator hes, String username, String apiKey) {
    HesPort port =
        new HesService(Objects.requireNonNull(HesPort.class.getResource("/wsdl/hes.wsdl")))
            .getHesPort();
    var context = ((BindingProvider) port).getRequestContext();
    context.put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, hes.soapUri().toString());
    context.put(BindingProvider.USERNAME_PROPERTY, username);
    context.put(BindingProvider.PASSWORD_PROPERTY, apiKey);
    return port;
  }

  static List<RecipientType> recipients(String... addresses) {
    return recipients(Arrays.asList(addresses));
  }

  static List<RecipientType> recipients(Collection<String> addresses) {
    return addresses.stream().map(address -> recipient(address, null)).toList();
  }

  static RecipientType recipient(String address, String name) {
    RecipientType recipient = new RecipientType();
    recipient.setAddress(address);
    recipient.setDisplayName(name);
    return recipient;
  }

  /** {@code u0@example.com}, {@code u1@example.com} and so on. */
  static List<String> addresses(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "u" + i + "@" + COM).toList();
  }

  static List<String> addresses(RecipientPageType page) {
    return page.getRecipient().stream().map(RecipientType::getAddress).toList();
  }

  static List<String> held(HesEmulator hes) {
    return hes.users(COM_DOMAIN).stream().map(user -> user.address().toString()).toList();
  }

  static byte[] digest(Collection<String> addresses) {
    return ListDigest.of(addresses.stream().map(EmailAddress::of).toList()).bytes();
  }
}
