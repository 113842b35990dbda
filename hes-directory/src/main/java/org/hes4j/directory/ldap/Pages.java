package org.hes4j.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.function.LongSupplier;
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

  /**
   * Returns when the server has said success and that nothing is left, and only then.
   *
   * @param received how much has come so far, of this answer and perhaps of others
   */
  void run(SearchRequest request, LongSupplier received, Runnable afterEach) {
    ASN1OctetString cookie = null;
    long before = received.getAsLong();
    do {
      if (settings.pageSize() > 0) {
        // Not critical: a server that cannot page shall answer all the same.
        request.setControls(new SimplePagedResultsControl(settings.pageSize(), cookie, false));
      }
      SearchResult result = searcher.search(request);
      boolean full = received.getAsLong() - before >= settings.pageSize();
      cookie = nextPage(result, cookie != null, full);
      afterEach.run();
    } while (cookie != null);
  }

  /**
   * The cookie of the page to come, or null when that was the last. A server that cannot page says
   * nothing of pages and sends everything; a proxy may say nothing either, and have got one page
   * from the server behind it. They are told apart as long as what came is less than a page.
   */
  private @Nullable ASN1OctetString nextPage(SearchResult result, boolean paging, boolean full) {
    long entries = searcher.progress().entries();
    SimplePagedResultsControl control;
    try {
      control = SimplePagedResultsControl.get(result);
    } catch (LDAPException e) {
      throw failures.paging("an answer about paging that cannot be read", entries);
    }
    if (control == null) {
      if (paging || (full && settings.pageSize() > 0)) {
        throw failures.paging(
            (paging ? "" : "a full page of " + settings.pageSize() + " and ")
                + "no word on whether more pages follow",
            entries);
      }
      return null;
    }
    if (control.moreResultsToReturn() && settings.pageSize() == 0) {
      throw failures.paging("more pages to follow, though none were asked for", entries);
    }
    return control.moreResultsToReturn() ? control.getCookie() : null;
  }
}
