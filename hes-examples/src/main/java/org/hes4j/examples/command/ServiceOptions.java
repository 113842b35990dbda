package org.hes4j.examples.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hes4j.client.rest.Region;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the service is, and who asks it. Filled by picocli. */
final class ServiceOptions {
  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "The address of the service (or HES_ENDPOINT); with rest it ends in /api/v1/.")
  @Nullable URI endpoint;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "Instead of --endpoint, where a Trend Micro Email Security account is kept: americas,"
              + " europe, australia-new-zealand, japan, singapore, india, uae, uk. Implies rest.")
  @Nullable Region region;

  @Option(
      names = "--binding",
      paramLabel = "BINDING",
      description = "How the service is spoken to: ${COMPLETION-CANDIDATES}; soap by default.")
  @Nullable Binding binding;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description = "The administrator's account name (or HES_USERNAME).")
  @Nullable String username;

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      description =
          "A file that holds the Service Authentication Key (or the key itself in HES_API_KEY).")
  @Nullable Path apiKeyFile;

  @Option(
      names = "--account-domain",
      paramLabel = "DOMAIN",
      description =
          "A domain of the account, where the service does not tell them in a form that is"
              + " understood (rest); may be given several times.")
  List<MailDomain> accountDomains = new ArrayList<>();

  @Option(
      names = "--write",
      paramLabel = "WHAT",
      description =
          "What is sent to a service without atomic changes (rest): ${COMPLETION-CANDIDATES}; changes"
              + " by default, whole-lists leaves nobody in the list for a moment.")
  WriteType write = WriteType.CHANGES;

  @Option(
      names = "--proxy",
      paramLabel = "HOST:PORT",
      description =
          "The proxy on the way to the service; by default what the JVM's https.proxyHost says.")
  @Nullable String proxy;

  @Option(
      names = "--proxy-user",
      paramLabel = "NAME",
      description = "Who the proxy is told to be asking.")
  @Nullable String proxyUser;

  @Option(
      names = "--proxy-password-file",
      paramLabel = "FILE",
      description =
          "A file that holds the password of --proxy-user (or the password itself in"
              + " HES_PROXY_PASSWORD).")
  @Nullable Path proxyPasswordFile;

  @Option(
      names = "--service-trust",
      paramLabel = "FILE",
      description =
          "PEM file of authorities to trust for the service beside those of the JVM, as that of a"
              + " company's proxy.")
  @Nullable Path trust;

  /** How the service is spoken to. */
  enum Binding {
    soap,
    rest
  }

  /** What is sent to a service without atomic changes. */
  enum WriteType {
    CHANGES("changes"),
    WHOLE_LISTS("whole-lists");

    private final String word;

    WriteType(String word) {
      this.word = word;
    }

    /** The word on the command line. */
    @Override
    public String toString() {
      return word;
    }
  }

  boolean isRest() {
    return region != null || binding == Binding.rest;
  }

  /** The address that was given, or that of the region. */
  Optional<URI> address() {
    return Optional.ofNullable(region == null ? endpoint : region.baseUrl());
  }
}
