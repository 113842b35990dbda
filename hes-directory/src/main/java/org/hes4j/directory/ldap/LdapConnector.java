package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.hes4j.directory.ldap.ConnectFailures.Unreached;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the connection of a read: connects, encrypts where asked to, and binds. */
final class LdapConnector {
  private static final Logger LOG = LoggerFactory.getLogger(LdapRecipientSource.class);

  private final LdapSettings settings;
  private final ConnectFailures failures;
  private final @Nullable Rest rest;

  private LdapConnector(LdapSettings settings, ConnectFailures failures, @Nullable Rest rest) {
    this.settings = settings;
    this.failures = failures;
    this.rest = rest;
  }

  /** For searches, one after the other, in the thread that reads. */
  static LdapConnector forSearches(LdapSettings settings, ConnectFailures failures) {
    return new LdapConnector(settings, failures, settings.pageSize() == 0 ? Rest.LONG : Rest.SHORT);
  }

  /** For answers that are read in pieces while more may be asked. */
  static LdapConnector forChanges(LdapSettings settings, ConnectFailures failures) {
    return new LdapConnector(settings, failures, null);
  }

  /** The first of the servers that can be reached; what it says from then on counts. */
  Session open(List<LdapServer> servers) {
    List<Unreached> tried = new ArrayList<>();
    for (LdapServer server : servers) {
      try {
        EntryTap tap = new EntryTap();
        Session session = new Session(connect(server, tap), server, tap);
        warnOfUnreached(session, tried);
        prepare(session);
        return session;
      } catch (LDAPException e) {
        tried.add(new Unreached(server, e));
        LOG.debug("{}: cannot connect to {}", settings, server, e);
      }
    }
    throw failures.connecting(tried);
  }

  /** Another server may hold less, as a replica that lags behind does. */
  private void warnOfUnreached(Session session, List<Unreached> tried) {
    if (!tried.isEmpty()) {
      LOG.warn(
          "{}: {} answers in place of {}",
          settings,
          session.server(),
          ConnectFailures.listed(tried));
    }
  }

  private LDAPConnection connect(LdapServer server, EntryTap tap) throws LDAPException {
    LDAPConnectionOptions options = options();
    if (rest != null && !settings.encrypted(server)) {
      options.setUseSynchronousMode(true);
      return new LDAPConnection(
          new GatheringSocketFactory(rest, tap), options, server.host(), server.port());
    }
    return new LDAPConnection(
        server.secure() ? tlsSockets() : null, options, server.host(), server.port());
  }

  private SSLSocketFactory tlsSockets() {
    return new PatientSocketFactory(
        settings.encryption().context(failures).getSocketFactory(),
        (int) settings.limits().connect().toMillis());
  }

  private LDAPConnectionOptions options() {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis((int) settings.limits().connect().toMillis());
    options.setResponseTimeoutMillis(settings.limits().response().toMillis());
    options.setFollowReferrals(false);
    // The SDK verifies no host name unless told to.
    options.setSSLSocketVerifier(new NameVerifier());
    return options;
  }

  private void prepare(Session session) {
    try {
      if (!session.server().secure() && settings.encryption().startTls()) {
        startTls(session.connection());
      }
      Login login = settings.login();
      if (login != null) {
        bind(session, login);
      }
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private void startTls(LDAPConnection connection) {
    SSLSocketFactory sockets = tlsSockets();
    try {
      ExtendedResult result =
          connection.processExtendedOperation(new StartTLSExtendedRequest(sockets));
      if (!ResultCode.SUCCESS.equals(result.getResultCode())) {
        throw new LDAPException(result.getResultCode(), result.getDiagnosticMessage());
      }
    } catch (LDAPException e) {
      throw failures.startTls(e);
    }
  }

  private void bind(Session session, Login login) {
    Supplier<String> password = login.password();
    String word = password == null ? "" : password.get();
    if (password != null && (word == null || word.isEmpty())) {
      throw failures.emptyPassword(login);
    }
    if (password != null) {
      warnOfPlainText(session, login);
    }
    try {
      session.connection().bind(login.request(word));
    } catch (LDAPException e) {
      throw failures.binding(login, e);
    }
  }

  private void warnOfPlainText(Session session, Login login) {
    InetAddress address = session.connection().getConnectedInetAddress();
    if (!settings.encrypted(session.server()) && address != null && !address.isLoopbackAddress()) {
      LOG.warn(
          "{}: the password of {} crosses the network unencrypted to {}; use an ldaps:// URL or"
              + " StartTLS",
          settings,
          login,
          session.server());
    }
  }
}
