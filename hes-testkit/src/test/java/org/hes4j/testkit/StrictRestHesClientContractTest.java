package org.hes4j.testkit;

import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.testkit.emulator.HesEmulator;
import org.hes4j.testkit.emulator.RestSwitches;
import org.hes4j.testkit.emulator.RestSwitches.EmptyList;
import org.hes4j.testkit.emulator.RestSwitches.UnknownUser;

/** The REST binding keeps the contract with a service that decides all that is open otherwise. */
class StrictRestHesClientContractTest extends EmulatedContract {
  @Override
  HesClient client(HesEmulator emulator, Credentials credentials) {
    return rest(emulator, credentials);
  }

  @Override
  RestSwitches switches() {
    return RestSwitches.defaults()
        .emptyList(EmptyList.EMPTY_ARRAY)
        .unknownUser(UnknownUser.NOT_FOUND)
        .domainsAsObjects("domainName")
        .unordered()
        .largestBody(2_000);
  }
}
