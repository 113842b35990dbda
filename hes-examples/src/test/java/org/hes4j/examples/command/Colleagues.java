package org.hes4j.examples.command;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import org.hes4j.testkit.SlapdServer;

/** A directory that tells its changes, and people who come and go in it. */
final class Colleagues implements AutoCloseable {
  private static final String BASE = "dc=example,dc=com";

  private final SlapdServer slapd;

  Colleagues(int people) {
    this(people, SlapdServer.builder());
  }

  Colleagues(int people, SlapdServer.Builder builder) {
    StringBuilder ldif = new StringBuilder();
    for (int number = 1; number <= people; number++) {
      ldif.append("dn: uid=p").append(number).append(',').append(BASE);
      ldif.append("\nobjectClass: inetOrgPerson\ncn: N\nsn: N\nmail: p").append(number);
      ldif.append("@example.com\n\n");
    }
    slapd = builder.contentSynchronization(1000).ldif(ldif.toString()).start();
  }

  private interface Change {
    void apply(LDAPConnection admin) throws LDAPException, LDIFException;
  }

  private void change(Change change) throws LDAPException, LDIFException {
    try (LDAPConnection admin =
        new LDAPConnection("127.0.0.1", slapd.port(), slapd.rootDn(), slapd.rootPassword())) {
      change.apply(admin);
    }
  }

  void add(String uid) throws LDAPException, LDIFException {
    change(
        admin ->
            admin.add(
                "dn: uid=" + uid + "," + BASE,
                "objectClass: inetOrgPerson",
                "cn: N",
                "sn: N",
                "mail: " + uid + "@example.com"));
  }

  void delete(String uid) throws LDAPException, LDIFException {
    change(admin -> admin.delete("uid=" + uid + "," + BASE));
  }

  String url() {
    return slapd.url().toString();
  }

  SlapdServer slapd() {
    return slapd;
  }

  @Override
  public void close() {
    slapd.close();
  }
}
