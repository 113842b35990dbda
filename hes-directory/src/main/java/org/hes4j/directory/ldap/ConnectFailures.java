package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words for people why the way to a directory did not open, and what to do. */
final class ConnectFailures {

  /** A server that could not be reached, and why. */
  record Unreached(LdapServer server, LDAPException reason) {
    @Override
    public String toString() {
      return server + " " + ServerSaid.of(reason);
    }
  }

  private final String source;
  private final long entries;

  /**
   * Failures of that source.
   *
   * @param entries how many had come before, from other servers
   */
  ConnectFailures(String source, long entries) {
    this.source = source;
    this.entries = entries;
  }

  LdapSourceException connecting(List<Unreached> tried) {
    LDAPException last = tried.get(tried.size() - 1).reason();
    String what =
        tried.size() == 1
            ? "cannot connect: " + ServerSaid.of(last)
            : "cannot connect to any of " + tried.size() + " servers: " + listed(tried);
    LdapSourceException failure = failed(what, remedy(last), last);
    // The last one is the cause already.
    tried.subList(0, tried.size() - 1).forEach(each -> failure.addSuppressed(each.reason()));
    return failure;
  }

  /** Which could not be reached and why. */
  static String listed(List<Unreached> tried) {
    return tried.stream().map(Unreached::toString).collect(Collectors.joining("; "));
  }

  private static String remedy(LDAPException e) {
    if (ServerSaid.hasCause(e, UnknownHostException.class)) {
      return "The host name is not known here. Check the URL and the name server";
    }
    if (ServerSaid.hasCause(e, SocketTimeoutException.class)) {
      return "The server gave no answer in time. Raise the connect timeout, or find out what is slow";
    }
    if (ServerSaid.hasCause(e, SSLException.class)) {
      return "The server's certificate must be trusted by this JVM (or by the given trust) and"
          + " must name the host of the URL";
    }
    return Remedies.of(e.getResultCode());
  }

  LdapSourceException startTls(LDAPException e) {
    String remedy =
        ServerSaid.hasCause(e, IOException.class)
            ? remedy(e)
            : "Nothing was sent unencrypted. Switch StartTLS on at the server, or use an ldaps://"
                + " URL";
    return failed("cannot encrypt the connection (StartTLS): " + ServerSaid.of(e), remedy, e);
  }

  LdapSourceException binding(Login login, LDAPException e) {
    return failed(
        "cannot bind as " + login + ": " + ServerSaid.of(e), Remedies.of(e.getResultCode()), e);
  }

  LdapSourceException emptyPassword(Login login) {
    return ours(
        "cannot bind as " + login + ": the password is empty",
        "A server would take this for an anonymous bind and might show only a part (RFC 4513,"
            + " 5.1.2). Give the password, or leave the bind DN out",
        null);
  }

  /** The JVM's own settings are wrong; the cause has the words for it. */
  LdapSourceException noTls(GeneralSecurityException e) {
    Throwable reason = e.getCause() == null ? e : e.getCause();
    return ours(
        "cannot encrypt the connection: this JVM has no usable TLS (" + reason.getMessage() + ")",
        "Check the system properties that begin with javax.net.ssl, or give whom to trust",
        e);
  }

  LdapSourceException keyFile(String what, KeyFile file, Exception e) {
    String problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return ours(
        "cannot read the " + what + " " + file + ": " + ServerText.of(problem),
        "Check the file, its kind (PEM certificates, or a key store) and its password",
        e);
  }

  private LdapSourceException failed(String what, String remedy, LDAPException e) {
    return new LdapSourceException(
        ServerSaid.message(source, what, remedy),
        e.getResultCode().intValue(),
        entries,
        ServerSaid.clientSide(e));
  }

  private LdapSourceException ours(String what, String remedy, @Nullable Exception cause) {
    return new LdapSourceException(
        ServerSaid.message(source, what, remedy),
        ResultCode.PARAM_ERROR.intValue(),
        entries,
        cause);
  }
}
