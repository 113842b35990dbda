package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in words for people why a directory could not be read whole, and what to do. */
final class LdapFailures {
  private static final String NOT_READ =
      "a part of the directory lies elsewhere and was not read: the server refers to ";

  private final String source;
  private final LdapSettings settings;

  LdapFailures(String source, LdapSettings settings) {
    this.source = source;
    this.settings = settings;
  }

  /** Those of telling changes, at the same server. */
  SyncFailures ofChanges() {
    return new SyncFailures(source);
  }

  LdapSourceException searching(LDAPException e, LDAPConnection connection, long entries) {
    LostConnection lost = LostConnection.of(e, connection);
    String said = lost == null ? ServerSaid.of(e) : lost.said();
    ResultCode code = lost == null ? e.getResultCode() : lost.code();
    String remedy = lost == null ? Remedies.of(code) : lost.remedy();
    String what = "the search broke off after " + ServerSaid.counted(entries) + ": " + said;
    return new LdapSourceException(
        ServerSaid.message(source, what, remedy),
        code.intValue(),
        entries,
        lost == null ? ServerSaid.clientSide(e) : lost.cause());
  }

  LdapSourceException referral(List<String> urls, long entries) {
    return ours(
        NOT_READ + shown(urls),
        ResultCode.REFERRAL,
        entries,
        "Referrals are not followed unless asked for. Have them followed, or read that server as a"
            + " source of its own and choose a base DN or filter that leaves the referral out, or"
            + " ask a server that holds the whole (Active Directory: the global catalog, port 3268,"
            + " with TLS 3269)");
  }

  LdapSourceException foreignReferral(List<String> urls, long entries) {
    return ours(
        NOT_READ + shown(urls),
        ResultCode.REFERRAL,
        entries,
        "That host gets no credentials: name it among the hosts to follow to, or have both"
            + " connections encrypted");
  }

  LdapSourceException endlessReferral(List<String> urls, String problem, long entries) {
    return ours(
        NOT_READ + shown(urls) + ", " + problem,
        ResultCode.REFERRAL_LIMIT_EXCEEDED,
        entries,
        "The servers' referrals contradict each other. Have their administrator look at them");
  }

  LdapSourceException lateReferral(List<String> urls, long entries) {
    return ours(
        NOT_READ + shown(urls) + " in the middle of an answer",
        ResultCode.REFERRAL,
        entries,
        "What is missing cannot be known. Try again, or ask a server that holds the whole");
  }

  private static String shown(List<String> urls) {
    return urls.isEmpty() ? "another server" : ServerText.of(String.join(" ", urls));
  }

  /** The way out is to ask without pages, where it was with them that something went wrong. */
  LdapSourceException paging(String found, long entries) {
    return ours(
        "the server answered success, but with " + found + " (RFC 2696)",
        ResultCode.SUCCESS,
        entries,
        "Whether that was everything cannot be known. "
            + (settings.pageSize() > 0
                ? "Ask for everything in one answer (withoutPaging, --page-size 0 of imhs-cmd), or"
                    + " look"
                : "Look")
            + " at the server's and any proxy's support of paged results");
  }

  LdapSourceException hiddenBase(String baseDn, long entries) {
    return ours(
        "the server found nobody below " + ServerText.of(baseDn) + " and does not show that entry",
        ResultCode.SUCCESS,
        entries,
        "Access rules hide it from this bind DN, and perhaps everybody below it. Let it search and"
            + " read there (entry and objectClass), or check the base DN");
  }

  LdapSourceException aliasedBase(String baseDn, @Nullable String target, long entries) {
    return ours(
        "the base DN " + ServerText.of(baseDn) + " is an alias, and aliases are not followed",
        ResultCode.ALIAS_PROBLEM,
        entries,
        "Give the DN that it stands for" + (target == null ? "" : ", " + ServerText.of(target)));
  }

  LdapSourceException hidden(String dn, String filter, long entries) {
    return ours(
        ServerText.of(dn)
            + " came without an address, though the server counts it among those that have one, "
            + ServerText.of(filter),
        ResultCode.SUCCESS,
        entries,
        "Access rules hide the values from this bind DN, and whose they are would be taken for"
            + " gone. Let it read them; or, to pass over such entries, give a filter of your own,"
            + " be it the same (filter, --filter of imhs-cmd)");
  }

  /**
   * Ends the read where the server has said more than that all went well. OpenLDAP, for one, takes
   * a part that it gets from a server out of reach for empty, and says so in the text alone.
   */
  void requireNoText(LDAPResult success, long entries) {
    String text = success.getDiagnosticMessage();
    if (text == null || text.isBlank() || settings.answers().withText()) {
      return;
    }
    throw ours(
        "the server answered success, but with the text \"" + ServerText.of(text) + "\"",
        ResultCode.SUCCESS,
        entries,
        "It may have left out a part, as a proxy does that cannot reach a server behind it. See to"
            + " what the text says; where a server always adds one, have it accepted"
            + " (acceptServerText, --accept-server-text of imhs-cmd)");
  }

  LdapSourceException range(String attribute, String dn, String problem, long entries) {
    return ours(
        "the server sent only a part of the values of "
            + ServerText.of(attribute)
            + " of "
            + ServerText.of(dn)
            + ": "
            + problem,
        ResultCode.SUCCESS,
        entries,
        "The entry may have changed meanwhile: try again. If it stays so, raise the server's limit"
            + " (Active Directory: MaxValRange)");
  }

  LdapSourceException readLimit(long entries) {
    Duration limit = settings.limits().read();
    return ours(
        "the whole read took longer than " + limit.toMillis() + " ms",
        ResultCode.TIMEOUT,
        entries,
        "Raise the read limit, or find out what is slow");
  }

  private LdapSourceException ours(String what, ResultCode code, long entries, String remedy) {
    return new LdapSourceException(
        ServerSaid.message(source, what + ", after " + ServerSaid.counted(entries), remedy),
        code.intValue(),
        entries,
        null);
  }
}
