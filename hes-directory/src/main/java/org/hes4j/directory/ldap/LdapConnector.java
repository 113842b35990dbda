package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the connection of a read and binds. */
final class LdapConnector {
  private static final Logger LOG = LoggerFactory.getLogger(LdapRecipientSource.class);

  private LdapConnector() {}

  static LDAPConnection open(LdapSettings settings, LdapFailures failures) {
    LDAPConnection connection = connect(settings, failures);
    LdapSettings.Login login = settings.login();
    if (login == null) {
      return connection;
    }
    try {
      bind(connection, login, settings, failures);
      return connection;
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static LDAPConnection connect(LdapSettings settings, LdapFailures failures) {
    LdapAddress address = settings.address();
    try {
      return new LDAPConnection(
          sockets(settings), options(settings), address.host(), address.port());
    } catch (LDAPException e) {
      throw failures.connecting(e);
    }
  }

  private static LDAPConnectionOptions options(LdapSettings settings) {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis((int) settings.limits().connect().toMillis());
    options.setResponseTimeoutMillis(settings.limits().response().toMillis());
    options.setFollowReferrals(false);
    // The SDK verifies no host name unless told to.
    options.setSSLSocketVerifier(new NameVerifier());
    return options;
  }

  private static @Nullable SocketFactory sockets(LdapSettings settings) {
    if (!settings.address().secure()) {
      return null;
    }
    SSLContext context = settings.sslContext();
    try {
      return (context == null ? SSLContext.getDefault() : context).getSocketFactory();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no usable default SSL context", e);
    }
  }

  private static void bind(
      LDAPConnection connection,
      LdapSettings.Login login,
      LdapSettings settings,
      LdapFailures failures) {
    String password = login.password().get();
    if (password == null || password.isEmpty()) {
      throw failures.emptyPassword(login.dn());
    }
    InetAddress server = connection.getConnectedInetAddress();
    if (!settings.address().secure() && server != null && !server.isLoopbackAddress()) {
      LOG.warn(
          "{}: the password of {} crosses the network unencrypted; use an ldaps:// URL",
          settings,
          ServerText.of(login.dn()));
    }
    try {
      connection.bind(login.dn(), password);
    } catch (LDAPException e) {
      throw failures.binding(login.dn(), e);
    }
  }
}
