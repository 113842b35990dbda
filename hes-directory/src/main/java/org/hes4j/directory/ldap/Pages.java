package org.hes4j.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import org.jspecify.annotations.Nullable;

/** The answers to one search, from the first page to the last (RFC 2696). */
final class Pages {
  private final LdapSettings settings;
  private final LdapFailures failures;
  private final Searcher searcher;

  Pages(LdapSettings settings, LdapFailures failures, Searcher searcher) {
    this.settings = settings;
    this.failures = failures;
    this.searcher = searcher;
  }

  /** Returns when the server has said success and that nothing is left, and only then. */
  void run(SearchRequest request, Runnable afterEach) {
    ASN1OctetString cookie = null;
    do {
      if (settings.pageSize() > 0) {
        // Not critical: a server that cannot page shall answer all the same.
        request.setControls(new SimplePagedResultsControl(settings.pageSize(), cookie, false));
      }
      cookie = nextPage(searcher.search(request), cookie != null);
      afterEach.run();
    } while (cookie != null);
  }

  /** The cookie of the page to come, or null when that was the last. */
  private @Nullable ASN1OctetString nextPage(SearchResult result, boolean paging) {
    long entries = searcher.progress().entries();
    SimplePagedResultsControl control;
    try {
      control = SimplePagedResultsControl.get(result);
    } catch (LDAPException e) {
      throw failures.paging("an answer about paging that cannot be read", entries);
    }
    if (control == null) {
      if (paging) {
        throw failures.paging("no word on whether more pages follow", entries);
      }
      return null;
    }
    if (control.moreResultsToReturn() && settings.pageSize() == 0) {
      throw failures.paging("more pages to follow, though none were asked for", entries);
    }
    return control.moreResultsToReturn() ? control.getCookie() : null;
  }
}
