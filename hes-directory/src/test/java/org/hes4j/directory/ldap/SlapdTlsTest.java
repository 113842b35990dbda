package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hes4j.directory.Records;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections to a real OpenLDAP server, with certificates of a test authority. */
@RequiresSlapd
class SlapdTlsTest {
  @TempDir private static Path folder;

  private static TestCa authority;
  private static SlapdServer slapd;

  @BeforeAll
  static void start() throws Exception {
    authority =
        TestCa.in(folder)
            .issue("server", "CN=localhost", "dns:localhost")
            .issue("reader", "CN=reader", "dns:reader.example.com");
    slapd =
        SlapdServer.builder()
            .tls(authority.certificate("server"), authority.key("server"), authority.pem())
            .globalConfiguration("authz-regexp ^cn=reader$ cn=reader,dc=example,dc=com")
            .configuration(
                "access to * by dn.exact=\"cn=reader,dc=example,dc=com\" read"
                    + " by dn.exact=\"uid=p1,dc=example,dc=com\" read by anonymous auth")
            .ldif(People.ldif(3).replace("sn: P\nmail: p1", "sn: P\nuserPassword: word\nmail: p1"))
            .start();
  }

  @AfterAll
  static void stop() {
    if (slapd != null) {
      slapd.close();
    }
  }

  private static LdapRecipientSourceBuilder overTls() {
    return LdapRecipientSource.builder(slapd.secureUrl());
  }

  private static LdapRecipientSourceBuilder startTls() {
    return LdapRecipientSource.builder("ldap://localhost:" + slapd.port() + "/dc=example,dc=com")
        .startTls();
  }

  private static LdapRecipientSourceBuilder bound(LdapRecipientSourceBuilder source) {
    return source.bind("uid=p1,dc=example,dc=com", () -> "word");
  }

  private static void assertReads(LdapRecipientSourceBuilder source) {
    assertThat(Records.of(source.build()).canonical()).hasSize(3);
  }

  private static LdapSourceException failure(LdapRecipientSourceBuilder source) {
    return catchThrowableOfType(LdapSourceException.class, () -> Records.of(source.build()));
  }

  @Test
  void aPemFileIsTrusted() throws Exception {
    assertReads(bound(overTls()).trust(authority.pem()));
    assertReads(bound(startTls()).trust(authority.pem()));
  }

  @Test
  void aKeyStoreIsTrusted() throws Exception {
    assertReads(bound(overTls()).trustStore(authority.trustStore(), TestCa::password));
    assertReads(bound(startTls()).trustStore(authority.trustStore(), TestCa::password));
  }

  @Test
  void anAuthorityTheJvmDoesNotKnowIsRefusedBeforeAnythingIsSent() {
    assertThat(failure(bound(overTls())))
        .hasMessageContaining("cannot connect: ")
        .hasMessageContaining("must be trusted by this JVM");
    assertThat(failure(bound(startTls())))
        .hasMessageContaining("cannot encrypt the connection (StartTLS): ")
        .hasMessageContaining("must be trusted by this JVM");
  }

  @Test
  void aServerOfAnotherNameIsRefused() throws Exception {
    TestCa other = TestCa.in(Files.createDirectory(folder.resolve("other")));
    other.issue("server", "CN=x", "dns:other.example.com");
    try (SlapdServer elsewhere =
        SlapdServer.builder()
            .tls(other.certificate("server"), other.key("server"), other.pem())
            .start()) {
      assertThat(failure(LdapRecipientSource.builder(elsewhere.secureUrl()).trust(other.pem())))
          .hasMessageContaining("must name the host of the URL");
      assertThat(
              failure(
                  LdapRecipientSource.builder(
                          "ldap://localhost:" + elsewhere.port() + "/dc=example,dc=com")
                      .startTls()
                      .trust(other.pem())))
          .hasMessageContaining("must name the host of the URL");
    }
  }

  @Test
  void aClientCertificateBindsByExternal() throws Exception {
    Path keys = authority.keyStore("reader");
    assertReads(overTls().trust(authority.pem()).keyStore(keys, TestCa::password).bindExternal());
    assertReads(startTls().trust(authority.pem()).keyStore(keys, TestCa::password).bindExternal());
  }

  @Test
  void withoutTheCertificateExternalIsRefused() throws Exception {
    // A key the server's authority did not issue.
    TestCa other = TestCa.in(Files.createDirectory(folder.resolve("stranger")));
    other.issue("reader", "CN=reader", "dns:reader.example.com");
    LdapSourceException e =
        failure(
            overTls()
                .trust(authority.pem())
                .keyStore(other.keyStore("reader"), TestCa::password)
                .bindExternal());
    assertThat(e)
        .hasMessageContaining(
            "cannot bind as the owner of the client certificate (SASL EXTERNAL): ");
  }

  @Test
  void aFileThatIsNoKeyIsAFailureThatNamesIt() throws Exception {
    Path missing = folder.resolve("missing.pem");
    assertThat(failure(overTls().trust(missing)))
        .hasMessageEndingWith(
            "cannot read the trusted certificates "
                + missing
                + ": there is no such file. Check the file, its kind (PEM certificates, or a key"
                + " store) and its password.");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "no certificate\n");
    assertThat(failure(overTls().trust(empty))).hasMessageContaining(empty + ": ");
    assertThat(failure(startTls().trustStore(authority.trustStore(), () -> "wrong")))
        .hasMessageContaining("cannot read the trusted certificates ")
        .hasMessageNotContaining("wrong");
    assertThat(failure(overTls().keyStore(missing, TestCa::password)))
        .hasMessageContaining("cannot read the key store " + missing);
  }
}
