package org.hes4j.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a server told of changes against plain searches, before anybody is taken for gone.
 *
 * <p>OpenLDAP was seen to leave out entries that are there, to say of others that they are gone,
 * and to end with success: an entry that is changed while it answers; after a crash, when it knows
 * less than it holds, whatever was changed last; and for a reader who may not see {@code entryCSN}
 * all that was changed. Of an entry that was deleted before such a crash nothing is left to be
 * found.
 */
final class SyncCheck {
  /** More are not looked up by their ids. */
  static final int MOST_LOOKED_UP = 1000;

  private static final int IDS_IN_A_FILTER = 100;

  /** An entry may be changed again while the server is asked again. */
  private static final int TRIES = 5;

  private final SyncConnection at;
  private final Asking asking;

  /** Asks the server again. */
  interface Asking {
    /** Tells what is new or has changed since then, and returns the ids of these entries. */
    EntryIds putSince(ASN1OctetString cookie);
  }

  SyncCheck(SyncConnection at, Asking asking) {
    this.at = at;
    this.asking = asking;
  }

  /**
   * Returns when the answer can be believed.
   *
   * @throws StartOver when it cannot, and everything has to be told instead
   * @throws org.hes4j.recipient.ChangesNotSupportedException when it was everything that was told
   */
  void of(SyncAnswer answer) {
    ASN1OctetString cookie = Objects.requireNonNull(answer.cookie());
    if (answer.namesEverybody()) {
      requireTold(untold(answer.named(), cookie), cookie, "entries are there that were not told");
    }
    if (answer.withCookie()) {
      requireTold(there(answer.gone()), cookie, "entries are said to be gone that are there");
      requireTold(newer(cookie), cookie, "entries have changed that were not told");
    }
  }

  /** The entries that are there and were not named. */
  private List<UUID> untold(EntryIds named, ASN1OctetString cookie) {
    Census census = census(named);
    if (named.isEmpty() && census.entries() == 0) {
      requireBase();
    }
    if (census.withoutId() > 0) {
      throw at.syncFailures().hidden(census.withoutId(), census.entries(), "the id (entryUUID)");
    }
    if (isOfOpenLdap(cookie) && census.withoutChange() > 0) {
      throw at.syncFailures().hidden(census.withoutChange(), census.entries(), "entryCSN");
    }
    return census.untold();
  }

  /** What was changed meanwhile is told when the server is asked again; what it hides is not. */
  private void requireTold(List<UUID> suspects, ASN1OctetString cookie, String finding) {
    List<UUID> left = suspects;
    for (int tries = 0; tries < TRIES && !left.isEmpty(); tries++) {
      requireFew(left);
      EntryIds told = asking.putSince(cookie);
      left = there(left.stream().filter(id -> !told.contains(id)).toList());
    }
    if (!left.isEmpty()) {
      throw new StartOver(finding + ": " + left.size());
    }
  }

  private static void requireFew(List<UUID> ids) {
    if (ids.size() > MOST_LOOKED_UP) {
      throw new StartOver(
          "more than " + MOST_LOOKED_UP + " entries would have to be looked up by their id");
    }
  }

  private static boolean isOfOpenLdap(ASN1OctetString cookie) {
    return cookie.stringValue().contains(Csn.IN_COOKIE);
  }

  /**
   * The entries that were changed later than the server says that it knows of changes. It looks for
   * them by the same index, for each answer to a cookie. Where several servers write, an entry that
   * one of them changed before the newest change of another is not found.
   */
  private List<UUID> newer(ASN1OctetString cookie) {
    Map<String, String> known = Csn.known(cookie);
    if (known.isEmpty()) {
      return List.of();
    }
    List<String> attributes = new ArrayList<>(EntryId.attributes());
    attributes.add(Csn.OF_ENTRY);
    LdapSearch search = at.settings().searches().get(0);
    SearchRequest request =
        new SearchRequest(
            search.baseDn(),
            search.scope(),
            Filter.createANDFilter(
                search.filter(),
                Filter.createGreaterOrEqualFilter(Csn.OF_ENTRY, Collections.max(known.values()))),
            attributes.toArray(String[]::new));
    List<UUID> newer = new ArrayList<>();
    for (SearchResultEntry entry : few(request, MOST_LOOKED_UP)) {
      String csn = entry.getAttributeValue(Csn.OF_ENTRY);
      UUID id = EntryId.of(entry);
      if (csn != null && id != null && Csn.isNewer(csn, known)) {
        newer.add(id);
      }
    }
    return newer;
  }

