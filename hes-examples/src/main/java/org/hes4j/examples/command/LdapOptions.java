package org.hes4j.examples.command;

import java.nio.file.Path;
import java.util.List;
import org.hes4j.directory.ldap.DirectoryProfile;
import org.hes4j.examples.command.Options.SourceType;
import org.jspecify.annotations.Nullable;

/** Which directory is read, and how. */
final class LdapOptions {
  private static final Setting<String> LDAP_URL =
      Setting.of(
          "ldap-url",
          "URL",
          Kind.TEXT,
          "The directory: ldap://host:port/baseDN or ldaps://…; given several times, the further"
              + " ones are asked when the first gives no connection.");

  private static final Setting<DirectoryProfile> PROFILE =
      Setting.of(
          "profile",
          "PRODUCT",
          new Words<>(DirectoryProfile.class),
          "Filter and attributes of a product: {words}; --filter and --attribute"
              + " go before it.");

  private static final Setting<String> BIND_DN =
      Setting.of("bind-dn", "DN", Kind.TEXT, "Who reads the directory; anonymous by default.");

  private static final Setting<Path> BIND_PASSWORD_FILE =
      Setting.of(
          "bind-password-file",
          "FILE",
          Kind.FILE,
          "A file that holds the password of --bind-dn or --sasl-user (or the password itself in"
              + " HES_BIND_PASSWORD).");

  private static final Setting<String> SASL_USER =
      Setting.of(
          "sasl-user",
          "NAME",
          Kind.TEXT,
          "Log in by SASL PLAIN with this name instead of --bind-dn.");

  private static final Setting<Boolean> SASL_EXTERNAL =
      Setting.ofSwitch(
          "sasl-external", "Log in by SASL EXTERNAL with the certificate in --key-store.");

  private static final Setting<Boolean> START_TLS =
      Setting.ofSwitch("start-tls", "Encrypt an ldap:// connection, or fail.");

  private static final Setting<Path> TRUST =
      Setting.of(
          "trust", "FILE", Kind.FILE, "PEM file of the authorities to trust instead of the JVM's.");

  private static final Setting<Path> TRUST_STORE =
      Setting.of(
          "trust-store",
          "FILE",
          Kind.FILE,
          "Key store of the authorities to trust instead of the JVM's.");

  private static final Setting<Path> TRUST_STORE_PASSWORD_FILE =
      Setting.of(
              "trust-store-password-file",
              "FILE",
              Kind.FILE,
              "A file that holds its password (or the password itself in HES_TRUST_STORE_PASSWORD).")
          .only(
              Use.of(SourceType.ldap)
                  .with("--trust-store", options -> options.ldap.trustStore != null));

  private static final Setting<Path> KEY_STORE =
      Setting.of("key-store", "FILE", Kind.FILE, "Key store with the client's own certificate.");

  private static final Setting<Path> KEY_STORE_PASSWORD_FILE =
      Setting.of(
              "key-store-password-file",
              "FILE",
              Kind.FILE,
              "A file that holds its password (or the password itself in HES_KEY_STORE_PASSWORD).")
          .only(
              Use.of(SourceType.ldap)
                  .with("--key-store", options -> options.ldap.keyStore != null));

  private static final Setting<String> FILTER =
      Setting.of(
          "filter",
          "FILTER",
          Kind.TEXT,
          "Which entries are read; by default those that have one of the attributes.");

  private static final Setting<String> ATTRIBUTE =
      Setting.of(
              "attribute",
              "NAME",
              Kind.TEXT,
              "An attribute that holds addresses (ldap, ldif), mail by default; may be given several"
                  + " times.")
          .only(Use.of(SourceType.ldap, SourceType.ldif));

  private static final Setting<String> DISPLAY_NAME_ATTRIBUTE =
      Setting.of(
              "display-name-attribute",
              "NAME",
              Kind.TEXT,
              "An attribute that holds names (ldap, ldif), displayName or else cn by default; may be"
                  + " given several times.")
          .only(Use.of(SourceType.ldap, SourceType.ldif));

  private static final Setting<String> ALSO_SEARCH =
      Setting.of(
          "also-search", "DN", Kind.TEXT, "A further base to search; may be given several times.");

  private static final Setting<String> FOLLOW_REFERRALS_TO =
      Setting.of(
          "follow-referrals-to",
          "HOST",
          Kind.TEXT,
          "Follow referrals to this host with the same credentials; may be given several times."
              + " Without it a referral ends the read.");

  private static final Setting<Integer> PAGE_SIZE =
      Setting.of(
          "page-size",
          "N",
          Kind.number(0, Integer.MAX_VALUE),
          "Entries per page, 1000 by default; 0 asks for all at once.");

  private static final Setting<Boolean> ACCEPT_SERVER_TEXT =
      Setting.ofSwitch(
          "accept-server-text",
          "Believe a server that adds a text to its success. Without it that ends the read, for a"
              + " proxy that lacks a part says so in it.");

  static final Section SECTION =
      Section.of(
              "Directories (-t ldap)",
              LDAP_URL,
              PROFILE,
              BIND_DN,
              BIND_PASSWORD_FILE,
              SASL_USER,
              SASL_EXTERNAL,
              START_TLS,
              TRUST,
              TRUST_STORE,
              TRUST_STORE_PASSWORD_FILE,
              KEY_STORE,
              KEY_STORE_PASSWORD_FILE,
              FILTER,
              ATTRIBUTE,
              DISPLAY_NAME_ATTRIBUTE,
              ALSO_SEARCH,
              FOLLOW_REFERRALS_TO,
              PAGE_SIZE,
              ACCEPT_SERVER_TEXT)
          .only(Use.of(SourceType.ldap));

  final List<String> urls;
  final @Nullable DirectoryProfile profile;
  final @Nullable String bindDn;
  final @Nullable Path bindPasswordFile;
  final @Nullable String saslUser;
  final boolean saslExternal;
  final boolean startTls;
  final @Nullable Path trust;
  final @Nullable Path trustStore;
  final @Nullable Path trustStorePasswordFile;
  final @Nullable Path keyStore;
  final @Nullable Path keyStorePasswordFile;
  final @Nullable String filter;
  final List<String> attributes;
  final List<String> displayNameAttributes;
  final List<String> furtherBases;
  final List<String> referralHosts;
  final @Nullable Integer pageSize;
  final boolean acceptServerText;

  LdapOptions(Given given) {
    urls = given.values(LDAP_URL);
    profile = given.value(PROFILE);
    bindDn = given.value(BIND_DN);
    bindPasswordFile = given.value(BIND_PASSWORD_FILE);
    saslUser = given.value(SASL_USER);
    saslExternal = given.value(SASL_EXTERNAL, false);
    startTls = given.value(START_TLS, false);
    trust = given.value(TRUST);
    trustStore = given.value(TRUST_STORE);
    trustStorePasswordFile = given.value(TRUST_STORE_PASSWORD_FILE);
    keyStore = given.value(KEY_STORE);
    keyStorePasswordFile = given.value(KEY_STORE_PASSWORD_FILE);
    filter = given.value(FILTER);
    attributes = given.values(ATTRIBUTE);
    displayNameAttributes = given.values(DISPLAY_NAME_ATTRIBUTE);
    furtherBases = given.values(ALSO_SEARCH);
    referralHosts = given.values(FOLLOW_REFERRALS_TO);
    pageSize = given.value(PAGE_SIZE);
    acceptServerText = given.value(ACCEPT_SERVER_TEXT, false);
  }
}
