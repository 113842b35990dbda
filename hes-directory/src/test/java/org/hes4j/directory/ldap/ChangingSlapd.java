package org.hes4j.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import org.hes4j.directory.Records;
import org.hes4j.recipient.SourceRecord;
import org.hes4j.testkit.SlapdServer;

/** An OpenLDAP server that tells changes, and somebody who makes them. */
final class ChangingSlapd implements AutoCloseable {
  static final String BASE = "dc=example,dc=com";

  private final SlapdServer slapd;
  private LDAPConnection admin;

  private ChangingSlapd(SlapdServer slapd) throws LDAPException {
    this.slapd = slapd;
    this.admin = connect();
  }

  /**
   * With that many people.
   *
   * @param sessionLog how many changes its session log holds, or 0 for none
   */
  static ChangingSlapd start(int people, int sessionLog) throws LDAPException {
    return start(SlapdServer.builder().ldif(People.ldif(people)), sessionLog);
  }

  static ChangingSlapd start(SlapdServer.Builder builder, int sessionLog) throws LDAPException {
    return new ChangingSlapd(
        (sessionLog == 0
                ? builder.contentSynchronization()
                : builder.contentSynchronization(sessionLog))
            .start());
  }

  private LDAPConnection connect() throws LDAPException {
    return new LDAPConnection("127.0.0.1", slapd.port(), slapd.rootDn(), slapd.rootPassword());
  }

  SlapdServer slapd() {
    return slapd;
  }

  LdapRecipientSourceBuilder source() {
    return LdapRecipientSource.builder(slapd.url());
  }

  void add(String uid) throws LDAPException, LDIFException {
    addAt("uid=" + uid + "," + BASE, uid + "@example.com");
  }

  void addAt(String dn, String mail) throws LDAPException, LDIFException {
    admin.add("dn: " + dn, "objectClass: inetOrgPerson", "cn: N", "sn: N", "mail: " + mail);
  }

  void addUnit(String name) throws LDAPException, LDIFException {
    admin.add("dn: ou=" + name + "," + BASE, "objectClass: organizationalUnit", "ou: " + name);
  }

  /** Changes one attribute: {@code replace}, {@code add} or {@code delete}. */
  void modify(String uid, String how, String attribute, String... values)
      throws LDAPException, LDIFException {
    String[] ldif = new String[3 + values.length];
    ldif[0] = "dn: uid=" + uid + "," + BASE;
    ldif[1] = "changetype: modify";
    ldif[2] = how + ": " + attribute;
    for (int i = 0; i < values.length; i++) {
      ldif[3 + i] = attribute + ": " + values[i];
    }
    admin.modify(ldif);
  }

  void rename(String uid, String newUid) throws LDAPException {
    admin.modifyDN("uid=" + uid + "," + BASE, "uid=" + newUid, true);
  }

  void move(String dn, String newParent) throws LDAPException {
    admin.modifyDN(dn, dn.substring(0, dn.indexOf(',')), true, newParent);
  }

  void delete(String uid) throws LDAPException {
    admin.delete("uid=" + uid + "," + BASE);
  }

  void deleteDn(String dn) throws LDAPException {
    admin.delete(dn);
  }

  /** Stops it, and starts it again with what it has stored; its session log is then empty. */
  void restart() throws LDAPException {
    admin.close();
    slapd.stop();
    slapd.restart();
    admin = connect();
  }

  /** Kills it, and starts it again with what it has stored. */
  void crash() throws LDAPException {
    admin.close();
    slapd.kill();
    slapd.restart();
    admin = connect();
  }

  /** Changes nothing that anybody asks for. */
  void touch(String uid) {
    try {
      modify(uid, "replace", "telephoneNumber", "1");
    } catch (LDAPException | LDIFException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was rebuilt from changes must be what a full read gives, record for record. */
  static void assertSame(Mirror mirror, LdapRecipientSource source) {
    assertThat(mirror.records().stream().map(SourceRecord::toString))
        .containsExactlyInAnyOrderElementsOf(
            Records.of(source).all().stream().map(SourceRecord::toString).toList());
  }

  @Override
  public void close() {
    admin.close();
    slapd.close();
  }
}
