package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.SearchRequest;

/** One search for records, and for the values that come in pieces. */
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
    long before = progress.entries();
    new Pages(settings, failures, searcher)
        .run(
            request(search),
            () -> progress.entries() + entries.references().size(),
            () -> entries.takeCutShort().forEach(ranges::readRest));
    if (progress.entries() == before && entries.references().isEmpty()) {
      BaseEntry.require(searcher, failures, search);
    }
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
}
