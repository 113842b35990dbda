package org.hes4j.directory.ldif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.hes4j.directory.Records;
import org.hes4j.directory.Texts;
import org.hes4j.directory.ldap.LdapRecipientSource;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real ldapsearch writes of a real OpenLDAP server. */
@RequiresSlapd
class LdapsearchDumpTest {
  private static final String SUFFIX = "dc=example,dc=com";
  private static final int PEOPLE = 2400;

  private static final SortedSet<String> ALL = new TreeSet<>();
  private static SlapdServer slapd;

  @BeforeAll
  static void start() {
    StringBuilder ldif = new StringBuilder();
    for (int number = 0; number < PEOPLE; number++) {
      ldif.append("dn: uid=p").append(number);
      ldif.append(number % 7 == 0 ? "x".repeat(80) : "").append(',').append(SUFFIX);
      ldif.append("\nobjectClass: inetOrgPerson\nsn: P\ncn:: ").append(base64("Pérson " + number));
      ldif.append('\n').append(mail("p" + number, number)).append('\n');
    }
    slapd = SlapdServer.builder().suffix(SUFFIX).ldif(ldif.toString()).start();
  }

  @AfterAll
  static void stop() {
    slapd.close();
  }

  private static String mail(String name, int number) {
    String folded = name + "." + "f".repeat(50) + "@" + "very-long-name".repeat(3) + ".example.com";
    return switch (number % 6) {
      case 0 -> "";
      case 1 -> value(name + "@example.com") + value(name + ".alias@example.com");
      case 2 -> value(folded);
      case 3 -> encoded(name + "@example.com");
      case 4 -> "mail;lang-de: " + expected(name + "@example.com") + "\n";
      default -> value(name + "@example.com");
    };
  }

  private static String expected(String address) {
    ALL.add(address);
    return address;
  }

  private static String value(String address) {
    return "mail: " + expected(address) + "\n";
  }

  private static String encoded(String address) {
    return "mail:: " + base64(" " + expected(address)) + "\n";
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] ldapsearch(SlapdServer server, int exit, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ldapsearch", "-x", "-b", SUFFIX));
    command.addAll(List.of("-H", server.serverUrl().toString()));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(exit);
    return output;
  }

  private static byte[] dump(String options) throws Exception {
    return ldapsearch(slapd, 0, (options + " (objectClass=*) mail cn").strip().split(" "));
  }

