package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.ResultCode;
import java.util.Map;

/** What to do about a result code. */
final class Remedies {
  private static final Map<ResultCode, String> BY_CODE =
      Map.ofEntries(
          Map.entry(
              ResultCode.SIZE_LIMIT_EXCEEDED,
              "The server hands out no more than that to this client; paging alone does not lift"
                  + " the limit. Raise it for the bind DN (OpenLDAP: olcLimits or limits dn.exact="
                  + "\"BIND DN\" size=unlimited size.prtotal=unlimited; 389-ds:"
                  + " nsSizeLimit and nsPagedSizeLimit; others: size limit of the user)"),
          Map.entry(
              ResultCode.TIME_LIMIT_EXCEEDED,
              "Raise the server's time limit for the bind DN (OpenLDAP: olcLimits or limits"
                  + " time=unlimited), or index the attributes of the filter"),
          Map.entry(
              ResultCode.ADMIN_LIMIT_EXCEEDED,
              "The server refuses so large a search. Index the attributes of the filter, or raise"
                  + " the limit (OpenLDAP: limits size.pr or size.unchecked; 389-ds:"
                  + " nsslapd-lookthroughlimit), or lower the page size"),
          Map.entry(ResultCode.BUSY, "The server is busy. Try again later"),
          Map.entry(
              ResultCode.UNAVAILABLE,
              "The server is shutting down, or it is a proxy and a server behind it is down. Try again"
                  + " later"),
          Map.entry(
              ResultCode.UNWILLING_TO_PERFORM,
              "The server does not do that, perhaps not for this client. See what it said"),
          Map.entry(
              ResultCode.INVALID_CREDENTIALS,
              "The server does not know that DN with that password. Check both"),
          Map.entry(
              ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
              "The bind DN may not read there. Give it the right to read, or bind as another"),
          Map.entry(
              ResultCode.INAPPROPRIATE_AUTHENTICATION,
              "The server does not take that way to log in. Bind with a DN and a password"),
          Map.entry(
              ResultCode.CONFIDENTIALITY_REQUIRED,
              "The server asks for an encrypted connection. Use an ldaps:// URL or StartTLS"),
          Map.entry(
              ResultCode.STRONG_AUTH_REQUIRED,
              "The server asks for a bind or an encrypted connection. Use an ldaps:// URL or"
                  + " StartTLS, and a bind DN"),
          Map.entry(
              ResultCode.NO_SUCH_OBJECT,
              "The base DN does not exist there, or the bind DN may not see it. Check the base DN"
                  + " at the end of the URL"),
          Map.entry(
              ResultCode.INVALID_DN_SYNTAX,
              "Check the base DN at the end of the URL and the bind DN"),
          Map.entry(
              ResultCode.SERVER_DOWN,
              "The connection was lost. Is the server up? Does something between cut idle"
                  + " connections?"),
          Map.entry(
              ResultCode.CONNECT_ERROR,
              "There is no connection. Is the server up, and are host and port right?"),
          Map.entry(
              ResultCode.TIMEOUT,
              "The server gave no answer in time. Raise the response timeout, or find out what is"
                  + " slow"),
          Map.entry(
              ResultCode.DECODING_ERROR,
              "The server's answer is not LDAP. Check the port; an ldaps port needs an ldaps://"
                  + " URL"),
          Map.entry(ResultCode.LOCAL_ERROR, "The read was ended on this side"));

  private Remedies() {}

  /** What to do, without the final full stop. */
  static String of(ResultCode code) {
    return BY_CODE.getOrDefault(
        code, "See what the server said; its log says more. Nothing was taken over");
  }
}
