package org.hes4j.examples.command;

import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.soap.SoapHesClient;

/** Makes the client that the options name. */
final class Services {
  private final Options options;
  private final Secrets secrets;

  Services(Options options, Secrets secrets) {
    this.options = options;
    this.secrets = secrets;
  }

  HesClient connect() {
    if (options.endpoint == null) {
      throw new UsageException(
          "the service is not known: give --endpoint URL, or set HES_ENDPOINT");
    }
    if (options.username == null) {
      throw new UsageException(
          "the account is not known: give --username NAME, or set HES_USERNAME");
    }
    String key =
        secrets
            .find(options.apiKeyFile, "HES_API_KEY", "api-key")
            .orElseThrow(
                () ->
                    new UsageException(
                        "the Service Authentication Key is not known: put it into a file and name it with --api-key-file,"
                            + " or set HES_API_KEY; it is found in the administration console under Administration >"
                            + " Web Services & Tools"));
    try {
      return SoapHesClient.builder(options.endpoint, Credentials.of(options.username, key)).build();
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          e.getMessage() == null ? "the service cannot be asked like this" : e.getMessage());
    }
  }
}
