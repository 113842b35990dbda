package org.hes4j.directory.ldap;

/** The same where everything is asked for in one answer, which is read in another way. */
class LdapConnectionsWithoutPagingTest extends LdapConnectionsTest {
  @Override
  LdapRecipientSourceBuilder asked(LdapRecipientSourceBuilder source) {
    return source.withoutPaging();
  }
}
