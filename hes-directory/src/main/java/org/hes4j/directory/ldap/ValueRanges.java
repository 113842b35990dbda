package org.hes4j.directory.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rest of a value list that the server hands out in pieces. */
final class ValueRanges {
  private static final Filter ANY = Filter.createPresenceFilter("objectClass");

  private final LdapFailures failures;
  private final Searcher searcher;
  private final EntryListener entries;

  ValueRanges(LdapFailures failures, Searcher searcher, EntryListener entries) {
    this.failures = failures;
    this.searcher = searcher;
    this.entries = entries;
  }

  /** Returns when the piece that ends the list has come, and only then. */
  void readRest(CutShort begun) {
    CutShort soFar = begun;
    while (!soFar.received().isLast()) {
      soFar = soFar.upTo(nextPiece(soFar));
    }
  }

  private ValueRange nextPiece(CutShort soFar) {
    ValueRange before = soFar.received();
    Attribute piece = ask(soFar);
    ValueRange range = piece == null ? null : ValueRange.of(piece.getName());
    if (piece == null || range == null) {
      throw failure(soFar, "the next piece is missing");
    }
    if (!range.fits(before.to() + 1, piece.size())) {
      throw failure(soFar, "what came instead is " + ServerText.of(piece.getName()));
    }
    entries.addresses(soFar.dn(), before.attribute(), piece, soFar.displayName());
    return range;
  }

  /** The piece that came, or null when none did. */
  private @Nullable Attribute ask(CutShort soFar) {
    String wanted = soFar.received().following();
    List<SearchResultEntry> found;
    try {
      found =
          searcher
              .search(new SearchRequest(soFar.dn(), SearchScope.BASE, ANY, wanted))
              .getSearchEntries();
    } catch (ReferralAnswer e) {
      throw failures.lateReferral(e.urls(), searcher.progress().entries());
    }
    String attribute = soFar.received().attribute();
    for (SearchResultEntry entry : found) {
      for (Attribute each : entry.getAttributes()) {
        ValueRange range = ValueRange.of(each.getName());
        if (range != null && range.attribute().equalsIgnoreCase(attribute)) {
          return each;
        }
      }
    }
    return null;
  }

  private LdapSourceException failure(CutShort soFar, String problem) {
    String wanted = soFar.received().following();
    return failures.range(wanted, soFar.dn(), problem, searcher.progress().entries());
  }
}
