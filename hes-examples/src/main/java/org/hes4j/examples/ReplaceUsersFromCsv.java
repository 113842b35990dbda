package org.hes4j.examples;

import java.net.URI;
import java.nio.file.Path;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesClient;
import org.hes4j.client.soap.SoapHesClient;
import org.hes4j.directory.csv.CsvRecipientSource;
import org.hes4j.recipient.RecipientSource;
import org.hes4j.sync.RecipientSync;
import org.hes4j.sync.SyncReport;
import org.hes4j.sync.report.TextReport;

/**
 * Makes the service's lists hold exactly the recipients of a CSV file. Arguments: the endpoint, the
 * account name and the file; the Service Authentication Key comes from the environment variable
 * {@code HES_API_KEY}.
 */
public final class ReplaceUsersFromCsv {
  private ReplaceUsersFromCsv() {}

  /** Runs once; any error ends the program with its message. */
  public static void main(String[] args) {
    URI endpoint = URI.create(args[0]);
    Credentials credentials = Credentials.of(args[1], System.getenv("HES_API_KEY"));
    System.out.print(TextReport.of(replace(endpoint, credentials, Path.of(args[2]))));
  }

  static SyncReport replace(URI endpoint, Credentials credentials, Path file) {
    RecipientSource source = CsvRecipientSource.of(file);
    try (HesClient hes = SoapHesClient.builder(endpoint, credentials).build()) {
      return RecipientSync.builder(source, hes).build().replaceUsers();
    }
  }
}
