package org.hes4j.examples.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hes4j.client.rest.Region;
import org.hes4j.client.rest.UnreadableEntries;
import org.hes4j.recipient.MailDomain;
import org.jspecify.annotations.Nullable;

/** Where the service is, and who asks it. */
final class ServiceOptions {
  private static final Setting<URI> ENDPOINT =
      Setting.of(
          "endpoint",
          "URL",
          Kind.ADDRESS,
          "The address of the service (or HES_ENDPOINT); with rest it ends in /api/v1/.");

  private static final Setting<Region> REGION =
      Setting.of(
          "region",
          "REGION",
          new Words<>(Region.class),
          "Instead of --endpoint, where a Trend Micro Email Security account is kept: {words}. Implies rest.");

  private static final Setting<Binding> BINDING =
      Setting.of(
          "binding",
          "BINDING",
          new Words<>(Binding.class),
          "How the service is spoken to: {words}; soap by default.");

  private static final Setting<String> USERNAME =
      Setting.of(
          "username", "NAME", Kind.TEXT, "The administrator's account name (or HES_USERNAME).");

  private static final Setting<Path> API_KEY_FILE =
      Setting.of(
          "api-key-file",
          "FILE",
          Kind.FILE,
          "A file that holds the Service Authentication Key (or the key itself in HES_API_KEY).");

  private static final Setting<MailDomain> ACCOUNT_DOMAIN =
      Setting.of(
          "account-domain",
          "DOMAIN",
          Kind.DOMAIN,
          "A domain of the account, where the service does not tell them in a form that is"
              + " understood (rest); may be given several times.");

  private static final Setting<WriteType> WRITE =
      Setting.of(
              "write",
              "WHAT",
              new Words<>(WriteType.class),
              "What is sent to a service without atomic changes (rest): {words}; changes"
                  + " by default, whole-lists leaves nobody in the list for a moment.")
          .only(Use.CHANGES.with("--binding rest", ServiceOptions::isRest));

  private static final Setting<UnreadableEntries> UNREADABLE_ENTRIES =
      Setting.of(
              "unreadable-entries",
              "WHAT",
              new Words<>(UnreadableEntries.class),
              "What becomes of users at the service who are no addresses that can be sent (rest):"
                  + " {words}; fail by default, leave-out passes over them and leaves them there.")
          .only(Use.ANY.with("--binding rest", ServiceOptions::isRest));

  private static final Setting<String> PROXY =
      Setting.of(
          "proxy",
          "HOST:PORT",
          Kind.TEXT,
          "The proxy on the way to the service; by default what the JVM's https.proxyHost says.");

  private static final Setting<String> PROXY_USER =
      Setting.of("proxy-user", "NAME", Kind.TEXT, "Who the proxy is told to be asking.")
          .only(Use.ANY.with("--proxy", options -> options.service.proxy != null));

  private static final Setting<Path> PROXY_PASSWORD_FILE =
      Setting.of(
              "proxy-password-file",
              "FILE",
              Kind.FILE,
              "A file that holds the password of --proxy-user (or the password itself in"
                  + " HES_PROXY_PASSWORD).")
          .only(Use.ANY.with("--proxy-user", options -> options.service.proxyUser != null));

  private static final Setting<Path> SERVICE_TRUST =
      Setting.of(
          "service-trust",
          "FILE",
          Kind.FILE,
          "PEM file of authorities to trust for the service beside those of the JVM, as that of a"
              + " company's proxy.");

  static final Section SECTION =
      Section.of(
          "The service",
          ENDPOINT,
          REGION,
          BINDING,
          USERNAME,
          API_KEY_FILE,
          ACCOUNT_DOMAIN,
          WRITE,
          UNREADABLE_ENTRIES,
          PROXY,
          PROXY_USER,
          PROXY_PASSWORD_FILE,
          SERVICE_TRUST);

  final @Nullable URI endpoint;
  final @Nullable Region region;
  final @Nullable Binding binding;
  final @Nullable String username;
  final @Nullable Path apiKeyFile;
  final List<MailDomain> accountDomains;
  final WriteType write;
  final UnreadableEntries unreadableEntries;
  final @Nullable String proxy;
  final @Nullable String proxyUser;
  final @Nullable Path proxyPasswordFile;
  final @Nullable Path trust;

  ServiceOptions(Given given) {
    endpoint = given.value(ENDPOINT);
    region = given.value(REGION);
    binding = given.value(BINDING);
    username = given.value(USERNAME);
    apiKeyFile = given.value(API_KEY_FILE);
    accountDomains = given.values(ACCOUNT_DOMAIN);
    write = given.value(WRITE, WriteType.CHANGES);
    unreadableEntries = given.value(UNREADABLE_ENTRIES, UnreadableEntries.FAIL);
    proxy = given.value(PROXY);
    proxyUser = given.value(PROXY_USER);
    proxyPasswordFile = given.value(PROXY_PASSWORD_FILE);
    trust = given.value(SERVICE_TRUST);
  }

  /** How the service is spoken to. */
  enum Binding {
    soap,
    rest
  }

  /** What is sent to a service without atomic changes. */
  enum WriteType {
    CHANGES,
    WHOLE_LISTS
  }

  private static boolean isRest(Options options) {
    return options.service.isRest();
  }

  boolean isRest() {
    return region != null || binding == Binding.rest;
  }

  /** The address that was given, or that of the region. */
  Optional<URI> address() {
    return Optional.ofNullable(region == null ? endpoint : region.baseUrl());
  }
}
