package org.hes4j.directory.ldap;

/** A search at a server, as a referral names one. */
record LdapTarget(LdapServer server, LdapSearch search) {

  /** {@code ldap://host:port/baseDN}. */
  @Override
  public String toString() {
    return server + "/" + ServerText.of(search.baseDn());
  }
}
