package org.hes4j.examples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hes4j.directory.ldap.DirectoryProfile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which directory is read, and how. Filled by picocli. */
final class LdapOptions {
  @Option(
      names = "--ldap-url",
      paramLabel = "URL",
      description =
          "The directory: ldap://host:port/baseDN or ldaps://…; given several times, the further"
              + " ones are asked when the first gives no connection.")
  List<String> urls = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "PRODUCT",
      completionCandidates = Words.OfProfiles.class,
      description =
          "Filter and attributes of a product: ${COMPLETION-CANDIDATES}; --filter and --attribute"
              + " go before it.")
  @Nullable DirectoryProfile profile;

  @Option(
      names = "--bind-dn",
      paramLabel = "DN",
      description = "Who reads the directory; anonymous by default.")
  @Nullable String bindDn;

  @Option(
      names = "--bind-password-file",
      paramLabel = "FILE",
      description =
          "A file that holds the password of --bind-dn or --sasl-user (or the password itself in"
              + " HES_BIND_PASSWORD).")
  @Nullable Path bindPasswordFile;

  @Option(
      names = "--sasl-user",
      paramLabel = "NAME",
      description = "Log in by SASL PLAIN with this name instead of --bind-dn.")
  @Nullable String saslUser;

  @Option(
      names = "--sasl-external",
      description = "Log in by SASL EXTERNAL with the certificate in --key-store.")
  boolean saslExternal;

  @Option(names = "--start-tls", description = "Encrypt an ldap:// connection, or fail.")
  boolean startTls;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "PEM file of the authorities to trust instead of the JVM's.")
  @Nullable Path trust;

  @Option(
      names = "--trust-store",
      paramLabel = "FILE",
      description = "Key store of the authorities to trust instead of the JVM's.")
  @Nullable Path trustStore;

  @Option(
      names = "--trust-store-password-file",
      paramLabel = "FILE",
      description =
          "A file that holds its password (or the password itself in HES_TRUST_STORE_PASSWORD).")
  @Nullable Path trustStorePasswordFile;

  @Option(
      names = "--key-store",
      paramLabel = "FILE",
      description = "Key store with the client's own certificate.")
  @Nullable Path keyStore;

  @Option(
      names = "--key-store-password-file",
      paramLabel = "FILE",
      description =
          "A file that holds its password (or the password itself in HES_KEY_STORE_PASSWORD).")
  @Nullable Path keyStorePasswordFile;

  @Option(
      names = "--filter",
      paramLabel = "FILTER",
      description = "Which entries are read; by default those that have one of the attributes.")
  @Nullable String filter;

  @Option(
      names = "--attribute",
      paramLabel = "NAME",
      description =
          "An attribute that holds addresses (ldap, ldif), mail by default; may be given several"
              + " times.")
  List<String> attributes = new ArrayList<>();

  @Option(
      names = "--display-name-attribute",
      paramLabel = "NAME",
      description =
          "An attribute that holds names (ldap, ldif), displayName or else cn by default; may be"
              + " given several times.")
  List<String> displayNameAttributes = new ArrayList<>();

  @Option(
      names = "--also-search",
      paramLabel = "DN",
      description = "A further base to search; may be given several times.")
  List<String> furtherBases = new ArrayList<>();

  @Option(
      names = "--follow-referrals-to",
      paramLabel = "HOST",
      description =
          "Follow referrals to this host with the same credentials; may be given several times."
              + " Without it a referral ends the read.")
  List<String> referralHosts = new ArrayList<>();

  @Option(
      names = "--page-size",
      paramLabel = "N",
      description = "Entries per page, 1000 by default; 0 asks for all at once.")
  @Nullable Integer pageSize;
}
