package org.hes4j.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SampleDirectory;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.Test;

/** What a source holds, without any service: every type, its options, and its failures. */
class CheckSourceTest extends CommandTest {

  private Shell.Result check(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "-a";
    all[1] = "check-source";
    System.arraycopy(words, 0, all, 2, words.length);
    Shell.Result result = new Shell(folder).run(all);
    assertThat(hes.requests().total()).isZero();
    return result;
  }

  @Test
  void shouldReadACsvFileWithColumnsByName() throws IOException {
    String file =
        file(
            "people.csv",
            "id;name;work;home\n1;Ann Lee;ann@example.com;ann@example.org\n2;Bob;;x\n");

    Shell.Result result =
        check(
            "-t",
            "csv",
            "-f",
            file,
            "--delimiter",
            ";",
            "--header",
            "--address-column",
            "work",
            "--address-column",
            "home",
            "--display-name-column",
            "name");

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("example.com: 1 recipients", "example.org: 1 recipients", "Rejected: 1", "no @");
  }

  @Test
  void shouldReadColumnsByNumber() throws IOException {
    String file = file("people.csv", "1,ann@example.com\n2,bob@example.com\n");

    assertThat(check("-t", "csv", "-f", file, "--address-column", "2").out())
        .contains("example.com: 2 recipients");
  }

  @Test
  void shouldRefuseAFileThatWasCutOff() throws IOException {
    String file = file("people.csv", "ann@example.com\nbob@example.com\n");

    Shell.Result marker = check("-t", "csv", "-f", file, "--end-marker", "# end");
    assertThat(marker.exit()).isEqualTo(4);
    assertThat(marker.err()).contains("# end");
    Shell.Result few = check("-t", "csv", "-f", file, "--at-least", "3");
    assertThat(few.exit()).isEqualTo(4);
    assertThat(few.err()).contains("2").contains("3");
  }

  @Test
  void shouldReadLdifAndHonourItsResult() throws IOException {
    String entry = "dn: uid=ann,dc=example,dc=com\nmail: ann@example.com\n\n";

    Shell.Result whole = check("-t", "ldif", "-f", file("whole.ldif", entry));
    assertThat(whole.exit()).isZero();
    assertThat(whole.out()).contains("example.com: 1 recipients");

    String cut = entry + "# search result\nsearch: 2\nresult: 4 Size limit exceeded\n";
    Shell.Result partial = check("-t", "ldif", "-f", file("cut.ldif", cut));
    assertThat(partial.exit()).isEqualTo(4);
    assertThat(partial.err()).contains("Size limit exceeded");
  }

  @Test
  void shouldReadADirectoryByProfileAndShowTheQuery() {
    try (SampleDirectory directory = SampleDirectory.start(100)) {
      Shell.Result result =
          check("-t", "ldap", "--ldap-url", directory.url().toString(), "--profile", "qmail-ldap");

      assertThat(result.exit()).isZero();
      assertThat(result.out())
          .contains("example.com: ")
          .contains("The same query: ldapsearch ")
          .contains("mailAlternateAddress");
      Shell.Result json =
          check("-t", "ldap", "--ldap-url", directory.url().toString(), "--output", "json");
      assertThat(json.json("kind")).isEqualTo("check");
      assertThat(json.json("query")).startsWith("ldapsearch ");
    }
  }

  @Test
  @RequiresSlapd
  void shouldBelieveADirectoryThatAddsATextOnlyWhereToldSo() {
    String parts =
        """
        moduleload back_ldap
        database ldap
        suffix ou=b,dc=example,dc=com
        subordinate
        uri ldap://127.0.0.1:1
        """;
    String ann =
        """
        dn: uid=ann,dc=example,dc=com
        objectClass: inetOrgPerson
        cn: Ann
        sn: Lee
        mail: ann@example.com
        """;
    try (SlapdServer slapd = SlapdServer.builder().globalConfiguration(parts).ldif(ann).start()) {
      String url = slapd.url().toString();

      Shell.Result refused = check("-t", "ldap", "--ldap-url", url, "--page-size", "0");
      Shell.Result believed =
          check("-t", "ldap", "--ldap-url", url, "--page-size", "0", "--accept-server-text");

      assertThat(refused.exit()).isEqualTo(4);
      assertThat(refused.err()).contains("\"Proxy can't contact remote server\"");
      assertThat(believed.exit()).isZero();
      assertThat(believed.out()).contains("example.com: 1 recipients");
    }
  }

