package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;

/** The entry that a search begins at, looked at where the search found nobody. */
final class BaseEntry {
  private static final Filter ANY = Filter.createPresenceFilter("objectClass");
  private static final String CLASS = "objectClass";

  /** Where an alias leads (RFC 4512, 2.6.2). */
  private static final String ALIASED = "aliasedObjectName";

  private BaseEntry() {}

  /**
   * Fails where nobody can be found there. 389 Directory Server answers a paged search below an
   * entry that does not exist with success and no entries; without paging it says so. OpenLDAP does
   * so below an entry that access rules hide, and below an alias.
   */
  static void require(Searcher searcher, LdapFailures failures, LdapSearch search) {
    List<SearchResultEntry> found =
        searcher
            .search(new SearchRequest(search.baseDn(), SearchScope.BASE, ANY, CLASS, ALIASED))
            .getSearchEntries();
    long entries = searcher.progress().entries();
    if (found.isEmpty()) {
      throw failures.hiddenBase(search.baseDn(), entries);
    }
    if (found.get(0).hasAttributeValue(CLASS, "alias")) {
      throw failures.aliasedBase(search.baseDn(), found.get(0).getAttributeValue(ALIASED), entries);
    }
  }
}
