package org.hes4j.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.hes4j.directory.csv.CsvRecipientSource;
import org.hes4j.directory.ldap.LdapRecipientSource;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The vendor's own pipeline, run against a real OpenLDAP server. */
@RequiresSlapd
class VendorRecipeTest {
  private static final String SUFFIX = "dc=test1,dc=com";
  private static final String FOLDED =
      "f".repeat(50) + "@" + "very-long-name".repeat(3) + ".test1.com";

  /** Those the recipe brings through: plain values that are not folded. */
  private static final SortedSet<String> PLAIN = new TreeSet<>();

  /** Those that only a real LDAP client reads right. */
  private static final SortedSet<String> ENCODED = new TreeSet<>();

  private static SlapdServer slapd;

  @BeforeAll
  static void start() {
    StringBuilder ldif = new StringBuilder();
    ldif.append("dn: ou=people,").append(SUFFIX).append("\nobjectClass: organizationalUnit\n\n");
    for (int number = 0; number < 2000; number++) {
      ordinary(ldif, number);
    }
    person(ldif, "uid=mailer", plain("mailer@test1.com"));
    person(ldif, "mail=joe@test1.com", plain("joe@test1.com") + plain("joe.other@test1.com"));
    person(ldif, "uid=folded", "mail: " + FOLDED + "\n");
    person(ldif, "uid=" + "x".repeat(70) + "mail", plain("x@test1.com"));
    person(ldif, "uid=" + "y".repeat(69) + "z@mailroom.test1.com", plain("y@test1.com"));
    person(ldif, "uid=" + "z".repeat(74) + "z@mailroom.test1.com", plain("z@test1.com"));
    slapd = SlapdServer.builder().suffix(SUFFIX).ldif(ldif.toString()).start();
  }

  @AfterAll
  static void stop() {
    slapd.close();
  }

  private static void ordinary(StringBuilder ldif, int number) {
    String name = "p" + number;
    String mail =
        switch (number % 10) {
          case 0 -> "";
          case 1 -> plain(name + "@test1.com") + plain(name + ".alias@test1.com");
          case 2 -> plain(name + "@mail.test1.com");
          case 3 ->
              number % 100 == 3 ? encoded(name + "@test1.com", " ") : plain(name + "@test1.com");
          default -> plain(name + "@test1.com");
        };
    person(ldif, "uid=" + name, mail);
  }

  private static void person(StringBuilder ldif, String rdn, String mail) {
    ldif.append("dn: ").append(rdn).append(",ou=people,").append(SUFFIX);
    ldif.append("\nobjectClass: inetOrgPerson\ncn: A Name\nsn: Name\n").append(mail).append('\n');
  }

  private static String plain(String address) {
    PLAIN.add(address);
    return "mail: " + address + "\n";
  }

  private static String encoded(String address, String blank) {
    ENCODED.add(address);
    byte[] bytes = (blank + address).getBytes(StandardCharsets.UTF_8);
    return "mail:: " + Base64.getEncoder().encodeToString(bytes) + "\n";
  }

  /** The recipe as printed, but for {@code -H URL} in place of the {@code -h} that is gone. */
  private static byte[] recipe() throws IOException, InterruptedException {
    String line =
        "ldapsearch -x -H "
            + slapd.serverUrl()
            + " -b '"
            + SUFFIX
            + "' -L mail | grep mail | cut -d ':' -f 2";
    Process process =
        new ProcessBuilder("bash", "-c", line)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return output;
  }

  @Test
  void whatTheRecipeMakesIsReadAndWhatItCutsIsSaid() throws Exception {
    byte[] dump = recipe();
    Records records =
        Records.of(CsvRecipientSource.of("recipe", () -> new ByteArrayInputStream(dump)));
    assertThat(records.canonical()).containsExactlyElementsOf(PLAIN);
    assertThat(records.leftOut())
        .containsEntry("list of requested attributes", 1)
        .containsEntry(
            "empty line (a base64 value cut by the recipe looks like this)", ENCODED.size())
        .containsKeys("comment line", "DN line")
        .hasSize(4);
    assertThat(records.rejected())
        .extracting(SourceRecord.Rejected::reason)
        .anySatisfy(reason -> assertThat(reason).startsWith("possibly folded"))
        .allSatisfy(reason -> assertThat(reason).contains("-o ldif-wrap=no"));
    assertThat(records.addresses().size()).isEqualTo(PLAIN.size());
  }

  @Test
  void theSameDirectoryReadDirectlyIsComplete() {
    Records records = Records.of(LdapRecipientSource.builder(slapd.url()).build());
    SortedSet<String> all = new TreeSet<>(PLAIN);
    all.addAll(ENCODED);
    all.add(FOLDED);
    assertThat(records.canonical()).containsExactlyElementsOf(all);
    assertThat(records.leftOut()).isEqualTo(Map.of());
  }
}
