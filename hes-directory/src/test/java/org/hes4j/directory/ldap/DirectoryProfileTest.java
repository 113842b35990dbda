package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import java.net.InetAddress;
import java.util.Map;
import org.hes4j.directory.Records;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which entries and values each kind of directory gives. */
class DirectoryProfileTest {
  private static final String BASE = "dc=example,dc=com";

  private InMemoryDirectoryServer server;

  @BeforeEach
  void start() throws Exception {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(null);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig(
            "test", InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0, null));
    server = new InMemoryDirectoryServer(config);
    server.add("dn: " + BASE, "objectClass: domain", "dc: example");
    server.startListening();
  }

  @AfterEach
  void stop() {
    server.shutDown(true);
  }

  private LdapRecipientSourceBuilder source(DirectoryProfile profile) {
    return LdapRecipientSource.builder("ldap://127.0.0.1:" + server.getListenPort() + "/" + BASE)
        .profile(profile);
  }

  private void entry(String name, String... lines) throws Exception {
    String[] ldif = new String[lines.length + 2];
    ldif[0] = "dn: cn=" + name + "," + BASE;
    ldif[1] = "cn: " + name;
    System.arraycopy(lines, 0, ldif, 2, lines.length);
    server.add(ldif);
  }

  @ParameterizedTest
  @CsvSource({
    "OPENLDAP, mailLocalAddress",
    "DIRECTORY_SERVER_389, mailAlternateAddress",
    "EDIRECTORY, rfc822Mailbox",
    "ORACLE_DSEE, mailAlternateAddress",
    "ORACLE_DSEE, mailEquivalentAddress",
    "ZIMBRA, zimbraMailDeliveryAddress",
    "ZIMBRA, zimbraMailAlias",
    "QMAIL_LDAP, mailAlternateAddress",
    "KOLAB, alias",
  })
  void aliasesAreReadWithAndWithoutMail(DirectoryProfile profile, String attribute)
      throws Exception {
    entry("ann", "objectClass: person", "mail: ann@example.com", attribute + ": a@example.com");
    entry(
        "ben", "objectClass: person", attribute + ": b@example.com", attribute + ": c@example.com");
    assertThat(Records.of(source(profile).build()).canonical())
        .containsExactly("a@example.com", "ann@example.com", "b@example.com", "c@example.com");
  }

  @ParameterizedTest
  // The in-memory server does not know the rule for bits; see ActiveDirectoryProfileTest.
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE_DIRECTORY")
  void groupsWithAnAddressAreRecipients(DirectoryProfile profile) throws Exception {
    entry("list", "objectClass: groupOfNames", "mail: list@example.com", "displayName: The list");
    assertThat(Records.of(source(profile).build()).addresses())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.value()).isEqualTo("list@example.com");
              assertThat(record.displayName()).isEqualTo("The list");
            });
    assertThat(profile.title()).isNotBlank();
  }

  @Test
  void aFilterOfTheUrlIsNotDropped() {
    LdapRecipientSourceBuilder source =
        LdapRecipientSource.builder("ldap://a/dc=example,dc=com??sub?(uid=a*)");
    assertThatThrownBy(() -> source.profile(DirectoryProfile.OPENLDAP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "profile OpenLDAP: the URL has a filter of its own, (uid=a*); give it with filter"
                + " (--filter of imhs-cmd) instead, which goes before the profile's");
    assertThat(
            LdapRecipientSource.builder("ldap://a/dc=example,dc=com??one")
                .profile(DirectoryProfile.OPENLDAP)
                .filter("(uid=a*)")
                .build()
                .ldapsearchCommand())
        .contains(" -s one '(uid=a*)' mail mailLocalAddress ");
  }

  @Test
  void dominoIsAskedForKindsOfEntriesForTheValueMayBeFormedWhileAnswering() throws Exception {
    Filter filter = Filter.create(DirectoryProfile.DOMINO.filter().orElseThrow());
    assertThat(filter.matchesEntry(new Entry("dn: cn=ann", "objectClass: dominoPerson", "cn: ann")))
        .isTrue();
    entry("ann", "objectClass: dominoPerson");
    assertThat(Records.of(source(DirectoryProfile.DOMINO).build()).leftOut())
        .containsExactly(Map.entry("entry without an address", 1));
  }

  @Test
  void whatIsSetAfterTheProfileCounts() throws Exception {
    entry("ann", "objectClass: person", "mail: ann@example.com", "other: o@example.com");
    entry("ben", "objectClass: group", "mail: ben@example.com", "other: p@example.com");
    assertThat(
            Records.of(
                    source(DirectoryProfile.ACTIVE_DIRECTORY)
                        .filter("(objectClass=person)")
                        .attributes("other")
                        .build())
                .values())
        .containsExactly("o@example.com");
    assertThat(
            Records.of(source(DirectoryProfile.OPENLDAP).attributes("other").build()).canonical())
        .containsExactly("o@example.com", "p@example.com");
  }
}
