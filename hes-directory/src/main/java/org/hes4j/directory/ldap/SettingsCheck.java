package org.hes4j.directory.ldap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds settings that contradict each other, before anything is sent. */
final class SettingsCheck {
  private SettingsCheck() {}

  static void check(List<LdapServer> servers, Encryption encryption, @Nullable Login login) {
    boolean secure = servers.get(0).secure();
    for (LdapServer server : servers) {
      require(
          server.secure() == secure,
          server + " and " + servers.get(0) + ": all servers must be ldaps://, or none");
    }
    require(
        !(secure && encryption.startTls()),
        "StartTLS is asked for, but "
            + servers.get(0)
            + " is encrypted from the start; leave one out");
    boolean encrypted = secure || encryption.startTls();
    require(
        encrypted || !encryption.hasKeys(),
        "keys or trust are given, but "
            + servers.get(0)
            + " is not encrypted; use an ldaps:// URL, or StartTLS (startTls, --start-tls of imhs-cmd)");
    require(
        encryption.given() == null || (encryption.trust() == null && encryption.key() == null),
        "sslContext is given besides trust or keyStore; it holds both already, leave one out");
    require(
        !(login instanceof Login.External)
            || (encrypted && (encryption.given() != null || encryption.key() != null)),
        "SASL EXTERNAL needs a client certificate: give a key store, and use an ldaps:// URL or"
            + " StartTLS (startTls, --start-tls of imhs-cmd)");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalStateException(message);
    }
  }
}