  private static LdifRecipientSource source(byte[] dump) {
    return LdifRecipientSource.of("dump", Texts.stream(dump));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-L",
        "-LL",
        "-LLL",
        "-LLL -o ldif-wrap=no",
        "-o ldif-wrap=30",
        "-E pr=500/noprompt",
        "-L -E pr=500/noprompt",
        "-LL -E pr=500/noprompt",
        "-LLL -E pr=500/noprompt",
        "-u",
        "-S mail"
      })
  void everyFormIsReadWhole(String options) throws Exception {
    Records records = Records.of(source(dump(options)));
    assertThat(records.canonical()).isEqualTo(ALL);
    assertThat(records.rejected()).isEmpty();
    assertThat(records.leftOut()).isEqualTo(Map.of("entry without an address", PEOPLE / 6 + 1));
    assertThat(records.addresses())
        .hasSameSizeAs(ALL)
        .allSatisfy(record -> assertThat(record.displayName()).startsWith("Pérson "));
  }

  @Test
  void itIsTheSameAsTheDirectoryReadDirectly() throws Exception {
    Records directly = Records.of(LdapRecipientSource.builder(slapd.url()).build());
    assertThat(Records.of(source(dump("-LLL"))).canonical()).isEqualTo(directly.canonical());
  }

  @Test
  void everyOriginNamesTheLineOfItsValue() throws Exception {
    String text = new String(dump("-o ldif-wrap=no"), StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    for (SourceRecord.Address record : Records.of(source(Texts.utf8(text))).addresses()) {
      String origin = record.origin().toString();
      String line = lines.get(Integer.parseInt(origin.substring(5, origin.indexOf(':'))) - 1);
      assertThat(line)
          .matches(
              found ->
                  found.endsWith(": " + record.value())
                      || found.endsWith(":: " + base64(record.value())));
    }
  }

  @Test
  void aDumpThatMetASizeLimitIsRefusedByItsResult() throws Exception {
    try (SlapdServer limited = limited("sizelimit 100")) {
      for (String[] options :
          new String[][] {{"mail"}, {"-E", "pr=50/noprompt", "mail"}, {"-o", "ldif-wrap=no"}}) {
        Texts.assertRefused(source(ldapsearch(limited, 4, options)))
            .hasMessageContaining("the search ended with \"4 Size limit exceeded\"");
      }
      byte[] pages = ldapsearch(limited, 4, "-LLL", "-E", "pr=50/noprompt", "mail");
      Texts.assertRefused(source(pages)).hasMessageContaining("is not the last one");
    }
  }

  @Test
  void anEndMarkerGuardsTheFormsThatDoNotTellASizeLimit() throws Exception {
    try (SlapdServer limited = limited("sizelimit 100")) {
      for (String form : List.of("-L", "-LL", "-LLL")) {
        byte[] dump = ldapsearch(limited, 4, form, "mail");
        assertThat(Records.of(source(dump)).values()).hasSize(99);
        Texts.assertRefused(
                LdifRecipientSource.builder("dump", Texts.stream(dump)).endMarker("# end").build())
            .hasMessageContaining("is not the end marker");
      }
    }
  }

  private static SlapdServer limited(String limit) {
    StringBuilder ldif = new StringBuilder();
    for (int number = 0; number < 300; number++) {
      ldif.append("dn: uid=p").append(number).append(',').append(SUFFIX);
      ldif.append("\nobjectClass: inetOrgPerson\nsn: P\ncn: P\nmail: p").append(number);
      ldif.append("@example.com\n\n");
    }
    return SlapdServer.builder().suffix(SUFFIX).ldif(ldif.toString()).configuration(limit).start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-L", "-LL", "-LLL"})
  void aSearchReferenceIsRefused(String form) throws Exception {
    String reference =
        "dn: ou=other,"
            + SUFFIX
            + "\nobjectClass: referral\nobjectClass: extensibleObject\nou: other\n"
            + "ref: ldap://other.example.com/ou=other,dc=example,dc=com\n";
    try (SlapdServer server = SlapdServer.builder().suffix(SUFFIX).ldif(reference).start()) {
      for (String managed : Set.of("", " -M")) {
        String options = (form + managed + " (objectClass=*) mail ref").strip();
        Texts.assertRefused(source(ldapsearch(server, 0, options.split(" "))))
            .hasMessageContaining("a part of the directory lies on another server");
      }
    }
  }

  @Test
  void valuesWrittenToFilesAndNamesWithoutValuesAreNoticed(@TempDir Path folder) throws Exception {
    String filter = "(uid=p3)";
    byte[] files = ldapsearch(slapd, 0, "-LLL", "-t", "-T", folder.toString(), filter, "mail");
    Texts.assertRefused(source(files))
        .hasMessageContaining("line 2: the value stands in another file");
    Records names = Records.of(source(ldapsearch(slapd, 0, "-LLL", "-A", filter, "mail")));
    assertThat(names.addresses()).isEmpty();
    assertThat(names.rejected())
        .extracting(SourceRecord.Rejected::reason)
        .containsExactly("no value; a dump made with ldapsearch -A has none");
  }

  @Test
  void aSearchThatFailsIsRefused() throws Exception {
    byte[] base = ldapsearch(slapd, 32, "-b", "dc=nowhere,dc=com", "mail");
    Texts.assertRefused(source(base)).hasMessageContaining("\"32 No such object\"");
    byte[] silent = ldapsearch(slapd, 32, "-LLL", "-b", "dc=nowhere,dc=com", "mail");
    Texts.assertRefused(source(silent)).hasMessageContaining("holds no entry");
    byte[] none = ldapsearch(slapd, 0, "(uid=nobody)", "mail");
    assertThat(Records.of(source(none)).all()).isEmpty();
  }
}
