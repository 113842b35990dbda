package org.hes4j.directory.ldap;

import java.util.Locale;

/** Where to connect. Two that differ in the case of the host alone are the same. */
record LdapServer(boolean secure, String host, int port) {

  LdapServer {
    host = host.toLowerCase(Locale.ROOT);
  }

  /** {@code ldap://host:port}. */
  @Override
  public String toString() {
    String shownHost = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return (secure ? "ldaps://" : "ldap://") + ServerText.of(shownHost) + ":" + port;
  }
}
