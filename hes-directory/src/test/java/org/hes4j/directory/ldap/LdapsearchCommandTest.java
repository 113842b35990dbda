package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.hes4j.directory.Records;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The query as a command to paste. */
class LdapsearchCommandTest {
  @TempDir private Path folder;

  @Test
  void theWholeQueryIsInItAndNoPassword() {
    assertThat(
            LdapRecipientSource.builder("ldap://ldap.example.com/dc=example,dc=com")
                .alternative("ldap://second.example.com:1389")
                .startTls()
                .trust(Path.of("/etc/ssl/our ca.pem"))
                .bind("cn=Bob O'Neill,dc=example,dc=com", () -> "s3cret")
                .attributes("mail", "mailLocalAddress")
                .pageSize(500)
                .alsoSearch("ou=lists,dc=example,dc=com", "(cn=$HOME`id`*)")
                .build()
                .ldapsearchCommand()
                .split("\n"))
        .containsExactly(
            "LDAPTLS_CACERT='/etc/ssl/our ca.pem' ldapsearch -LLL -o ldif-wrap=no -H"
                + " 'ldap://ldap.example.com:389 ldap://second.example.com:1389' -ZZ -x -D"
                + " 'cn=Bob O'\\''Neill,dc=example,dc=com' -W -E pr=500/noprompt -z none -l none"
                + " -b dc=example,dc=com -s sub '(|(mail=*)(mailLocalAddress=*))' mail"
                + " mailLocalAddress displayName cn",
            "LDAPTLS_CACERT='/etc/ssl/our ca.pem' ldapsearch -LLL -o ldif-wrap=no -H"
                + " 'ldap://ldap.example.com:389 ldap://second.example.com:1389' -ZZ -x -D"
                + " 'cn=Bob O'\\''Neill,dc=example,dc=com' -W -E pr=500/noprompt -z none -l none"
                + " -b ou=lists,dc=example,dc=com -s sub '(cn=$HOME`id`*)' mail"
                + " mailLocalAddress displayName cn");
  }

  @Test
  void otherWaysToBindAreShown() {
    assertThat(
            LdapRecipientSource.builder("ldaps://a/dc=x??one")
                .bindPlain("ann", () -> "s3cret")
                .withoutPaging()
                .build()
                .ldapsearchCommand())
        .isEqualTo(
            "ldapsearch -LLL -o ldif-wrap=no -H ldaps://a:636 -Y PLAIN -U ann -W -z none -l none"
                + " -b dc=x -s one '(mail=*)' mail displayName cn");
    assertThat(
            LdapRecipientSource.builder("ldaps://a/dc=x??base")
                .keyStore(Path.of("keys.p12"), () -> "s3cret")
                .trustStore(Path.of("trust.p12"), () -> "s3cret")
                .bindExternal()
                .build()
                .ldapsearchCommand())
        .startsWith(
            "LDAPTLS_CACERT=CA.pem LDAPTLS_CERT=CERTIFICATE.pem LDAPTLS_KEY=KEY.pem ldapsearch ")
        .contains(" -Y EXTERNAL ")
        .contains(" -s base ");
  }

  @Test
  @RequiresSlapd
  void itFindsWhatTheSourceReads() throws Exception {
    // By number, for to libldap "localhost" is the name of the machine.
    TestCa authority =
        TestCa.in(folder).issue("server", "CN=localhost", "dns:localhost,ip:127.0.0.1");
    try (SlapdServer slapd =
        SlapdServer.builder()
            .tls(authority.certificate("server"), authority.key("server"), authority.pem())
            .ldif(People.ldif(250).replace("p7@example.com", "o'neill+$x@example.com"))
            .ldif("dn: ou=o'neill,dc=example,dc=com\nobjectClass: organizationalUnit\nou: o'neill")
            .start()) {
      LdapRecipientSource source =
          LdapRecipientSource.builder("ldap://127.0.0.1:" + slapd.port() + "/dc=example,dc=com")
              .startTls()
              .trust(authority.pem())
              .bind(slapd.rootDn(), slapd::rootPassword)
              .filter("(&(mail=*)(!(uid=p8)))")
              .pageSize(30)
              .alsoSearch("ou=o'neill,dc=example,dc=com")
              .build();
      assertThat(pasted(source, slapd.rootPassword()))
          .hasSize(249)
          .isEqualTo(new TreeSet<>(Records.of(source).values()));
    }
  }

  /** The addresses the command prints; a file stands in for typing the password. */
  private SortedSet<String> pasted(LdapRecipientSource source, String password) throws Exception {
    Path word = Files.writeString(folder.resolve("word"), password);
    Path output = folder.resolve("output");
    String command = source.ldapsearchCommand().replace(" -W ", " -y " + word + " ");
    Process bash =
        new ProcessBuilder("bash", "-ec", command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(bash.exitValue()).as(printed).isZero();
      SortedSet<String> mail = new TreeSet<>();
      printed.lines().filter(l -> l.startsWith("mail: ")).forEach(l -> mail.add(l.substring(6)));
      return mail;
    } finally {
      bash.destroyForcibly();
    }
  }
}
