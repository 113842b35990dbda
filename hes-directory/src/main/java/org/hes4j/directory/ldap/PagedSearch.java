package org.hes4j.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import org.jspecify.annotations.Nullable;

/** One search from the first page to the last. */
final class PagedSearch {
  private final LdapSettings settings;
  private final LdapFailures failures;
  private final ReadProgress progress;
  private final Searcher searcher;
  private final EntryListener entries;

  PagedSearch(
      LdapSettings settings, LdapFailures failures, Searcher searcher, EntryListener entries) {
    this.settings = settings;
    this.failures = failures;
    this.progress = searcher.progress();
    this.searcher = searcher;
    this.entries = entries;
  }

  /** Returns when the server has said success and that nothing is left, and only then. */
  void run(LdapSearch search) {
    ValueRanges ranges = new ValueRanges(failures, searcher, entries);
    SearchRequest request = request(search);
    long before = progress.entries();
    ASN1OctetString cookie = null;
    do {
      if (settings.pageSize() > 0) {
        // Not critical: a server that cannot page shall answer all the same.
        request.setControls(new SimplePagedResultsControl(settings.pageSize(), cookie, false));
      }
      cookie = nextPage(searcher.search(request), cookie != null);
      entries.takeCutShort().forEach(ranges::readRest);
    } while (cookie != null);
    if (progress.entries() == before && entries.references().isEmpty()) {
      requireBase(search);
    }
  }

  /**
   * Fails where the base DN does not exist. 389 Directory Server answers a paged search below such
   * a one with success and no entries; without paging it says so.
   */
  private void requireBase(LdapSearch search) {
    Filter any = Filter.createPresenceFilter("objectClass");
    searcher.search(
        new SearchRequest(search.baseDn(), SearchScope.BASE, any, SearchRequest.NO_ATTRIBUTES));
  }

  private SearchRequest request(LdapSearch search) {
    return new SearchRequest(
        entries,
        search.baseDn(),
        search.scope(),
        DereferencePolicy.NEVER,
        0,
        0,
        false,
        search.filter(),
        settings.wanted().all());
  }

  /** The cookie of the page to come, or null when that was the last. */
  private @Nullable ASN1OctetString nextPage(SearchResult result, boolean paging) {
    SimplePagedResultsControl control;
    try {
      control = SimplePagedResultsControl.get(result);
    } catch (LDAPException e) {
      throw failures.paging("an answer about paging that cannot be read", progress.entries());
    }
    if (control == null) {
      if (paging) {
        throw failures.paging("no word on whether more pages follow", progress.entries());
      }
      return null;
    }
    if (control.moreResultsToReturn() && settings.pageSize() == 0) {
      throw failures.paging("more pages to follow, though none were asked for", progress.entries());
    }
    return control.moreResultsToReturn() ? control.getCookie() : null;
  }
}
