package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;

/** An open connection, bound, and the server at its other end. */
record Session(LDAPConnection connection, LdapServer server) implements AutoCloseable {
  @Override
  public void close() {
    connection.close();
  }
}
