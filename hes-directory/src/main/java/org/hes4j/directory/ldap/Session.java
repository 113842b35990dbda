package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;

/**
 * An open connection, bound, and the server at its other end.
 *
 * @param tap takes plain entries from what comes, once it is opened and where there is no TLS
 */
record Session(LDAPConnection connection, LdapServer server, EntryTap tap)
    implements AutoCloseable {
  @Override
  public void close() {
    connection.close();
  }
}
