package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;

/**
 * A connection over which changes are asked for.
 *
 * @param failures those of the server at its other end
 */
record SyncConnection(
    LDAPConnection connection,
    LdapServer server,
    LdapSettings settings,
    LdapFailures failures,
    ReadProgress progress) {
  private static final Filter ANY = Filter.createPresenceFilter("objectClass");

  SyncFailures syncFailures() {
    return failures.ofChanges();
  }

  LdapSourceException failure(LDAPException e) {
    return failures.searching(e, connection, progress.entries());
  }

  /**
   * The id of the entry that is searched from, by which a directory that was set up anew, or
   * another server that is no replica, is told from the one a token was made at. Empty where the
   * server does not show it.
   */
  String directoryId() {
    String baseDn = settings.searches().get(0).baseDn();
    Searcher searcher = new Searcher(connection, new EntryTap(), settings, failures, progress);
    try {
      return searcher
          .search(
              new SearchRequest(
                  baseDn, SearchScope.BASE, ANY, EntryId.attributes().toArray(String[]::new)))
          .getSearchEntries()
          .stream()
          .map(EntryId::text)
          .findFirst()
          .orElse("");
    } catch (ReferralAnswer e) {
      throw syncFailures().referral(e.urls());
    }
  }
}
