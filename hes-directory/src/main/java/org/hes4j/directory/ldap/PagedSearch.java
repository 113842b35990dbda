package org.hes4j.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One search from the first page to the last. */
final class PagedSearch {
  private final LdapSettings settings;
  private final LdapFailures failures;
  private final EntryListener entries;

  PagedSearch(LdapSettings settings, LdapFailures failures, EntryListener entries) {
    this.settings = settings;
    this.failures = failures;
    this.entries = entries;
  }

  /** Returns when the server has said success and that nothing is left, and only then. */
  void run(LDAPConnection connection) {
    SearchRequest request = request();
    ASN1OctetString cookie = null;
    do {
      // Not critical: a server that cannot page shall answer all the same.
      request.setControls(new SimplePagedResultsControl(settings.pageSize(), cookie, false));
      // Rounded up, lest the wait end just before the limit it stands for.
      request.setResponseTimeoutMillis(patience().toMillis() + 1);
      cookie = nextPage(search(connection, request), cookie != null);
    } while (cookie != null);
  }

  private SearchRequest request() {
    Set<String> wanted = new LinkedHashSet<>(settings.attributes());
    wanted.addAll(settings.nameAttributes());
    return new SearchRequest(
        entries,
        settings.address().baseDn(),
        settings.address().scope(),
        DereferencePolicy.NEVER,
        0,
        0,
        false,
        settings.filter(),
        wanted.toArray(String[]::new));
  }

  private Duration patience() {
    Duration left = entries.timeLeft();
    Duration answer = settings.limits().response();
    return left.compareTo(answer) < 0 ? left : answer;
  }

  private SearchResult search(LDAPConnection connection, SearchRequest request) {
    try {
      SearchResult result = connection.search(request);
      if (!ResultCode.SUCCESS.equals(result.getResultCode())) {
        throw failures.searching(
            new LDAPException(result.getResultCode(), result.getDiagnosticMessage()),
            entries.count());
      }
      return result;
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.TIMEOUT)) {
        // Says so itself when it was the time for the whole read that ran out.
        entries.timeLeft();
      }
      throw failures.searching(e, entries.count());
    }
  }

  /** The cookie of the page to come, or null when that was the last. */
  private @Nullable ASN1OctetString nextPage(SearchResult result, boolean paging) {
    SimplePagedResultsControl control;
    try {
      control = SimplePagedResultsControl.get(result);
    } catch (LDAPException e) {
      throw failures.paging("an answer about paging that cannot be read", entries.count());
    }
    if (control != null) {
      return control.moreResultsToReturn() ? control.getCookie() : null;
    }
    if (paging) {
      throw failures.paging("no word on whether more pages follow", entries.count());
    }
    return null;
  }
}
