package org.hes4j.testkit;

import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.testkit.emulator.HesEmulator;

/** The SOAP binding keeps the contract. */
class SoapHesClientContractTest extends EmulatedContract {
  @Override
  HesClient client(HesEmulator emulator, Credentials credentials) {
    return soap(emulator, credentials);
  }
}