  /** By another connection, for over this one more may be told. */
  private Census census(EntryIds told) {
    LdapSettings settings = at.settings();
    LdapSearch search = settings.searches().get(0);
    Census census = new Census(told, at.progress(), at.failures());
    ConnectFailures connecting = new ConnectFailures(settings.toString(), at.progress().entries());
    try (Session session =
        LdapConnector.forSearches(settings, connecting).open(List.of(at.server()))) {
      Searcher searcher =
          new Searcher(session.connection(), session.tap(), settings, at.failures(), at.progress());
      SearchRequest request =
          new SearchRequest(
              census,
              search.baseDn(),
              search.scope(),
              DereferencePolicy.NEVER,
              0,
              0,
              false,
              search.filter(),
              Census.attributes());
      new Pages(settings, at.failures(), searcher).run(request, census::entries, () -> {});
    } catch (ReferralAnswer e) {
      throw at.syncFailures().referral(e.urls());
    }
    return census;
  }

  private void requireBase() {
    try {
      BaseEntry.require(searcher(), at.failures(), at.settings().searches().get(0));
    } catch (ReferralAnswer e) {
      throw at.syncFailures().referral(e.urls());
    }
  }

  private Searcher searcher() {
    return new Searcher(
        at.connection(), new EntryTap(), at.settings(), at.failures(), at.progress());
  }

  /** Those of these that are there. One that certainly is is looked for with them. */
  private List<UUID> there(List<UUID> ids) {
    List<UUID> there = new ArrayList<>();
    if (ids.isEmpty()) {
      return there;
    }
    requireFew(ids);
    UUID any = anybody();
    for (int from = 0; from < ids.size(); from += IDS_IN_A_FILTER) {
      Set<UUID> some =
          new HashSet<>(ids.subList(from, Math.min(ids.size(), from + IDS_IN_A_FILTER)));
      boolean wanted = !some.add(any);
      List<UUID> found = found(some);
      if (!found.contains(any)) {
        throw new StartOver(
            "entries are not found by their id (entryUUID), so none can be looked for");
      }
      found.stream().filter(id -> wanted || !id.equals(any)).forEach(there::add);
    }
    return there;
  }

  private UUID anybody() {
    SearchResultEntry first = first();
    UUID id = first == null ? null : EntryId.of(first);
    if (id == null) {
      throw new StartOver(
          "no entry shows its id (entryUUID), by which the others could be looked for");
    }
    return id;
  }

  private @Nullable SearchResultEntry first() {
    LdapSearch search = at.settings().searches().get(0);
    SearchRequest request =
        new SearchRequest(
            search.baseDn(),
            search.scope(),
            search.filter(),
            EntryId.attributes().toArray(String[]::new));
    List<SearchResultEntry> found = few(request, 1);
    return found.isEmpty() ? null : found.get(0);
  }

  /** Not all where there are more. */
  private List<SearchResultEntry> few(SearchRequest request, int most) {
    request.setSizeLimit(most);
    try {
      SearchResult result = at.connection().search(request);
      at.failures().requireNoText(result, at.progress().entries());
      return result.getSearchEntries();
    } catch (LDAPSearchException e) {
      if (!e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
        throw at.failure(e);
      }
      return e.getSearchEntries();
    }
  }

  private List<UUID> found(Set<UUID> ids) {
    LdapSearch search = at.settings().searches().get(0);
    try {
      return searcher()
          .search(
              new SearchRequest(
                  search.baseDn(),
                  search.scope(),
                  Filter.createANDFilter(search.filter(), EntryId.anyOf(ids)),
                  EntryId.attributes().toArray(String[]::new)))
          .getSearchEntries()
          .stream()
          .map(EntryId::of)
          .filter(Objects::nonNull)
          .toList();
    } catch (ReferralAnswer e) {
      throw at.syncFailures().referral(e.urls());
    }
  }
}
