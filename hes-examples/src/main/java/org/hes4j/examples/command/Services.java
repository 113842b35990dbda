package org.hes4j.examples.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.HesClientBuilder;
import org.hes4j.client.rest.RestHesClient;
import org.hes4j.client.rest.UnreadableEntries;
import org.hes4j.client.soap.SoapHesClient;

/** Makes the client that the options name. */
final class Services {
  private final ServiceOptions options;
  private final Secrets secrets;

  Services(ServiceOptions options, Secrets secrets) {
    this.options = options;
    this.secrets = secrets;
  }

  HesClient connect() {
    requireSense();
    URI address =
        options
            .address()
            .orElseThrow(
                () ->
                    new UsageException(
                        "the service is not known: give --endpoint URL or --region, or set"
                            + " HES_ENDPOINT"));
    Credentials credentials = credentials();
    try {
      return options.isRest() ? rest(address, credentials) : soap(address, credentials);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          e.getMessage() == null ? "the service cannot be asked like this" : e.getMessage());
    }
  }

  private void requireSense() {
    if (options.region != null && options.endpoint != null) {
      throw new UsageException(
          "--region and --endpoint (or HES_ENDPOINT) both say where the service is; give one");
    }
    if (options.region != null && options.binding == ServiceOptions.Binding.soap) {
      throw new UsageException("--region is a place of the REST service; leave --binding soap out");
    }
    if (options.unreadableEntries == UnreadableEntries.LEAVE_OUT
        && options.write == ServiceOptions.WriteType.WHOLE_LISTS) {
      throw new UsageException(
          "--unreadable-entries leave-out leaves users at the service, and --write whole-lists would"
              + " delete them; give one");
    }
    if (!options.isRest() && !options.accountDomains.isEmpty()) {
      throw new UsageException(
          "--account-domain is for --binding rest; over soap the service tells its domains, and -d"
              + " selects some of them");
    }
  }

  private Credentials credentials() {
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
      return Credentials.of(options.username, key);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private HesClient soap(URI endpoint, Credentials credentials) {
    return way(SoapHesClient.builder(endpoint, credentials)).build();
  }

  private HesClient rest(URI baseUrl, Credentials credentials) {
    RestHesClient.Builder builder =
        RestHesClient.builder(baseUrl, credentials).unreadableEntries(options.unreadableEntries);
    if (!options.accountDomains.isEmpty()) {
      builder.domains(options.accountDomains);
    }
    return way(builder).build();
  }

  private <B extends HesClientBuilder<B>> B way(B builder) {
    if (options.proxy != null) {
      builder.proxy(new Proxies(options, secrets).make(options.proxy));
    }
    if (options.trust != null) {
      builder.trustAnchors(authorities(options.trust));
    }
    return builder;
  }

  private static List<X509Certificate> authorities(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw new UsageException("the file " + file + " of --service-trust has no certificate");
      }
      return found;
    } catch (IOException | CertificateException e) {
      throw new UsageException(
          "the file "
              + file
              + " of --service-trust cannot be read as certificates in PEM form ("
              + e.getClass().getSimpleName()
              + ")");
    }
  }
}
