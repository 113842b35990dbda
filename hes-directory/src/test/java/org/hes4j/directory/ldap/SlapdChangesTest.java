package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import org.hes4j.directory.Records;
import org.hes4j.testkit.RequiresSlapd;
import org.hes4j.testkit.SlapdServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes a real OpenLDAP server tells. */
@RequiresSlapd
class SlapdChangesTest {
  private static final String BASE = "dc=example,dc=com";

  private static SlapdServer slapd(int people, int sessionLog) {
    SlapdServer.Builder builder = SlapdServer.builder().ldif(People.ldif(people));
    return (sessionLog == 0
            ? builder.contentSynchronization()
            : builder.contentSynchronization(sessionLog))
        .start();
  }

  private static LDAPConnection admin(SlapdServer slapd) throws Exception {
    return new LDAPConnection("127.0.0.1", slapd.port(), slapd.rootDn(), slapd.rootPassword());
  }

  private static void assertSame(Mirror mirror, LdapRecipientSource source) {
    assertThat(mirror.records()).containsExactlyInAnyOrderElementsOf(Records.of(source).all());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void addedChangedRenamedAndDeletedEntriesAreTold(int sessionLog) throws Exception {
    try (SlapdServer slapd = slapd(5, sessionLog);
        LDAPConnection admin = admin(slapd)) {
      LdapRecipientSource source = LdapRecipientSource.builder(slapd.url()).build();
      Mirror mirror = new Mirror().read(source);
      System.out.println(mirror.told() + " " + new String(mirror.token().state(), "US-ASCII"));
      assertSame(mirror, source);
      mirror.read(source);
      System.out.println(mirror.told());
      admin.add(
          "dn: uid=new," + BASE,
          "objectClass: inetOrgPerson",
          "cn: N",
          "sn: N",
          "mail: n@example.com");
      admin.modify(
          "dn: uid=p1," + BASE, "changetype: modify", "replace: mail", "mail: q1@example.com");
      admin.modifyDN("uid=p2," + BASE, "uid=r2", true);
      admin.delete("uid=p3," + BASE);
      admin.modify("dn: uid=p4," + BASE, "changetype: modify", "delete: mail");
      mirror.read(source);
      System.out.println(mirror.told() + " " + new String(mirror.token().state(), "US-ASCII"));
      assertSame(mirror, source);
      slapd.stop();
      slapd.restart();
      mirror.read(source);
      System.out.println(mirror.told());
      assertSame(mirror, source);
    }
  }
}
