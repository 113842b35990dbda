package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hes4j.examples.command.Lists.COM;
import static org.hes4j.examples.command.Lists.ORG;
import static org.hes4j.examples.command.Lists.held;
import static org.hes4j.examples.command.Lists.numbered;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hes4j.recipient.MailDomain;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.hes4j.testkit.emulator.HesEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job on real parts: a slapd, the vendor's own two steps, and the one that replaces them.
 */
@RequiresSlapd
class VendorRecipeTest {
  private static final MailDomain LONG = MailDomain.of("long.department.example.com");

  @TempDir Path folder;

  private final Organisation organisation = new Organisation();

  private SlapdServer.Builder server() {
    return SlapdServer.builder().ldif(organisation.ldif());
  }

  private static HesEmulator service() {
    return HesEmulator.start(
        Shell.USERNAME, Shell.API_KEY, "example.com", "example.org", LONG.name());
  }

  /** The vendor's line, with {@code -H URL} for its bare {@code -h}, which is refused today. */
  private void dump(SlapdServer slapd, String options) throws Exception {
    String search =
        "ldapsearch -x -b '%s' -H %s %s -L mail"
            .formatted(slapd.suffix(), slapd.serverUrl(), options);
    Process shell =
        new ProcessBuilder("bash", "-c", search + " | grep mail | cut -d ':' -f 2 > ldapbackup.csv")
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).isZero();
  }

  private Shell.Result replaceFromDump(HesEmulator hes) {
    String file = folder.resolve("ldapbackup.csv").toString();
    return Shell.on(hes, folder)
        .run("-a", "replace-users", "-t", "csv", "-f", file, "--verify", "full");
  }

  private Shell.Result replaceFromDirectory(HesEmulator hes, SlapdServer slapd) {
    String url = slapd.url().toString();
    return Shell.on(hes, folder)
        .run("-a", "replace-users", "-t", "ldap", "--ldap-url", url, "--verify", "full");
  }

  @Test
  void shouldBringTheVendorsOwnDumpToTheService() throws Exception {
    try (SlapdServer slapd = server().start();
        HesEmulator hes = service()) {
      dump(slapd, "");

      Shell.Result result = replaceFromDump(hes);

      assertThat(result.err()).isEmpty();
      assertThat(result.exit()).isZero();
      assertThat(held(hes, COM, ORG, LONG))
          .containsExactlyInAnyOrderElementsOf(organisation.byRecipe());
      assertThat(result.out())
          .contains("ldif-wrap=no")
          .contains("comment line", "DN line", "empty line");
    }
  }

  @Test
  void shouldBringLongAddressesTooByTheRecipeAsReadmeHasIt() throws Exception {
    try (SlapdServer slapd = server().start();
        HesEmulator hes = service()) {
      dump(slapd, "-o ldif-wrap=no");

      Shell.Result result = replaceFromDump(hes);

      assertThat(result.exit()).isZero();
      assertThat(held(hes, COM, ORG)).containsExactlyInAnyOrderElementsOf(organisation.byRecipe());
      assertThat(held(hes, LONG)).hasSize(1);
      assertThat(result.out()).doesNotContain("Rejected");
    }
  }

  @Test
  void shouldBringTheWholeDirectoryToTheServiceInOneStep() {
    try (SlapdServer slapd = server().start();
        HesEmulator hes = service()) {
      Shell.Result result = replaceFromDirectory(hes, slapd);

      assertThat(result.err()).isEmpty();
      assertThat(result.exit()).isZero();
      assertThat(held(hes, COM, ORG, LONG))
          .containsExactlyInAnyOrderElementsOf(organisation.everyone());
    }
  }

  @Test
  void shouldRefuseADirectoryThatAnswersOnlyInPart() {
    try (SlapdServer slapd = server().configuration("sizelimit 100").start();
        HesEmulator hes = service()) {
      hes.setUsers(COM, numbered(10, COM));

      Shell.Result result = replaceFromDirectory(hes, slapd);

      assertThat(result.exit()).isEqualTo(4);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .contains("size limit exceeded (4)", "after 100 entries", "olcLimits");
      assertThat(held(hes, COM)).hasSize(10);
    }
  }
}
