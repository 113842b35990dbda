package org.hes4j.examples;

import java.net.URI;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.directory.ldap.LdapRecipientSource;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.sync.RecipientSync;
import org.hes4j.sync.SyncReport;
import org.hes4j.sync.report.TextReport;

/**
 * Makes the service's lists hold exactly the recipients of an LDAP directory. Arguments: the
 * endpoint, the account name and the directory as {@code ldap://host:port/baseDN}; the Service
 * Authentication Key comes from the environment variable {@code HES_API_KEY}.
 */
public final class ReplaceUsersFromLdap {
  private ReplaceUsersFromLdap() {}

  /** Runs once; any error ends the program with its message. */
  public static void main(String[] args) {
    URI endpoint = URI.create(args[0]);
    Credentials credentials = Credentials.of(args[1], System.getenv("HES_API_KEY"));
    System.out.print(TextReport.of(replace(endpoint, credentials, args[2])));
  }

  static SyncReport replace(URI endpoint, Credentials credentials, String directory) {
    RecipientSource source = LdapRecipientSource.builder(directory).attributes("mail").build();
    try (HesClient hes = SoapHesClient.builder(endpoint, credentials).build()) {
      return RecipientSync.builder(source, hes).build().replaceUsers();
    }
  }
}
