package org.hes4j.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.rest.RestHesClient;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;
import org.hes4j.testkit.emulator.HesEmulator;
import org.hes4j.testkit.emulator.HesEmulatorBuilder;
import org.hes4j.testkit.emulator.RestSwitches;
import org.junit.jupiter.api.AfterEach;

/** The contract of a client of the emulator. */
abstract class EmulatedContract extends HesClientContract {
  static final String KEY = "r1ght-k3y-of-the-emulator";

  private HesEmulator hes;

  /** A client of the emulator. */
  abstract HesClient client(HesEmulator emulator, Credentials credentials);

  /** What the vendor leaves open. */
  RestSwitches switches() {
    return RestSwitches.defaults();
  }

  static HesClient soap(HesEmulator emulator, Credentials credentials) {
    return SoapHesClient.builder(emulator.soapUri(), credentials).build();
  }

  /** With batches that a short list fills. */
  static HesClient rest(HesEmulator emulator, Credentials credentials) {
    return RestHesClient.builder(emulator.restEndpoint(), credentials).batchSize(40).build();
  }

  @Override
  protected HesClient connect(Map<MailDomain, List<Recipient>> lists) {
    HesEmulatorBuilder builder =
        HesEmulator.builder().username("admin").apiKey(KEY).rest(switches());
    lists.forEach((domain, recipients) -> builder.recipients(domain.name(), recipients));
    hes = builder.start();
    return client(hes, Credentials.of("admin", KEY));
  }

  @Override
  protected Optional<HesClient> connectWithKey(String wrongKey) {
    return Optional.of(client(hes, Credentials.of("admin", wrongKey)));
  }

  @Override
  protected List<Recipient> held(MailDomain domain) {
    return hes.users(domain);
  }

  @Override
  protected long requests() {
    return hes.requests().total();
  }

  @Override
  protected List<String> secrets() {
    return List.of(KEY);
  }

  @AfterEach
  void stop() {
    if (hes != null) {
      hes.close();
    }
  }
}
