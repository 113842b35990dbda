package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import java.util.List;

/** Sends one search request and takes nothing but success for an answer. */
final class Searcher {
  private final LDAPConnection connection;
  private final EntryTap tap;
  private final LdapSettings settings;
  private final LdapFailures failures;
  private final ReadProgress progress;

  Searcher(
      LDAPConnection connection,
      EntryTap tap,
      LdapSettings settings,
      LdapFailures failures,
      ReadProgress progress) {
    this.connection = connection;
    this.tap = tap;
    this.settings = settings;
    this.failures = failures;
    this.progress = progress;
  }

  ReadProgress progress() {
    return progress;
  }

  /**
   * The answer, which is success.
   *
   * @throws ReferralAnswer when the server says that the whole search belongs elsewhere
   */
  SearchResult search(SearchRequest request) {
    // Rounded up, lest the wait end just before the limit it stands for.
    request.setResponseTimeoutMillis(
        progress.patience(settings.limits().response(), failures).toMillis() + 1);
    try {
      SearchResult result = connection.search(request);
      if (!ResultCode.SUCCESS.equals(result.getResultCode())) {
        throw new LDAPException(
            result.getResultCode(), result.getDiagnosticMessage(), null, result.getReferralURLs());
      }
      failures.requireNoText(result, progress.entries());
      return result;
    } catch (LDAPException e) {
      tap.rethrow();
      throw failure(e);
    } finally {
      tap.close();
    }
  }

  private RuntimeException failure(LDAPException e) {
    if (e.getResultCode().equals(ResultCode.TIMEOUT)) {
      // Says so itself when it was the time for the whole read that ran out.
      progress.timeLeft(failures);
    }
    if (!e.getResultCode().equals(ResultCode.REFERRAL)) {
      return failures.searching(e, connection, progress.entries());
    }
    List<String> urls = List.of(e.getReferralURLs());
    return settings.referrals().follows()
        ? new ReferralAnswer(urls)
        : failures.referral(urls, progress.entries());
  }
}
