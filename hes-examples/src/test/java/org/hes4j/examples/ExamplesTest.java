package org.hes4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hes4j.client.Credentials;
import org.hes4j.recipient.MailDomain;
import org.hes4j.sync.Outcome;
import org.hes4j.testkit.SampleDirectory;
import org.hes4j.testkit.emulator.HesEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each example main does what it says. */
class ExamplesTest {
  private static final Credentials CREDENTIALS = Credentials.of("admin", "key");

  @Test
  void shouldReplaceUsersFromCsv(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("l.csv"), "ann@example.com\nbob@example.com\n");
    try (HesEmulator hes = HesEmulator.start("admin", "key", "example.com")) {
      assertThat(ReplaceUsersFromCsv.replace(hes.soapUri(), CREDENTIALS, file).outcome())
          .isEqualTo(Outcome.CHANGED);
      assertThat(hes.users(MailDomain.of("example.com")))
          .extracting(Object::toString)
          .containsExactly("ann@example.com", "bob@example.com");
    }
  }

  @Test
  void shouldReplaceUsersFromLdap() {
    try (SampleDirectory directory = SampleDirectory.start(50);
        HesEmulator hes = HesEmulator.start("admin", "key", "example.com", "example.org")) {
      ReplaceUsersFromLdap.replace(hes.soapUri(), CREDENTIALS, directory.url().toString());

      long held = directory.domains().stream().mapToLong(domain -> hes.users(domain).size()).sum();
      assertThat(held).isEqualTo(directory.recipients().size()).isPositive();
    }
  }
}
