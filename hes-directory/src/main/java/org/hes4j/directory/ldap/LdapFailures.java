package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words for people why a directory could not be read whole, and what to do. */
final class LdapFailures {
  private final String source;

  LdapFailures(String source) {
    this.source = source;
  }

  LdapSourceException connecting(LDAPException e) {
    String remedy;
    if (hasCause(e, UnknownHostException.class)) {
      remedy = "The host name is not known here. Check the URL and the name server";
    } else if (hasCause(e, SSLException.class)) {
      remedy =
          "The server's certificate must be trusted by this JVM (or by the given SSL context) and"
              + " must name the host of the URL";
    } else {
      remedy = Remedies.of(e.getResultCode());
    }
    return new LdapSourceException(
        message("cannot connect: " + said(e), remedy), code(e), 0, clientSide(e));
  }

  LdapSourceException binding(String dn, LDAPException e) {
    String what = "cannot bind as " + ServerText.of(dn) + ": " + said(e);
    return new LdapSourceException(
        message(what, Remedies.of(e.getResultCode())), code(e), 0, clientSide(e));
  }

  LdapSourceException searching(LDAPException e, long entries) {
    if (e.getResultCode().equals(ResultCode.REFERRAL)) {
      return referral(List.of(e.getReferralURLs()), entries);
    }
    String what = "the search broke off after " + counted(entries) + ": " + said(e);
    return new LdapSourceException(
        message(what, Remedies.of(e.getResultCode())), code(e), entries, clientSide(e));
  }

  LdapSourceException referral(List<String> urls, long entries) {
    String where = urls.isEmpty() ? "another server" : ServerText.of(String.join(" ", urls));
    return ours(
        "a part of the directory lies elsewhere and was not read: the server refers to " + where,
        ResultCode.REFERRAL,
        entries,
        "Referrals are not followed. Read that server as a source of its own and choose a base DN"
            + " or filter that leaves the referral out, or ask a server that holds the whole");
  }

  LdapSourceException emptyPassword(String dn) {
    String what = "cannot bind as " + ServerText.of(dn) + ": the password is empty";
    String remedy =
        "A server would take this for an anonymous bind and might show only a part (RFC 4513,"
            + " 5.1.2). Give the password, or leave the bind DN out";
    return new LdapSourceException(
        message(what, remedy), ResultCode.PARAM_ERROR.intValue(), 0, null);
  }

  LdapSourceException paging(String found, long entries) {
    return ours(
        "the server answered success, but with " + found + " (RFC 2696)",
        ResultCode.SUCCESS,
        entries,
        "Whether that was everything cannot be known. Look at the server's and any proxy's support"
            + " of paged results");
  }

  LdapSourceException cutShort(String attribute, String dn, long entries) {
    return ours(
        "the server sent only a part of the values: "
            + ServerText.of(attribute)
            + " of "
            + ServerText.of(dn),
        ResultCode.SUCCESS,
        entries,
        "Value ranges are not read. Raise the server's limit (Active Directory: MaxValRange)");
  }

  LdapSourceException readLimit(Duration limit, long entries) {
    return ours(
        "the whole read took longer than " + limit.toMillis() + " ms",
        ResultCode.TIMEOUT,
        entries,
        "Raise the read limit, or find out what is slow");
  }

  private LdapSourceException ours(String what, ResultCode code, long entries, String remedy) {
    return new LdapSourceException(
        message(what + ", after " + counted(entries), remedy), code.intValue(), entries, null);
  }

  private String message(String what, String remedy) {
    return source + ": " + what + ". " + remedy + (remedy.endsWith("?") ? "" : ".");
  }

  private static String said(LDAPException e) {
    String text =
        e.getResultCode().isClientSideResultCode() ? ownText(e) : e.getDiagnosticMessage();
    String code = e.getResultCode().getName() + " (" + code(e) + ")";
    return text == null || text.isBlank() || text.equals(e.getResultCode().getName())
        ? code
        : code + ", \"" + ServerText.of(text) + "\"";
  }

  /** An I/O error at the bottom says it best: the SDK's text around it shows its inner workings. */
  private static @Nullable String ownText(LDAPException e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest instanceof IOException ? deepest.getMessage() : e.getMessage();
  }

  private static int code(LDAPException e) {
    return e.getResultCode().intValue();
  }

  private static String counted(long entries) {
    return entries == 1 ? "1 entry" : entries + " entries";
  }

  /** A server's own text stands in the message, capped; as a cause it would reach logs uncapped. */
  private static @Nullable Throwable clientSide(LDAPException e) {
    return e.getResultCode().isClientSideResultCode() ? e : null;
  }

  private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
