package org.hes4j.testkit;

import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.testkit.emulator.HesEmulator;

/**
 * The REST binding keeps the contract with the mildest service that the vendor's documents allow.
 */
class RestHesClientContractTest extends EmulatedContract {
  @Override
  HesClient client(HesEmulator emulator, Credentials credentials) {
    return rest(emulator, credentials);
  }
}