  @Test
  void shouldReadADatabase() throws SQLException {
    String url = "jdbc:h2:mem:check";
    try (Connection keep = DriverManager.getConnection(url);
        Statement statement = keep.createStatement()) {
      statement.execute("CREATE TABLE person (email VARCHAR(100), full_name VARCHAR(100))");
      statement.execute("INSERT INTO person VALUES ('ann@example.com', 'Ann'), (NULL, 'Bob')");

      Shell.Result result =
          check(
              "-t",
              "jdbc",
              "--jdbc-url",
              url,
              "--query",
              "SELECT email, full_name FROM person",
              "--address-column",
              "email",
              "--display-name-column",
              "full_name");

      assertThat(result.err()).isEmpty();
      assertThat(result.exit()).isZero();
      assertThat(result.out()).contains("example.com: 1 recipients", "Left out");
      Shell.Result wrong =
          check("-t", "jdbc", "--jdbc-url", url, "--query", "SELECT nothing FROM nowhere");
      assertThat(wrong.exit()).isEqualTo(4);
    }
  }

  /** The driver on the class path would find another database of that name, which has no table. */
  @Test
  void shouldTakeTheDriverFromAJar() throws Exception {
    String url =
        "jdbc:h2:mem:check;INIT=CREATE TABLE p (mail VARCHAR(99))\\;"
            + "INSERT INTO p VALUES ('ann@example.com')";
    try (Connection keep = DriverManager.getConnection("jdbc:h2:mem:check")) {
      String jar = jarOf(org.h2.Driver.class);

      Shell.Result result =
          check(
              "-t", "jdbc", "--jdbc-driver", jar, "--jdbc-url", url, "--query", "SELECT * FROM p");

      assertThat(result.err()).isEmpty();
      assertThat(result.out()).contains("example.com: 1 recipients");
      assertThat(keep.getMetaData().getTables(null, null, "P", null).next()).isFalse();
    }
  }

  private static String jarOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  @Test
  void shouldSayWhenNoDriverTakesTheUrl() throws Exception {
    String[] other = {"-t", "jdbc", "--jdbc-url", "jdbc:other:x", "--query", "SELECT 1"};
    assertThat(check(other).err()).contains("name its jar (--jdbc-driver)");
    String[] wrong = Arrays.copyOf(other, other.length + 2);
    wrong[other.length] = "--jdbc-driver";
    wrong[other.length + 1] = jarOf(org.h2.Driver.class);
    assertUsage(check(wrong), "its driver is for other URLs; check how the URL begins");
  }

  @Test
  void shouldExcludeAndInclude() throws IOException {
    String people = file("people.csv", "ann@example.com\ntest-1@example.com\nbob@example.org\n");
    String exclude =
        file("exclude.txt", "# tests and the other company\ntest-*@example.com\n@example.org\n");
    String include = file("include.txt", "postmaster@example.com\n");

    Shell.Result result =
        check("-t", "csv", "-f", people, "--exclude", exclude, "--include", include);

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("example.com: 2 recipients")
        .contains("excluded by domain 1", "excluded by pattern 1")
        .doesNotContain("example.org:");
  }

  @Test
  void shouldFailWhereThereIsNobody() throws IOException {
    Shell.Result result = check("-t", "csv", "-f", file("none.csv", "\n"));

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err()).contains("none.csv was read whole and has no recipient");
  }

  @Test
  void shouldSayWhatIsMissingOrUnsafe() {
    assertUsage(check("-t", "jdbc"), "--jdbc-url and --query");
    assertUsage(
        check(
            "-t", "jdbc", "--jdbc-url", "jdbc:postgresql://h/d?password=x", "--query", "SELECT 1"),
        "holds a password");
    assertUsage(
        check(
            "-t", "jdbc", "--jdbc-url", "jdbc:h2:mem:x", "--jdbc-user", "a", "--query", "SELECT 1"),
        "--jdbc-password-file");
    assertUsage(check("-t", "ldif"), "-f is missing");
    assertUsage(
        check("-t", "ldap", "--profile", "exchange"),
        "--profile is 'exchange': it is none of openldap, directory-server");
    assertUsage(
        check("-t", "ldif", "-f", "x", "--attribute", "mail,mailAlternateAddress"),
        "attribute \"mail,mailAlternateAddress\": not an attribute's name");
    assertUsage(check("-t", "ldap", "--ldap-url", "http://x/"), "ldap");
    assertUsage(check("-t", "csv", "-f", "x", "--charset", "no-such-set"), "--charset");
  }
}
